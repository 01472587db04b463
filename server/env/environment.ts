import { z } from 'zod'
import { ROLES } from '../../db/leases.ts'
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

export const TELEGRAM_API = 'https://api.telegram.org'
export const ZALO_API = 'https://openapi.zalo.me'

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
  DATABASE_CONNECTIONS: wholeNumber(4, 200)
    .optional()
    .describe(
      'connections that this process takes at most; without it 24, with ROLE=web 10, with ROLE=worker 20',
    ),
  DATABASE_PREPARE: z
    .enum(['auto', 'on', 'off'])
    .default('auto')
    .describe(
      'whether statements are kept prepared: auto does it unless a pooler stands between; on is for PgBouncer from 1.21 with max_prepared_statements',
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
  ROLE: z
    .enum(ROLES)
    .default('all')
    .describe('what this process does: all, web (takes requests) or worker (does the rest)'),
  DRAIN_SECONDS: wholeNumber(0, 30)
    .default(5)
    .describe(
      'seconds for which a process that is told to end (SIGTERM) still takes requests while /readyz says that it takes no more: longer than the balancer needs to notice',
    ),
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
    .describe('how much is logged: debug, info, warn, error or silent'),
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
