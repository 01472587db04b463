import { connect, createServer, type Socket } from 'node:net'
import { freePort } from './load.ts'

export type Counter = {
  /** The database's address, through the counter. */
  readonly url: string
  /** How often a client asked and waited for the answer, over all connections. */
  readonly roundTrips: () => number
  close(): void
}

/** Stands between a program and its database and counts the round trips on the wire, whatever library makes them. */
export async function countRoundTrips(databaseUrl: string): Promise<Counter> {
  const target = new URL(databaseUrl)
  let roundTrips = 0
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname)
    let asked = false
    client.on('data', () => {
      if (!asked) roundTrips += 1
      asked = true
    })
    database.on('data', () => {
      asked = false
    })
    client.pipe(database).pipe(client)
    for (const socket of [client, database]) sockets.add(socket.on('error', () => {}).setNoDelay())
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.port = String(port)
  return {
    url: url.href,
    roundTrips: () => roundTrips,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
