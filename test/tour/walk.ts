import { MARKUP, type Planted } from './planted.ts'
import { STOPS, type Stop } from './stops.ts'
import { TRICKS } from './tricks.ts'

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS'] as const
export type Method = (typeof METHODS)[number]

export type Asked = {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Each request comes from a network of its own, so that nothing is refused for coming too fast. */
  readonly network: string
}
export type Got = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
export type Ask = (asked: Asked) => Promise<Got>

/** A line of what was tried: which route, as whom, what it got, and what of that should not be. */
export type Tried = {
  readonly route: string
  readonly whom: string
  readonly got: string
  readonly problems: readonly string[]
}

export type Tour = {
  readonly ask: Ask
  /** The routes that there are, and the methods of each. */
  readonly routes: ReadonlyMap<string, ReadonlySet<string>>
  readonly planted: Planted
  readonly isSecure: boolean
}

/** What everybody tries; all of the methods are tried by those who hold nothing that is anybody's. */
const USUAL: readonly Method[] = ['GET', 'POST']

/** Somebody who has the name of another city's server in `Host`, so that no link may be made of it. */
const LYING_HOST = 'elsewhere.example'
const OTHER_SITE = { origin: 'https://another.example', 'sec-fetch-site': 'cross-site' }
const BODIES = {
  form: { 'content-type': 'application/x-www-form-urlencoded', body: 'notice=1&outcome=reached&agreed=yes' },
  json: { 'content-type': 'application/json', body: '{"update_id":1,"kind":"none"}' },
  image: { 'content-type': 'image/jpeg', body: 'x' },
} as const

/** Walks a stranger through every route with everything that could open one. */
export async function walk(tour: Tour): Promise<Tried[]> {
  const missing = [...tour.routes.keys()].filter((route) => !(route in STOPS))
  const stale = Object.keys(STOPS).filter((route) => !tour.routes.has(route))
  const tried: Tried[] = [
    ...missing.map((route) => lineOf(route, 'nobody', 'not toured', ['the tour does not know this route'])),
    ...stale.map((route) => lineOf(route, 'nobody', 'not there', ['there is no such route any more'])),
  ]
  for (const [route, stop] of Object.entries(STOPS)) {
    if (tour.routes.has(route)) tried.push(...(await stopAt(tour, route, stop)))
  }
  for (const trick of TRICKS) {
    const got = await asked(tour, { ...trick, headers: trick.headers ?? {} })
    const isRight = trick.statuses.includes(got.status)
    const problems = isRight ? [] : [`${got.status} instead of ${trick.statuses.join(' or ')}`]
    tried.push(
      lineOf(shortened(trick.url), trick.whom, `${trick.method} ${got.status}`, [
        ...problems,
        ...problemsOf(tour, got),
      ]),
    )
  }
  return tried
}

/** The bearers of tokens: nobody, somebody who makes one up, and whoever holds one for another place or time. */
function bearers({ tokens }: Planted, stop: Stop): readonly (readonly [name: string, token: string])[] {
  const unknown: readonly (readonly [string, string])[] = [
    ['somebody with one that is unknown', 'ZZZZZZZZZZZZZZZZZZZZZZZZZZ'],
    ['nobody', ''],
    ['somebody with a short one', 'ab'],
    ['somebody with a long one', 'Z'.repeat(90)],
    ['somebody with __proto__', '__proto__'],
  ]
  if (stop.isOpen) return [['nobody', '']]
  return [...unknown, ...[...tokens].filter(([name]) => !stop.opens?.test(name))]
}

async function stopAt(tour: Tour, route: string, stop: Stop): Promise<Tried[]> {
  const served = tour.routes.get(route) ?? new Set()
  const tried: Tried[] = []
  const unknown = new Map<Method, string>()
  for (const [name, token] of bearers(tour.planted, stop)) {
    const [statuses, problems]: [string[], string[]] = [[], []]
    for (const method of tour.planted.tokens.has(name) ? USUAL : METHODS) {
      const got = await asked(tour, { method, ...requestOf(stop, token) })
      statuses.push(`${method} ${got.status}`)
      const isServed = served.has(method)
      const expected = isServed ? stop.closed({ method, name, token }) : 404
      if (got.status !== expected) problems.push(`${method} ${got.status} instead of ${expected}`)
      problems.push(...problemsOf(tour, got))
      if (!stop.isAlike || !isServed || got.status === 410) continue
      const looks = look(got)
      const before = unknown.get(method) ?? looks
      unknown.set(method, before)
      if (looks !== before) problems.push(`${method} is told apart from one that is unknown`)
    }
    tried.push(lineOf(route, name, statuses.join(' · '), problems))
  }
  if (served.has('POST')) tried.push(await fromAnotherSite(tour, route, stop))
  return tried
}

