import { z } from 'zod'
import { namesProxies } from './proxies.ts'

const URL_NOTE = 'must be a http(s) address without a path'

const origin = z
  .string()
  .refine((value) => /^https?:\/\/[^/\s]+$/i.test(value.replace(/\/$/, '')), URL_NOTE)
  .transform((value) => value.replace(/\/$/, ''))

const keyBytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))

const key = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 random bytes in base64 (openssl rand -base64 32)')
  .transform(keyBytes)

/** A key that seals, with its number; the first one of all needed none. */
const numberedKey = z
  .string()
  .regex(
    /^((1?\d?\d|2[0-4]\d|25[0-5]):)?[A-Za-z0-9+/]{43}=$/,
    'must be 32 random bytes in base64 (openssl rand -base64 32), with a number from 1 to 255 before it such as 2:…',
  )
  .transform((value) => {
    const [text = '', number = '1'] = value.split(':').reverse()
    return { number: Number(number), key: keyBytes(text) }
  })
  .refine(({ number }) => number > 0, 'must have a number from 1 to 255')

const wholeNumber = (low: number, high: number) => {
  const rule = `must be a whole number from ${low} to ${high}`
  return z
    .string()
    .regex(/^\d{1,7}$/, rule)
    .transform(Number)
    .pipe(z.int().min(low, rule).max(high, rule))
}

const timeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}, 'must be an IANA time zone such as Asia/Ho_Chi_Minh')

const commaList = z.string().transform((list) => list.split(',').map((entry) => entry.trim()))

const proxies = commaList.pipe(
  z.array(z.string().refine(namesProxies, 'must be addresses or networks such as 10.0.0.0/8')),
)

const TELEGRAM_API = 'https://api.telegram.org'
const ZALO_API = 'https://openapi.zalo.me'

/** Longer than 2^53 takes, so it stays text. */
const zaloId = z.string().regex(/^\d{5,25}$/, 'must be the digits that Zalo shows')
const zaloSecret = z.string().regex(/^\S{8,}$/, 'must be the secret that Zalo shows, without spaces')

/**
 * All configuration: what is checked at the start, the type, and the source of the README's table and of
 * `.env.example`. An empty variable counts as absent.
 */
