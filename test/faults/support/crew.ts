import { type MortalServer, type Settings, spawnServer } from './mortalServer.ts'

/** Several processes of the server, each at its place, where another begins as soon as one is dead. */
export type Crew = {
  readonly size: number
  /** Those that live, in the order of their places. */
  readonly servers: readonly MortalServer[]
  /** Kills the processes of some places at once and replaces them. */
  kill(places: readonly number[]): Promise<void>
}

/** Starts a process with each of these settings. */
export function startCrew(posts: readonly Settings[]): Crew {
  const servers = posts.map((post) => spawnServer(post))
  return {
    size: posts.length,
    servers,
    async kill(places) {
      await Promise.all(places.map((place) => servers[place]?.kill()))
      for (const place of places) {
        const post = posts[place]
        if (post) servers[place] = spawnServer(post)
      }
    },
  }
}

/** Resolves when all of them listen. */
export async function allListen({ servers }: Crew): Promise<readonly MortalServer[]> {
  await Promise.all(servers.map((server) => server.listening))
  return servers
}
