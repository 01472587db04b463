import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Messages of PostgreSQL's protocol, by the letter that each begins with. */
const ASKS_FOR_AN_END = ['Q', 'S']
const READY = 'Z'
/** The state that a server says when it is ready and no transaction is open. */
const IDLE = 'I'

/** Stands before a PostgreSQL and hears whether a client can do with a pooler in transaction mode. */
export type Listening = {
  /** The same database through it. */
  readonly url: string
  /** How often something was sent while a statement outside of a transaction was not answered yet. */
  hasty(): number
  stop(): Promise<void>
}

export async function listenBefore(url: string): Promise<Listening> {
  const behind = new URL(url)
  let hasty = 0
  const server = createServer((client) => {
    const database = connect(Number(behind.port), behind.hostname)
    let owed = 0
    let state = IDLE
    client.on(
      'data',
      eachMessage((letter) => {
        if (owed > 0 && state === IDLE) hasty += 1
        if (ASKS_FOR_AN_END.includes(letter)) owed += 1
      }, 'begins without a letter'),
    )
    database.on(
      'data',
      eachMessage((letter, body) => {
        if (letter !== READY) return
        owed = Math.max(0, owed - 1)
        state = body.toString('latin1')
      }),
    )
    join(client, database)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const through = new URL(url)
  through.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: through.href,
    hasty: () => hasty,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function join(one: Socket, other: Socket): void {
  one.pipe(other).pipe(one)
  one.on('error', () => other.destroy())
  other.on('error', () => one.destroy())
}

/** Takes bytes as they come and tells of each message once it is whole. Only a client's first one begins without a letter. */
function eachMessage(tell: (letter: string, body: Buffer) => void, first?: 'begins without a letter') {
  let begins = first !== undefined
  let read = Buffer.alloc(0)
  return (bytes: Buffer) => {
    read = Buffer.concat([read, bytes])
    for (;;) {
      const lettered = begins ? 0 : 1
      if (read.length < lettered + 4) return
      const end = lettered + read.readUInt32BE(lettered)
      if (read.length < end) return
      if (!begins) tell(read.toString('latin1', 0, 1), read.subarray(5, end))
      begins = false
      read = read.subarray(end)
    }
  }
}
