import { lockPersons } from '../../../db/people.ts'
import type { Purpose } from '../../core/person.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { hasConsent } from './ask.ts'
import { takingBackTexts } from './texts.ts'

/**
 * Whether somebody, the turn's person or a member of the family, stands by a yes now and until the turn ends: a withdrawal in
 * another chat waits. Whatever led to it, what is told of anybody is recorded behind this.
 */
export async function holdsYes(
  turn: Turn,
  purpose: Purpose,
  personId: number | undefined = turn.person?.id,
): Promise<boolean> {
  if (personId === undefined) return false
  const holder = turn.person?.id ?? personId
  await lockPersons(turn.store, [holder, personId])
  return hasConsent(turn, purpose, personId)
}

/** Nothing more is kept for a purpose: the way on paper, and how to come back. */
export function sayNotKept(turn: Turn, purpose: Purpose): void {
  const kept = text(turn.person ? 'consent.nothingMoreKept' : 'consent.nothingKept')
  const { otherwise, later } = takingBackTexts(turn.city, purpose)
  say(turn, { text: text('consent.declined', { kept, otherwise, later }) })
}
