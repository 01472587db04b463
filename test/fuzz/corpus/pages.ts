import type { Chance } from '../chance.ts'
import { mutateBytes } from '../mutate/bytes.ts'
import { inAddress, mutateText, strangeText } from '../mutate/texts.ts'
import type { FuzzRequest } from '../request.ts'
import type { Town } from '../town.ts'
import { addressOf } from './web.ts'

const METHODS = ['GET', 'GET', 'GET', 'POST', 'POST', 'HEAD', 'PUT', 'OPTIONS', 'DELETE'] as const

const FIXED = [
  '/',
  '/start',
  '/chat',
  '/chat/page/x/chat.js',
  '/form.css',
  '/log.css',
  '/healthz',
  '/metrics',
  '/zalo/oauth',
  '/zalo/oauth?code=x&state=y',
  '/zalo/oauth?error=1',
  '/webhooks/telegram',
  '/webhooks/zalo',
  '/favicon.ico',
  '/.env',
  '/start?lang=en&lang=vi',
  '//',
  '/%2e%2e/%2e%2e/etc/passwd',
] as const

/** A page that is opened or sent: with tokens that are real, nearly real, or nobody's. */
export function pagesRequest(chance: Chance, _index: number, town: Town): FuzzRequest {
  const method = chance.pick(METHODS)
  const path = pathOf(chance, town)
  const headers = {
    'x-forwarded-for': addressOf(chance),
    'accept-language': chance.pick(['vi', 'en-GB,en', '', 'x'.repeat(2_000)]),
    ...(chance.is(0.2) && {
      cookie: chance.pick(['reading=x', 'reading=%00', '='.repeat(3_000), `__Host-reading=${chance.uuid()}`]),
    }),
    ...(chance.is(0.1) && { host: chance.pick(['evil.example', 'a b', '', 'localhost:1']) }),
    ...(chance.is(0.1) && { range: 'bytes=5-1', 'if-none-match': '"x"' }),
  }
  if (method !== 'POST' && method !== 'PUT') return { method, path, headers, body: undefined }
  const fields = Buffer.from(fieldsOf(chance))
  const body = chance.is(0.15) ? mutateBytes(chance, fields) : fields
  const type = chance.is(0.9)
    ? 'application/x-www-form-urlencoded'
    : chance.pick(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'a/b;c'])
  return { method, path, headers: { ...headers, 'content-type': type }, body }
}

function pathOf(chance: Chance, { pages }: Town): string {
  const page = chance.weighted<string>([
    [3, () => chance.pick(FIXED)],
    [4, () => (pages.length > 0 ? chance.pick(pages) : '/form/x')],
    [3, () => `/${chance.pick(['form', 'l', 't', 'f', 'v', 'p'])}/${tokenOf(chance)}`],
    [1, () => `/${inAddress(strangeText(chance), 9_000)}`],
    [0.5, () => `/form/${'%'.repeat(1 + chance.below(3))}${chance.pick(['zz', 'c0%af', '00', 'ff'])}`],
  ])
  return chance.is(0.85)
    ? page
    : `${page}${chance.pick(['/', '//', '?', '?x[]=1&x[__proto__]=2', '.png', '#a', '/more'])}`
}

function tokenOf(chance: Chance): string {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  return chance.weighted<string>([
    [3, () => Array.from({ length: 26 }, () => letters.charAt(chance.below(32))).join('')],
    [2, () => chance.bytes(16).toString('base64url')],
    [1, () => `${chance.bytes(16).toString('base64url')}.png`],
    [1, () => inAddress(mutateText(chance, 'A'.repeat(26)), 5_000)],
  ])
}

const NAMES = [
  'name',
  'birth',
  'sex',
  'nationality',
  'unit',
  'street',
  'phone',
  'checks',
  'since',
  'agreed',
  'lang',
  'turn',
  'at',
  'id',
  'words',
  'from',
  'until',
  'day',
  'gate',
  '__proto__',
  'province',
  'email',
  'document',
]
const VALUES = [
  'Trần Thị Bích Ngọc',
  '1985',
  'female',
  'VN',
  '11329',
  '5 Cầu Đất',
  '0912345679',
  'fever',
  'cough',
  'yes',
  'next',
  'back',
  '1',
  '-1',
  '1e999',
  '2025-02-30',
  '275760-09-13',
  '9007199254740993',
  '',
]

/** The fields of a form, rightly named as a rule, some of them several times. */
function fieldsOf(chance: Chance): string {
  const fields = Array.from({ length: chance.below(30) }, () => {
    const value = chance.is(0.75) ? chance.pick(VALUES) : strangeText(chance)
    const name = chance.is(0.95) ? chance.pick(NAMES) : strangeText(chance).slice(0, 200)
    return `${inAddress(name, 1_000)}=${inAddress(value, 40_000)}`
  })
  return chance.is(0.9) ? fields.join('&') : fields.join(chance.pick([';', '&&&', '=', '%']))
}
