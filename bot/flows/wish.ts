import type { Wish } from '../core/session.ts'
import type { Turn } from '../core/turn.ts'

/** What somebody wanted is held this long, then forgotten. */
const WISH_HOURS = 24
const HOUR_MILLISECONDS = 3_600_000

/** Nobody is asked two things at once: what was wanted waits for the answer to what is asked now. */
export function holdWish(turn: Turn): void {
  turn.wishDue = false
}

/** The wish that is held, unless it has grown too old. */
export function heldWish(turn: Turn): Wish | undefined {
  const { wish } = turn.session
  return wish && isStillWanted(turn, wish) ? wish : undefined
}

/** Whether something that waits since then (ISO 8601) is still held. */
export function isStillWanted({ now }: Turn, { at }: { readonly at: string }): boolean {
  return now.getTime() - Date.parse(at) < WISH_HOURS * HOUR_MILLISECONDS
}
