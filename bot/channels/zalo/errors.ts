import { type DeliveryDecision, DeliveryError } from '../channel.ts'

/** A logical error of Zalo's API: it comes with HTTP 200, and its code alone decides. */
export class ZaloError extends Error {
  override readonly name = 'ZaloError'
  readonly code: number

  constructor(code: number) {
    super(`zalo ${code}`)
    this.code = code
  }
}

/** Codes by which Zalo says that the access token is none any more; both signs are seen. */
const TOKEN_CODES = new Set([-216, -220, -401, 216, 401])

export function isTokenError(error: unknown): boolean {
  return error instanceof ZaloError && TOKEN_CODES.has(error.code)
}

/** Tries of what may pass by itself; more would only say the same. */
const FEW = 5
/** Seconds: the limit is by the minute, so a quarter of one frees a quarter. */
const SLOWER_SECONDS = 15
/** Seconds between looks at whether the operator has mended what stops everything. */
const HOLD_SECONDS = 120
/** Seconds before a message that this account may not send now is tried again. */
const LATER_SECONDS = 3600

const HOLD = (alarm: string): DeliveryDecision => ({ kind: 'hold', afterSeconds: HOLD_SECONDS, alarm })
const LATER = (alarm: string): DeliveryDecision => ({ kind: 'retry', afterSeconds: LATER_SECONDS, alarm })
const DEAD: DeliveryDecision = { kind: 'giveUp' }
const UNREACHABLE: DeliveryDecision = { kind: 'unreachable' }

/**
 * What is to be done about each code (developers.zalo.me, "Mã lỗi"). What stops every message holds all of them; what this
 * account may not send delays that message and tells the operator; what is our mistake is given up at once, to be seen
 * among the failed. A quota that is spent can be one person's, such as a follower's who never wrote, and money is needed for
 * some messages only: neither must hold the others. What Zalo's rules forbid will be forbidden in an hour as well.
 */
const DECISIONS: Readonly<Record<number, DeliveryDecision>> = {
  [-32]: { kind: 'pace', afterSeconds: SLOWER_SECONDS, of: 'channel' },
  [-100]: { kind: 'retry', afterSeconds: 1, atMost: FEW },
  [-118]: HOLD('consent'),
  [-200]: { kind: 'retry', atMost: FEW },
  [-201]: DEAD,
  [-204]: HOLD('account'),
  [-205]: HOLD('account'),
  [-209]: LATER('configuration'),
  [-210]: DEAD,
  [-211]: LATER('quota'),
  [-212]: LATER('configuration'),
  [-213]: UNREACHABLE,
  [-217]: UNREACHABLE,
  [-218]: { kind: 'retry', afterSeconds: LATER_SECONDS },
  [-219]: HOLD('configuration'),
  [-221]: LATER('configuration'),
  [-223]: LATER('consent'),
  [-224]: HOLD('package'),
  [-227]: UNREACHABLE,
  [-230]: { kind: 'park' },
  [-232]: { kind: 'park' },
  [-233]: DEAD,
  [-235]: LATER('configuration'),
  [-237]: UNREACHABLE,
  [-238]: DEAD,
  [-240]: DEAD,
  [-241]: DEAD,
  [-242]: HOLD('configuration'),
  [-244]: UNREACHABLE,
  [-248]: { kind: 'giveUp', alarm: 'rules' },
  [-249]: DEAD,
  [-320]: LATER('payment'),
  [-321]: LATER('payment'),
  [-403]: UNREACHABLE,
}

/** What is to be done about anything that a call to Zalo threw. */
export function judge(error: unknown, now: Date): DeliveryError {
  if (error instanceof DeliveryError) return error
  if (!(error instanceof ZaloError)) return new DeliveryError({ kind: 'retry' }, 'network')
  return new DeliveryError(decisionFor(error.code, now), `zalo ${error.code}`)
}

function decisionFor(code: number, now: Date): DeliveryDecision {
  if (TOKEN_CODES.has(code)) return HOLD('token')
  if (code === -234) return { kind: 'retry', afterSeconds: secondsUntilMorning(now) }
  return DECISIONS[code] ?? { kind: 'retry', atMost: FEW }
}

const DAY_SECONDS = 86_400
/** Zalo's night ends at 6:00 in Vietnam, seven hours ahead of UTC, which has no summer time. */
const MORNING_SECONDS = (6 - 7 + 24) * 3600

function secondsUntilMorning(now: Date): number {
  const secondOfDay = Math.floor(now.getTime() / 1000) % DAY_SECONDS
  return ((MORNING_SECONDS - secondOfDay + DAY_SECONDS) % DAY_SECONDS) + 1
}
