/** Something that a stranger tries with an address, a method or a header, and what may come of it. */
export type Trick = {
  readonly method: string
  readonly url: string
  readonly whom: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly statuses: readonly number[]
}

const path = (url: string, whom: string, ...statuses: number[]): Trick => ({
  method: 'GET',
  url,
  whom,
  statuses: statuses.length > 0 ? statuses : [404],
})
const json = (body: string, whom: string, ...statuses: number[]): Trick => ({
  method: 'POST',
  url: '/chat/messages',
  whom,
  headers: { 'content-type': 'application/json', authorization: `Bearer ${'s'.repeat(43)}` },
  body,
  statuses,
})

/** Levels of a body that is nothing but brackets; far more than any reader that calls itself could bear. */
const DEEP = 100_000

export const TRICKS: readonly Trick[] = [
  path('//another.example', 'somebody with two slashes'),
  path('/../../etc/passwd', 'somebody who climbs'),
  path('/%2e%2e/%2e%2e/etc/passwd', 'somebody who climbs unseen'),
  path('/chat/page/x/..%2f..%2f..%2fapp.ts', 'somebody who climbs out of a folder'),
  path('/chat/page/__proto__/constructor', 'somebody with names of JavaScript'),
  path('/form/%00', 'somebody with a null character'),
  path('/v/%00', 'somebody with a null character', 404, 200),
  path('/v/%E0%A4%A', 'somebody whose percent signs mean nothing', 303),
  path('/%', 'somebody whose percent signs mean nothing'),
  // Where an address is tidied before it is sent, a backslash is a slash, and this the front door.
  path('/\\another.example', 'somebody with a backslash', 404, 302),
  path('/V/..%5c..%5cmetrics', 'somebody with backslashes', 404),
  path('/METRICS', 'somebody with capital letters'),
  path(`/form/${'Z'.repeat(4_000)}`, 'somebody with a very long address'),
  path(`/v?code=1&${'code=1&'.repeat(1_000)}`, 'somebody with a thousand parameters'),
  path('/v?code[__proto__]=1&__proto__=1', 'somebody with names of JavaScript', 200),
  { method: 'TRACE', url: '/chat', whom: 'somebody who traces', statuses: [404] },
  { method: 'DELETE', url: '/chat/messages', whom: 'somebody who deletes', statuses: [404] },
  { method: 'PATCH', url: '/form/x', whom: 'somebody who patches', statuses: [404] },
  json('', 'somebody with nothing', 400),
  json('{"kind":', 'somebody with half of JSON', 400),
  json('['.repeat(DEEP), 'somebody with deep JSON that never ends', 400),
  json('['.repeat(DEEP) + ']'.repeat(DEEP), 'somebody with deep JSON', 400),
  json('{"__proto__":{"kind":"text"}}', 'somebody with __proto__', 400),
  json('{"constructor":{"prototype":{"kind":"text"}}}', 'somebody with constructor', 400),
  json('{"kind":"text","kind":"text","text":7}', 'somebody with a name twice', 400),
  json('{"id":"x","age":1e999,"kind":"text","text":"a"}', 'somebody with a number beyond all', 400),
  json(`"${'a'.repeat(300_000)}"`, 'somebody with too much', 413),
  {
    ...json('<a/>', 'somebody with XML', 415),
    headers: { 'content-type': 'application/xml', authorization: `Bearer ${'s'.repeat(43)}` },
  },
]
