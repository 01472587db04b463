import { APP_CALLS_A_MINUTE, UPLOADS_A_MONTH } from './limits.ts'

/**
 * Everything about which the sources disagree or say nothing. A test turns a switch at any time; what stands here at first is the
 * documented way where there is one, else the stricter.
 */
export interface Switches {
  /** Whether the signature header reads `mac=<hex>` or the bare hex. */
  macPrefix: boolean
  /** Type of an event's `timestamp`; both hold milliseconds. */
  timestamp: 'string' | 'number'
  /** Whether events are repeated after a late answer or one that is not 200, as after a failed connection. */
  retryOnBadAnswer: boolean
  /** Every event goes out twice, the second time after the first was answered. */
  duplicates: boolean
  /** Of every two events the second comes first. */
  outOfOrder: boolean
  /** Whether the account's own messages come back as `oa_send_…`. */
  echoes: boolean
  /** Whether `user_received_message` and `user_seen_message` are sent. */
  receipts: boolean
  /** The app's "syntax filter": only texts that begin with # are delivered. */
  onlyHashTexts: boolean

  /** What the 2000 characters of a text are. */
  textCounting: 'utf16' | 'codePoints'
  /** The older rule of 8 messages after each interaction: none, refused with -211 beyond it, or charged beyond it. */
  replyCap: 'off' | 'refuse' | 'charge'
  /** How much of `quota` an answer has; since 2026-03 only its type is promised. */
  quota: 'full' | 'type' | 'absent'
  /** Type of the numbers in `quota`. */
  quotaNumbers: 'number' | 'string'
  /** Error code of a message to somebody who blocked the account. */
  blockedAnswer: number
  /** Whether errors carry `"data":{}`. */
  dataInErrors: boolean

  /** Type of `expires_in`. */
  expiresIn: 'string' | 'number'
  /** Whether an error of the token address has its number in `error`. */
  tokenErrorNumber: boolean
  /** HTTP status of an error of the token address. */
  tokenErrorStatus: number

  /** Fields of `user_submit_info`: new has the whole address in one, old has it in parts. */
  infoShape: 'new' | 'old'
  /** Type of the phone in `user_submit_info`. */
  infoPhone: 'string' | 'number'
  /** Several photos sent at once come as one event, or as one each. */
  photosTogether: boolean
  /** Whether people's photos become JPEGs of at most 1280 pixels; undocumented, so the stricter. */
  recompressPhotos: boolean
  /** How long the address of a photo or file works; sources say 30 minutes or 7 days. */
  mediaSeconds: number

  approvalEvent: 'accept_request_join_group' | 'react_request_join_group'
  dissolutionEvent: 'delete_group' | 'disperse_group'

  appCallsPerMinute: number
  /** Requests a minute of the account, which its package may set below the app's. */
  oaCallsPerMinute: number
  uploadsPerMonth: number
}

const HALF_AN_HOUR_SECONDS = 1800

export function firstSwitches(): Switches {
  return {
    macPrefix: true,
    timestamp: 'string',
    retryOnBadAnswer: false,
    duplicates: false,
    outOfOrder: false,
    echoes: true,
    receipts: true,
    onlyHashTexts: false,
    textCounting: 'utf16',
    replyCap: 'off',
    quota: 'full',
    quotaNumbers: 'number',
    blockedAnswer: -213,
    dataInErrors: false,
    expiresIn: 'string',
    tokenErrorNumber: true,
    tokenErrorStatus: 200,
    infoShape: 'new',
    infoPhone: 'string',
    photosTogether: false,
    recompressPhotos: true,
    mediaSeconds: HALF_AN_HOUR_SECONDS,
    approvalEvent: 'accept_request_join_group',
    dissolutionEvent: 'delete_group',
    appCallsPerMinute: APP_CALLS_A_MINUTE,
    oaCallsPerMinute: Number.POSITIVE_INFINITY,
    uploadsPerMonth: UPLOADS_A_MONTH,
  }
}
