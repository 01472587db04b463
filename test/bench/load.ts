import { createServer } from 'node:net'
import autocannon from 'autocannon'

type Load = {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  readonly headers: Readonly<Record<string, string>>
  /** The next request's body, and its headers where they depend on it. */
  readonly next: () => { readonly body: string; readonly headers?: Readonly<Record<string, string>> }
  /** Requests a second that are offered, all connections together; without it as many as the answers allow. */
  readonly offered?: number
}

/** Milliseconds are counted from when a request was due, so that a slow answer does not hide those behind it. */
export type LoadResult = {
  readonly perSecond: number
  /** Requests that were answered. */
  readonly answered: number
  readonly median: number
  readonly p99: number
  readonly slowest: number
}

/** Posts as fast as the answers come, or at an even pace; throws when anything but 200 was answered. */
export async function postUnderLoad({
  url,
  connections,
  seconds,
  headers,
  next,
  offered,
}: Load): Promise<LoadResult> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    ...(offered !== undefined && { overallRate: offered }),
    requests: [
      {
        setupRequest: (request) => {
          const { body, headers: more } = next()
          return { ...request, body, headers: { ...request.headers, ...more } }
        },
      },
    ],
  })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`under load ${result.non2xx} answers were not 200, ${result.errors} failed`)
  }
  const { p50, p99, max } = result.latency
  const answered = result['2xx']
  return { perSecond: answered / result.duration, answered, median: p50, p99, slowest: max }
}

/** A port that is free at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('no port was given')
  return address.port
}
