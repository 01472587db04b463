import { createConnection, createServer, type Server } from 'node:net'
import { codeOf } from './problem.ts'

/** What a data folder is held for: the server, or a command of the operator that works on it alone. */
export type Purpose = 'server' | 'command'

/** Who holds a lock, as far as it could tell. */
export type Holder = { readonly pid: number | undefined; readonly purpose: Purpose | undefined }

/** A living holder whose event loop is busy says nothing for a while; that it lives is known by then. */
const ANSWER_MS = 1_000

/** Answers of the system that mean: no process listens there any more. */
const DEAD = ['ECONNREFUSED', 'ENOENT']

/** Listens on a socket file, telling whoever connects who we are. Does not keep the process alive. */
export function listenAsHolder(path: string, purpose: Purpose): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.end(JSON.stringify({ pid: process.pid, purpose }))
    })
    server.once('error', reject)
    // Root and the folder's owner may both come by; the folder itself keeps everybody else away.
    server.listen({ path, readableAll: true, writableAll: true }, () => resolve(server.unref()))
  })
}

/** Asks a socket file who listens on it: `undefined` when nobody does. */
export function askHolder(path: string): Promise<Holder | undefined> {
  return new Promise((resolve) => {
    let said = ''
    const socket = createConnection(path)
    socket.setTimeout(ANSWER_MS, () => socket.destroy())
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    socket.on('error', (error) => {
      if (DEAD.includes(codeOf(error))) resolve(undefined)
    })
    socket.on('close', () => resolve(understood(said)))
  })
}

function understood(said: string): Holder {
  try {
    const { pid, purpose }: { pid?: unknown; purpose?: unknown } = JSON.parse(said)
    return {
      pid: typeof pid === 'number' ? pid : undefined,
      purpose: purpose === 'server' || purpose === 'command' ? purpose : undefined,
    }
  } catch {
    return { pid: undefined, purpose: undefined }
  }
}
