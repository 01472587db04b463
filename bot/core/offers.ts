import { fold } from './fold.ts'
import { isFormPress } from './form/engine.ts'
import type { Session } from './session.ts'

/**
 * The button that somebody means who types its words. A form knows its own buttons better: of two that differ by accents
 * alone it takes the one that was written.
 */
export function offeredPress(session: Session, typed: string): string | undefined {
  const wanted = fold(typed)
  return session.offers.find((offer) => !isFormPress(offer.press) && fold(offer.label) === wanted)?.press
}
