import type { Session, Wish } from '../core/session.ts'
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

/** The session with a newer wish. An arrival that waits is not given up for anything less: its time has passed already. */
export function withWish(session: Session, wish: Wish): Session {
  const arrival = arrivalIn(session.wish)
  const isLesser = arrival !== undefined && wish.kind !== 'checkIn'
  return { ...session, wish: isLesser ? { ...wish, arrival } : { ...wish } }
}

/** The session after its wish was done or given up: an arrival that waited behind it waits on. */
export function withoutWish({ wish, ...session }: Session): Session {
  const arrival = wish?.kind === 'checkIn' ? undefined : wish?.arrival
  return arrival ? { ...session, wish: arrival } : session
}

/** The arrival that waits, be it behind another wish. */
export function arrivalIn(wish: Wish | undefined) {
  return wish?.kind === 'checkIn' ? wish : wish?.arrival
}
