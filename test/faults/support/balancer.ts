import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** One address before several processes, as a load balancer of an operator is. */
export type Balancer = { readonly base: string; close(): Promise<void> }

/** Headers that are of a connection and not of what goes through it. */
const OF_A_CONNECTION = new Set(['connection', 'host', 'content-length', 'transfer-encoding', 'keep-alive'])

/**
 * Takes requests to the processes in turn. One that takes no connection is passed over, so nothing was done there; a request
 * that is cut off in the middle is answered 502, because nobody knows what was done, and whoever sent it must repeat it.
 */
export async function startBalancer(bases: readonly string[]): Promise<Balancer> {
  let next = 0
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    next += 1
    const turns = bases.map((_base, step) => bases[(next + step) % bases.length] ?? '')
    await pass(request, body, turns, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function pass(
  request: IncomingMessage,
  body: Buffer,
  bases: readonly string[],
  response: ServerResponse,
): Promise<void> {
  for (const base of bases) {
    try {
      const answer = await fetch(`${base}${request.url}`, {
        method: request.method ?? 'GET',
        headers: headersOf(request),
        redirect: 'manual',
        ...(body.length > 0 && { body: new Uint8Array(body) }),
      })
      const content = Buffer.from(await answer.arrayBuffer())
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
      response.end(content)
      return
    } catch (error) {
      if (!isRefused(error)) break
    }
  }
  response.writeHead(502).end()
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const given = Object.entries(headers).filter(([name]) => !OF_A_CONNECTION.has(name))
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
}

function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED'
}