/** A page of another site makes a browser post here. Where only a messenger's server speaks, nothing else changes by it. */
async function fromAnotherSite(tour: Tour, route: string, stop: Stop): Promise<Tried> {
  const request = requestOf(stop, 'ZZZZZZZZZZZZZZZZZZZZZZZZZZ')
  const headers = { ...request.headers, ...OTHER_SITE }
  const got = await asked(tour, { ...request, method: 'POST', headers })
  const token = 'ZZZZZZZZZZZZZZZZZZZZZZZZZZ'
  const expected = stop.isForMessengers ? stop.closed({ method: 'POST', name: '', token }) : 403
  const wrong = got.status === expected ? [] : [`${got.status} instead of ${expected}`]
  return lineOf(route, 'a page of another site', `POST ${got.status}`, [...wrong, ...problemsOf(tour, got)])
}

function requestOf(stop: Stop, token: string) {
  const { body, ...type } = stop.body ? BODIES[stop.body] : { body: undefined }
  const headers = { ...(type as Record<string, string>), ...stop.headers?.(token) }
  return { url: stop.url(token), headers, ...(body !== undefined && { body }) }
}

let networks = 0

async function asked({ ask }: Tour, request: Omit<Asked, 'network'>): Promise<Got> {
  networks += 1
  const network = `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}`
  const hasBody = ['POST', 'PUT'].includes(request.method)
  const { body, ...rest } = request
  const { 'content-type': type, ...others } = request.headers
  const headers = {
    ...others,
    ...(hasBody && type !== undefined && { 'content-type': type }),
    host: LYING_HOST,
  }
  return ask({ ...rest, headers, network, ...(hasBody && body !== undefined && { body }) })
}

/** All of an answer that must not differ: not its moment, nor what only says how it came. */
function look({ status, headers, body }: Got): string {
  const { date: _date, connection: _connection, 'keep-alive': _kept, ...rest } = headers
  return JSON.stringify([status, Object.entries(rest).sort(), body])
}

/** Headers that every answer has, and how they begin. */
const GUARDS: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /^default-src 'none'.*frame-ancestors 'none'/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /^camera=\(\)/,
  'referrer-policy': /^same-origin$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'cache-control': /./,
}

function problemsOf({ planted, isSecure }: Tour, { status, headers, body }: Got): string[] {
  const all = `${JSON.stringify(headers)} ${body}`
  const shown = planted.secrets.filter((secret) => all.includes(secret))
  const [location = '/chat', cookie] = [headers.location, headers['set-cookie']]
  return [
    ...shown.map((secret) => `shows “${secret}”`),
    ...(all.includes(MARKUP) ? ['shows markup as it was written'] : []),
    ...(all.includes(LYING_HOST) ? ['repeats the host that was said'] : []),
    ...(status >= 500 ? [`failed with ${status}`] : []),
    ...Object.entries(GUARDS).flatMap(([name, form]) =>
      form.test(headers[name] ?? '') ? [] : [`no ${name}`],
    ),
    ...(/unsafe-/.test(headers['content-security-policy'] ?? '') ? ['allows what is unsafe'] : []),
    ...(isSecure && !headers['strict-transport-security'] ? ['no strict-transport-security'] : []),
    ...(headers.server || headers['x-powered-by'] ? ['says what it is made with'] : []),
    ...(/^\/(?!\/)/.test(location) ? [] : [`leads to ${location}`]),
    ...(cookie && !/HttpOnly/.test(cookie) ? ['gives a cookie to scripts'] : []),
  ]
}

function lineOf(route: string, whom: string, got: string, problems: readonly string[]): Tried {
  return { route, whom, got, problems: [...new Set(problems)] }
}

function shortened(url: string): string {
  return url.length > 40 ? `${url.slice(0, 37)}…` : url
}
