import { fold } from './fold.ts'
import { NUMBER_ALONE } from './form/heard.ts'
import { isFormPress } from './form/press.ts'
import type { Offer, Session } from './session.ts'

/** Whether so many buttons are shown as numbered words in a chat that has room for fewer. */
export function areNumbered(buttons: number, room: number): boolean {
  return buttons > room
}

/**
 * The button that somebody means who types its words, or its number where it was numbered. A form knows its own buttons
 * better: of two that differ by accents alone it takes the one that was written.
 */
export function offeredPress(session: Session, typed: string): string | undefined {
  const wanted = fold(typed)
  const called = session.offers.find((offer) => fold(offer.label) === wanted) ?? offerNumbered(session, typed)
  return called && !isFormPress(called.press) ? called.press : undefined
}

/** Whether a number is sent to a numbered list that has no such number; a form answers for its own lists. */
export function isOffTheList(session: Session, typed: string): boolean {
  const isFormsOwn = session.offers.some(({ press }) => isFormPress(press))
  return (
    session.numbered === true &&
    !isFormsOwn &&
    NUMBER_ALONE.test(fold(typed)) &&
    !offerNumbered(session, typed)
  )
}

function offerNumbered({ numbered, offers }: Session, typed: string): Offer | undefined {
  const [, number] = NUMBER_ALONE.exec(fold(typed)) ?? []
  return numbered && number !== undefined ? offers[Number(number) - 1] : undefined
}