export const environmentSchema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional()
    .describe('a PostgreSQL 15–18 of your own; without it the package runs its own in DATA_DIR'),
  MIGRATION_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional()
    .describe(
      'the same database for the role that owns it: for `admin migrate` and `restore`, not for the server',
    ),
  DATA_DIR: z
    .string()
    .default('.khaibao')
    .describe('folder of the own PostgreSQL and of the keys; back it up'),
  PORT: wholeNumber(0, 65535).default(3000).describe('where the server listens'),
  HOST: z.string().default('0.0.0.0').describe('the address it listens on'),
  PUBLIC_URL: origin
    .optional()
    .describe('the address that posters and links carry; without it posters are for trial'),
  TRUSTED_PROXIES: proxies
    .default(['loopback'])
    .describe(
      "reverse proxies whose word on a visitor's address is believed: addresses or networks, with commas between",
    ),
  FORMER_PUBLIC_URLS: commaList
    .pipe(z.array(origin))
    .default([])
    .describe('former addresses, with commas between; their posters stay valid'),
  CITY_NAME: z
    .string()
    .min(1)
    .max(60)
    .default('Hải Phòng')
    .describe('the city, as posters and messages name it'),
  CITY_CONTACT: z
    .string()
    .min(1)
    .max(120)
    .optional()
    .describe('whom people can ask: a phone number or an office, at the end of /trogiup and on papers'),
  CITY_TIME_ZONE: timeZone.default('Asia/Ho_Chi_Minh').describe("the city's time zone"),
  UNITS_EDITION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'must name a file of units, such as haiphong-2025')
    .default('haiphong-2025')
    .describe('the list of units in force: haiphong-2025 (since July 2025) or haiphong-2021'),
  TEMPLATES_DIR: z
    .string()
    .optional()
    .describe("a folder of the city's own declarations; a file named as one of ours stands for it"),
  FORM_PAGE_CHANNELS: commaList
    .pipe(z.array(z.enum(['telegram', 'zalo', 'web'], 'must be telegram, zalo or web')))
    .default([])
    .describe(
      'where a declaration is asked on one page instead of in the chat: channels, with commas between',
    ),
  SUMMARY_HOUR: wholeNumber(0, 23)
    .default(17)
    .describe("hour of the day, in the city's time, of the daily summary"),
  TRACE_MARGIN_MINUTES: wholeNumber(0, 240)
    .default(60)
    .describe(
      'minutes before and after a visit of a case in which somebody else at the venue counts as exposed',
    ),
  TRACE_INFERRED_MINUTES: wholeNumber(0, 240)
    .default(60)
    .describe('minutes by which the end or beginning of a visit that nobody saw is widened when tracing'),
  REPORT_ISSUER: z
    .string()
    .min(1)
    .max(120)
    .optional()
    .describe(
      "the body that issues the city's reports, as it heads them; without it the city's People's Committee",
    ),
  REPORT_ABOVE: z
    .string()
    .min(1)
    .max(120)
    .optional()
    .describe('the body above it, where the heading names one'),
  REPORT_SYMBOL: z
    .string()
    .min(1)
    .max(40)
    .default('BC-UBND')
    .describe('what follows the number on reports, such as BC-SYT'),
  REPORT_RECIPIENTS: z
    .string()
    .default('Như trên; Lưu: VT')
    .describe('who gets the reports, under “Nơi nhận”, with semicolons between'),
  REPORT_SIGNATURE: z
    .string()
    .default('TM. ỦY BAN NHÂN DÂN; CHỦ TỊCH')
    .describe('the lines over the signature, with semicolons between'),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/, 'must be at least 16 characters without a space')
    .optional()
    .describe(
      'the bearer token that may read /metrics, at least 16 characters; without it there is no such page',
    ),
  ROLE: z.enum(['all', 'web', 'worker']).default('all').describe('what this process does'),
  SEAL_KEY: numberedKey
    .optional()
    .describe(
      'seals personal data, `NUMBER:KEY` or a key alone, which is number 1; needed with DATABASE_URL, else made in DATA_DIR',
    ),
  FORMER_SEAL_KEYS: commaList
    .pipe(z.array(numberedKey))
    .default([])
    .describe('keys that open what they sealed and seal no more, `NUMBER:KEY` with commas between'),
  FIND_KEY: key
    .optional()
    .describe('finds sealed data again; needed with DATABASE_URL, else made in DATA_DIR'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('warn')
    .describe('how much is logged'),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{4,}$/, 'must be the token that BotFather gave, such as 123456:ABC…')
    .optional()
    .describe('turns Telegram on; with PUBLIC_URL by webhook, without by polling'),
  TELEGRAM_API_ROOT: origin
    .default(TELEGRAM_API)
    .describe('another Bot API server: a local one, or the emulator'),
  TELEGRAM_PROXY: origin.optional().describe('a http proxy for a server that cannot reach Telegram'),
  ZALO_APP_ID: zaloId.optional().describe('turns Zalo on, together with the three below: the id of the app'),
  ZALO_APP_SECRET: zaloSecret.optional().describe("the app's own secret key: for tokens"),
  ZALO_OA_ID: zaloId.optional().describe('the id of the Official Account'),
  ZALO_OA_SECRET: zaloSecret
    .optional()
    .describe("the OA's secret key, from the app's webhook page: for signatures of events"),
  ZALO_CALLS_A_MINUTE: wholeNumber(10, 4000)
    .default(100)
    .describe("calls that the OA's package allows in a minute; what is sent stays below it"),
  ZALO_IMAGES: z
    .enum(['url', 'upload'])
    .default('url')
    .describe('how pictures reach Zalo: by an address of this server, or by upload, of which each counts'),
  ZALO_UPLOADS_A_MONTH: wholeNumber(0, 1_000_000)
    .default(5000)
    .describe('uploads that the app may make in a month; what goes beyond is sent as a link'),
  ZALO_BAD_SIGNATURE: z
    .enum(['drop', 'refuse'])
    .default('drop')
    .describe('what is answered to an event with a wrong signature: 200 (Zalo keeps the webhook on) or 401'),
  ZALO_HUMAN_MINUTES: wholeNumber(0, 1440)
    .default(30)
    .describe(
      'minutes for which the bot leaves mere words to one of yours who answered by hand; 0: not at all',
    ),
  ZALO_MEDIA_HOSTS: commaList
    .pipe(z.array(z.string().regex(/^[a-z0-9.-]+$/i, 'must be names of hosts')))
    .default(['zdn.vn', 'zadn.vn'])
    .describe('hosts, with all below them, from which photos that people sent are fetched'),
  ZALO_API_ROOT: origin.default(ZALO_API).describe("another address of Zalo's API: the emulator's"),
  ZALO_OAUTH_ROOT: origin
    .default('https://oauth.zaloapp.com')
    .describe("another address of Zalo's consent: the emulator's"),
})

export type Environment = z.output<typeof environmentSchema>

