import type { Wish } from '../core/session.ts'
import type { Turn } from '../core/turn.ts'

/** A wish is held this long before consent, then forgotten. */
const WISH_HOURS = 24
const HOUR_MILLISECONDS = 3_600_000

/** Nobody is asked two things at once: what was wanted waits for the answer to what is asked now. */
export function holdWish(turn: Turn): void {
  turn.wishDue = false
}

/** The wish that is held, unless it has grown too old. */
export function heldWish(turn: Turn): Wish | undefined {
  const { wish } = turn.session
  if (!wish) return undefined
  return turn.now.getTime() - Date.parse(wish.at) < WISH_HOURS * HOUR_MILLISECONDS ? wish : undefined
}
