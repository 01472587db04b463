import { type Environment, TELEGRAM_API, ZALO_API } from './environment.ts'

/** What is wrong with settings that are each right by themselves, and do not go together. */
export function problemsTogether(environment: Environment): string[] {
  return [
    ...missingTogether(environment),
    ...numberedTwice(environment),
    ...refusedByTelegram(environment),
    ...missingForZalo(environment),
  ]
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

/** Of these the others ask only whether they are set, and a wrong one is. */
export const ASKED_WHETHER_SET: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'SEAL_KEY',
  'FIND_KEY',
  ...ZALO_NEEDS,
])

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
