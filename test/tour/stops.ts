import type { Method } from './walk.ts'

/** How a stranger tries a route. */
export type Stop = {
  /** Its address with a token in it, where it takes any. */
  readonly url: (token: string) => string
  /** What bears the token where the address does not. */
  readonly headers?: (token: string) => Record<string, string>
  /** Tokens that rightly open it: whoever holds one is no stranger here. */
  readonly opens?: RegExp
  /** What everybody else gets; one that is spent may be told so. */
  readonly closed: (asked: {
    readonly method: Method
    readonly name: string
    readonly token: string
  }) => number
  /** Whether all that is closed must look the same, word for word. */
  readonly isAlike?: boolean
  readonly body?: 'form' | 'json' | 'image'
  /** It is open to all, so only whether it is there is tried. */
  readonly isOpen?: boolean
  /** A messenger's own server speaks here, and no browser. */
  readonly isForMessengers?: boolean
}

/** The secret of a browser has a form, and any of that form is somebody: a new one is a new person, who has no lines yet. */
const IS_SECRET = /^[\w-]{43}$/

const link = (path: string, opens: RegExp): Stop => ({
  url: (token) => `${path}/${token}`,
  opens,
  closed: () => 404,
  isAlike: true,
  body: 'form',
})
/** A browser that is not the one which opened a link, and holds a token of its own making. */
const held = (name: string): Record<string, string> => {
  const token = 'Y'.repeat(26)
  return { cookie: `__Secure-${name}=${token}; ${name}=${token}` }
}
const open = (url: string, status = 200): Stop => ({ url: () => url, closed: () => status, isOpen: true })
const chat = (url: (token: string) => string, known: Stop['closed'], body: Stop['body'] = 'json'): Stop => ({
  url,
  headers: (token) => (token === '' ? {} : { authorization: `Bearer ${token}` }),
  opens: /^secret of a chat$/,
  closed: (asked) => (IS_SECRET.test(asked.token) ? known(asked) : 401),
  body,
})

/** Every route of the product. One that is missing here, or not there any more, fails the tour. */
export const STOPS: Readonly<Record<string, Stop>> = {
  '/': open('/', 302),
  '/chat': open('/chat'),
  '/chat/': open('/chat/'),
  '/chat/page/:version/:name': { url: (token) => `/chat/page/x/${token}`, closed: () => 404, isAlike: true },
  '/chat/messages': chat(
    () => '/chat/messages',
    ({ method }) => (method === 'POST' ? 400 : 200),
  ),
  '/chat/photos': chat(
    () => '/chat/photos',
    () => 400,
    'image',
  ),
  '/chat/files/:id': {
    ...chat(
      (token) => `/chat/files/${token || 'x'}`,
      () => 404,
    ),
    opens: /^never$/,
  },
  '/f/:token': { ...link('/f', /^link of a copy of data$/), headers: () => held('opener') },
  '/f/:token/:name': {
    ...link('/f', /^never$/),
    url: (token) => `/f/${token}/own-data.json`,
    headers: () => held('opener'),
  },
  '/form/:token': {
    ...link('/form', /^link of a form$/),
    // Whoever has sent a form and opens its link again reads that it was received: they hold 130 bits that were theirs.
    closed: ({ name }) => (name === 'link of a form, spent' ? 410 : 404),
  },
  '/form.css': open('/form.css'),
  '/healthz': open('/healthz'),
  '/readyz': open('/readyz'),
  '/l/:token': link('/l', /^(link|page) of a log$/),
  '/log.css': open('/log.css'),
  '/metrics': {
    url: () => '/metrics',
    headers: (token) => (token === '' ? {} : { authorization: `Bearer ${token}` }),
    opens: /^token of the figures$/,
    closed: () => 404,
    isAlike: true,
  },
  // It looks nothing up: a stranger reads the same of every code, there or not.
  '/p/:token': { ...link('/p', /^never$/), closed: () => 200 },
  '/plain.css': open('/plain.css'),
  '/poster.js': open('/poster.js'),
  '/start': open('/start'),
  '/t/:token': {
    ...link('/t', /^link of a case$/),
    headers: () => held('reading'),
  },
  '/trace.css': open('/trace.css'),
  // A poster hangs in the street: its code opens the page of its gate, which says where it hangs and no more.
  '/v': { url: (token) => `/v?code=${token}`, opens: /^code of a venue$/, closed: shownOrMissing },
  '/v/': { url: (token) => `/v/?code=${token}`, opens: /^code of a venue$/, closed: shownOrMissing },
  '/v/*': { url: (token) => `/v/${token}`, opens: /^code of a venue$/, closed: shownOrMissing },
  '/webhooks/telegram': {
    url: () => '/webhooks/telegram',
    headers: (token): Record<string, string> =>
      token === '' ? {} : { 'x-telegram-bot-api-secret-token': token },
    closed: () => 401,
    isAlike: true,
    body: 'json',
    isForMessengers: true,
  },
  '/webhooks/zalo': {
    url: () => '/webhooks/zalo',
    headers: (token): Record<string, string> => (token === '' ? {} : { 'x-zevent-signature': token }),
    // 200, because Zalo turns a webhook off that refuses; nothing is done.
    closed: () => 200,
    isAlike: true,
    body: 'json',
    isForMessengers: true,
  },
  '/zalo/oauth': {
    url: (token) => `/zalo/oauth?code=${token}&state=${token}&oa_id=${token}`,
    closed: () => 400,
    isAlike: true,
  },
  '/zalo/phone.png': open('/zalo/phone.png'),
}

/** Without a code `/v` is where one is typed. */
function shownOrMissing({ token }: { readonly token: string }): number {
  return token === '' ? 200 : 404
}
