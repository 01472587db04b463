import type { FastifyRequest } from 'fastify'

/** Methods that change nothing of ours. */
const SAFE = ['GET', 'HEAD', 'OPTIONS', 'TRACE']
/** What a browser says of a request that our own page made, or its user by hand. */
const OURS = ['same-origin', 'none']

/**
 * Whether another site made a browser send this. Browsers say so in `Sec-Fetch-Site`; older ones, and all where a page is not
 * served by https, say in `Origin` whose page it was. Whoever says neither is no browser, and holds no cookie of anybody's. It
 * rests on our pages' `referrer-policy: same-origin`: with `no-referrer` a browser names no origin in what a form sends.
 */
export function isFromElsewhere(
  { method, headers }: Pick<FastifyRequest, 'method' | 'headers'>,
  own: readonly string[],
): boolean {
  if (SAFE.includes(method)) return false
  const site = headers['sec-fetch-site']
  if (site !== undefined) return !OURS.includes(String(site))
  const { origin, host } = headers
  if (origin === undefined) return false
  return !own.includes(origin) && hostIn(origin) !== host
}

/** Our own addresses as browsers name them. */
export function originsOf(bases: readonly string[]): readonly string[] {
  return bases.map((base) => new URL(base).origin)
}

/** Where no address of ours is configured, people come by any; another site's page can't lie about which it is. */
function hostIn(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