/** The configuration, or every problem with it at once, each in a line that names the variable. */
export function readEnvironment(
  variables: Record<string, string | undefined>,
): { readonly environment: Environment } | { readonly problems: readonly string[] } {
  const present = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environmentSchema.safeParse(present)
  const problems = parsed.success
    ? [
        ...missingTogether(parsed.data),
        ...numberedTwice(parsed.data),
        ...refusedByTelegram(parsed.data),
        ...missingForZalo(parsed.data),
      ]
    : parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`)
  if (problems.length > 0 || !parsed.success) return { problems: [...problems, ...unknownNames(present)] }
  const unknown = unknownNames(present)
  return unknown.length > 0 ? { problems: unknown } : { environment: parsed.data }
}

/**
 * A database of one's own outlives this machine, so its keys may not be made up here; and one key alone would be
 * ignored in silence.
 */
function missingTogether(environment: Environment): string[] {
  const missing = (['SEAL_KEY', 'FIND_KEY'] as const).filter((name) => environment[name] === undefined)
  if (environment.DATABASE_URL !== undefined)
    return missing.map((name) => `${name}: needed when DATABASE_URL is set (openssl rand -base64 32)`)
  return [
    ...(missing.length === 1 ? [`${missing[0]}: SEAL_KEY and FIND_KEY are set together or not at all`] : []),
    ...(environment.MIGRATION_DATABASE_URL === undefined
      ? []
      : [
          'MIGRATION_DATABASE_URL: names the owner of the database of DATABASE_URL, which is not set; the package’s own needs neither',
        ]),
  ]
}

/** The number says which key opens a value, so each has one key. Former keys beside a file of keys would be ignored in silence. */
function numberedTwice({ SEAL_KEY: seal, FORMER_SEAL_KEYS: former }: Environment): string[] {
  const numbers = [...(seal ? [seal] : []), ...former].map(({ number }) => number)
  const twice = new Set(numbers.filter((number, index) => numbers.indexOf(number) !== index))
  return [
    ...(former.length > 0 && !seal ? ['FORMER_SEAL_KEYS: set together with SEAL_KEY or not at all'] : []),
    ...[...twice].map((number) => `FORMER_SEAL_KEYS: number ${number} is given to two keys`),
  ]
}

/**
 * Telegram brings updates to https addresses only (core.telegram.org/bots/api#setwebhook), so the bot would start and
 * never hear anything. A Bot API server of one's own, or the emulator, takes http as well.
 */
function refusedByTelegram(environment: Environment): string[] {
  const { PUBLIC_URL: base, TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: api } = environment
  if (token === undefined || base === undefined || /^https:/i.test(base)) return []
  if (new URL(api).hostname !== new URL(TELEGRAM_API).hostname) return []
  return [
    'PUBLIC_URL: must begin with https:// when TELEGRAM_BOT_TOKEN is set; Telegram brings nothing to http',
  ]
}

const ZALO_NEEDS = ['ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_ID', 'ZALO_OA_SECRET'] as const

/**
 * Zalo works only with all four, and only when it reaches us: events and pictures come and go by our address. The two secrets
 * are often taken for each other, and then no signature ever fits.
 */
function missingForZalo(environment: Environment): string[] {
  const missing = ZALO_NEEDS.filter((name) => environment[name] === undefined)
  if (missing.length === ZALO_NEEDS.length) return []
  const { PUBLIC_URL: base, ZALO_API_ROOT: api } = environment
  const isReal = new URL(api).hostname === new URL(ZALO_API).hostname
  const isSame =
    environment.ZALO_APP_SECRET !== undefined && environment.ZALO_APP_SECRET === environment.ZALO_OA_SECRET
  return [
    ...missing.map((name) => `${name}: ${ZALO_NEEDS.join(', ')} are set together or not at all`),
    ...(isSame ? ['ZALO_OA_SECRET: is another secret than ZALO_APP_SECRET'] : []),
    ...(isReal && base === undefined
      ? ['PUBLIC_URL: needed for Zalo, which brings events to no other address']
      : []),
    ...(isReal && base !== undefined && !/^https:/i.test(base)
      ? ['PUBLIC_URL: must begin with https:// for Zalo, which brings nothing to http']
      : []),
  ]
}

/** A misspelt name of ours would be ignored in silence. */
function unknownNames(present: Record<string, unknown>): string[] {
  return Object.keys(present)
    .filter((name) => /^(TELEGRAM|ZALO|CITY)_/.test(name) && !(name in environmentSchema.shape))
    .map((name) => `${name}: there is no such setting`)
}
