import type { Session, Wish } from '../core/session.ts'
import type { Turn } from '../core/turn.ts'

/** Nobody is asked two things at once: what was wanted waits for the answer to what is asked now. */
export function holdWish(turn: Turn): void {
  turn.wishDue = false
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
