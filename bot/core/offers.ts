import { fold } from './fold.ts'
import type { Session } from './session.ts'

/** The button that somebody means who types its words, or its number where a messenger shows numbers. */
export function offeredPress(session: Session, typed: string): string | undefined {
  const wanted = fold(typed)
  return session.offers.find((offer) => fold(offer.label) === wanted)?.press
}
