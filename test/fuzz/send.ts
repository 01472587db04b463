import { Agent, request as httpRequest } from 'node:http'
import type { Answer, FuzzRequest } from './request.ts'

/** Milliseconds after which an answer is called a hang, on a machine that does other things besides. */
export const HANG_MILLISECONDS = 30_000
const HEAD_BYTES = 200

/** Sends over connections that are kept, so many at once at most; never throws for what the server does. */
export function createSender(
  base: string,
  connections: number,
): { send(one: FuzzRequest): Promise<Answer>; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const { hostname, port } = new URL(base)
  return {
    send: (one) => sendOnce({ agent, hostname, port }, one),
    close: () => agent.destroy(),
  }
}

type Way = { readonly agent: Agent; readonly hostname: string; readonly port: string }

function sendOnce(way: Way, { method, path, headers, body }: FuzzRequest): Promise<Answer> {
  const began = performance.now()
  return new Promise((resolve) => {
    const done = (status: number, head: string) =>
      resolve({ status, milliseconds: performance.now() - began, head })
    const outgoing = httpRequest({
      ...way,
      method,
      path,
      headers: { ...headers, ...(body && { 'content-length': body.length }) },
    })
    outgoing.setTimeout(HANG_MILLISECONDS, () => outgoing.destroy(new Error('hang')))
    outgoing.once('error', (error: NodeJS.ErrnoException) => done(0, error.code ?? error.message))
    outgoing.once('response', (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => {
        if (chunks.length === 0) chunks.push(chunk.subarray(0, HEAD_BYTES))
      })
      incoming.once('error', (error) => done(0, error.message))
      incoming.once('end', () => done(incoming.statusCode ?? 0, Buffer.concat(chunks).toString('utf8')))
    })
    outgoing.end(body)
  })
}
