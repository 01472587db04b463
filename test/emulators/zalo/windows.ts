import { FREE_MILLISECONDS, FREE_REPLIES, WELCOME_MESSAGES, WINDOW_MILLISECONDS } from './limits.ts'
import { Refusal } from './refusal.ts'
import type { Entry } from './rooms.ts'
import type { Account, World } from './world.ts'
import { milliseconds } from './world.ts'

/** What a consultation message is paid with; `left` is how many more there are of the kind. */
export type Price =
  | { readonly kind: 'reply'; readonly left: number }
  | { readonly kind: 'welcome_msg'; readonly left: number }
  | { readonly kind: 'charged' }

/**
 * Whether the account may write to somebody now, and at what price.
 * @param answered the message that is answered by its id, if the request names one.
 * @throws Refusal when it may not.
 */
export function priceOf(world: World, account: Account, answered?: Entry): Price {
  if (account.blocked) throw new Refusal(world.switches.blockedAnswer)
  if (answered !== undefined) return replyPrice(world, answered)
  if (account.lastInteraction === undefined) throw new Refusal(-230)
  const age = milliseconds(world) - account.lastInteraction
  if (age > WINDOW_MILLISECONDS) throw new Refusal(-230)
  if (!account.hasWritten) return welcomePrice(account)
  return age <= FREE_MILLISECONDS ? freePrice(world, account) : { kind: 'charged' }
}

/** Each message of a person may be answered eight times in 48 hours. */
function replyPrice(world: World, answered: Entry): Price {
  if (milliseconds(world) - answered.at > FREE_MILLISECONDS) throw new Refusal(-232)
  if (answered.replies >= FREE_REPLIES) throw new Refusal(-211)
  return { kind: 'reply', left: FREE_REPLIES - answered.replies - 1 }
}

/** Which code the fourth greeting meets is not documented; "Out of quota" says what it is. */
function welcomePrice({ sentSince }: Account): Price {
  if (sentSince >= WELCOME_MESSAGES) throw new Refusal(-211)
  return { kind: 'welcome_msg', left: WELCOME_MESSAGES - sentSince - 1 }
}

/** Since 2026 any number is free and `remain` stays at 8; before, the ninth was not. */
function freePrice({ switches }: World, { sentSince }: Account): Price {
  if (switches.replyCap === 'off') return { kind: 'reply', left: FREE_REPLIES }
  if (sentSince < FREE_REPLIES) return { kind: 'reply', left: FREE_REPLIES - sentSince - 1 }
  if (switches.replyCap === 'refuse') throw new Refusal(-211)
  return { kind: 'charged' }
}

/** Somebody has done something that opens the window; what is left of the greetings stays until they write. */
export function interacted(world: World, account: Account, hasWritten: boolean): void {
  account.lastInteraction = milliseconds(world)
  if (hasWritten || account.hasWritten) account.sentSince = 0
  if (hasWritten) account.hasWritten = true
}
