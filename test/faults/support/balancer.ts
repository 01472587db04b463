import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type Chosen, chooseInTurn } from './choosing.ts'

/** One address before several processes, as a load balancer of an operator is. */
export type Balancer = {
  readonly base: string
  /** Answers of 500 and above that were handed on, and requests that no process took or that were broken off. */
  readonly failures: readonly string[]
  /** How many requests each process answered. */
  readonly answered: ReadonlyMap<string, number>
  close(): Promise<void>
}

/** Headers that are of a connection and not of what goes through it; an answer's body comes unpacked. */
const OF_A_CONNECTION = new Set([
  ...['connection', 'host', 'content-length', 'transfer-encoding', 'keep-alive', 'content-encoding'],
])

/**
 * Takes requests to the processes that are `chosen` for each, by default all in turn. One that takes no connection is passed over, so
 * nothing was done there; a request that is cut off in the middle is answered 502, because nobody knows what was done, and whoever sent
 * it must repeat it.
 */
export async function startBalancer(
  bases: readonly string[],
  { port = 0, chosen = chooseInTurn(bases) }: { port?: number; chosen?: Chosen } = {},
): Promise<Balancer> {
  const failures: string[] = []
  const answered = new Map<string, number>()
  const server = createServer(async (request, response) => {
    const passed = await pass(request, await buffer(request), chosen.next(), response)
    if ('failure' in passed) {
      failures.push(passed.failure)
      response.writeHead(502).end()
      return
    }
    const { base, status } = passed
    answered.set(base, (answered.get(base) ?? 0) + 1)
    if (status >= 500) failures.push(`answered ${status}`)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failures,
    answered,
    async close() {
      await chosen.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

type Passed = { readonly base: string; readonly status: number } | { readonly failure: string }

async function pass(
  request: IncomingMessage,
  body: Buffer,
  bases: readonly string[],
  response: ServerResponse,
): Promise<Passed> {
  for (const base of bases) {
    try {
      const answer = await fetch(`${base}${request.url}`, {
        method: request.method ?? 'GET',
        headers: withoutConnection(Object.entries(request.headers)),
        redirect: 'manual',
        ...(body.length > 0 && { body: new Uint8Array(body) }),
      })
      const content = Buffer.from(await answer.arrayBuffer())
      response.writeHead(answer.status, withoutConnection([...answer.headers]))
      response.end(content)
      return { base, status: answer.status }
    } catch (error) {
      if (!isRefused(error)) return { failure: 'a request was broken off' }
    }
  }
  return { failure: 'no process took a request' }
}

function withoutConnection(headers: readonly (readonly [string, unknown])[]): Record<string, string> {
  const kept = headers.filter(([name]) => !OF_A_CONNECTION.has(name))
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]))
}

function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED'
}
