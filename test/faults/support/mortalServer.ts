import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { environmentSchema } from '../../../server/env/environment.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
/** Milliseconds: longer than a start takes on a machine that does twenty other things. */
const START_MILLISECONDS = 300_000

/** The server as an operator runs it, in a process of its own that may be killed at any moment, also while it starts. */
export type MortalServer = {
  /** Resolves once it says where it listens; rejects when it ends before or takes too long. */
  readonly listening: Promise<void>
  /** Resolves when it is gone, for whatever reason. */
  readonly gone: Promise<unknown>
  /** `kill -9`, and waits until the process is gone. */
  kill(): Promise<void>
  /** Stands it still where it is, as a machine does that is paused; its connections stay open. */
  freeze(): void
  /** Lets it go on. */
  thaw(): void
  /** Ends it as Ctrl-C does; gives its exit code. */
  stop(): Promise<number | null>
  /** Ends it as a service manager does, while others may send it traffic. */
  terminate(): Promise<number | null>
  /** What it printed, oldest first. */
  readonly printed: readonly string[]
}

/** Settings of a process, by their names. */
export type Settings = Readonly<Record<string, string>>

/** Every process that lives, with the database that it is on. */
const living = new Map<ChildProcess, string | undefined>()

// Who is ended from outside leaves nobody behind, least of all one that stands still.
process.once('exit', () => {
  for (const child of living.keys()) child.kill('SIGKILL')
})

/** Kills what a run has left on its database, so that nobody writes there when it is dropped. */
export async function killAllOn(databaseUrl: string): Promise<void> {
  for (const [child, url] of living) {
    if (url !== databaseUrl) continue
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
}

/** Starts one; whoever must know of every line that it prints is told of each. */
export function spawnServer(settings: Settings, told: (line: string) => void = () => {}): MortalServer {
  const nothingSet = Object.fromEntries(Object.keys(environmentSchema.shape).map((name) => [name, '']))
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), 'server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...nothingSet, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = once(child, 'exit').finally(() => living.delete(child))
  living.set(child, settings.DATABASE_URL)
  const printed: string[] = []
  const listening = listens(child, printed, told)
  // Whoever kills it while it starts does not wait for it to listen.
  listening.catch(() => {})
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal)
    await gone
    return child.exitCode
  }
  return {
    listening,
    gone,
    kill: async () => void (await end('SIGKILL')),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    stop: () => end('SIGINT'),
    terminate: () => end('SIGTERM'),
    printed,
  }
}

async function listens(child: ChildProcess, printed: string[], told: (line: string) => void): Promise<void> {
  const says = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream)
        createInterface(stream).on('line', (line) => {
          told(line)
          printed.push(line)
          if (line.startsWith('khaibao · ')) resolve()
        })
    }
  })
  const fails = async (why: string) => {
    throw new Error(`${why}:\n${printed.join('\n')}`)
  }
  const ends = once(child, 'exit').then(() => fails('the server ended while it started'))
  const late = wait(START_MILLISECONDS, undefined, { ref: false }).then(() =>
    fails('the server did not start'),
  )
  await Promise.race([says, ends, late])
}
