import { createServer } from 'node:net'
import autocannon from 'autocannon'

type Load = {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  readonly headers: Readonly<Record<string, string>>
  /** The body of the next request. */
  readonly nextBody: () => string
}

export type LoadResult = { readonly perSecond: number; readonly p99: number }

/** Posts as fast as the answers come; throws when anything but 200 was answered. */
export async function postUnderLoad({
  url,
  connections,
  seconds,
  headers,
  nextBody,
}: Load): Promise<LoadResult> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    requests: [{ setupRequest: (request) => ({ ...request, body: nextBody() }) }],
  })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`under load ${result.non2xx} answers were not 200, ${result.errors} failed`)
  }
  return { perSecond: result['2xx'] / result.duration, p99: result.latency.p99 }
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
