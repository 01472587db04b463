import { recordConsent } from '../../../db/people.ts'
import type { Kin } from '../../core/family.ts'
import { KEPT_DAYS, type Purpose } from '../../core/person.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { askForDeclaration, templateFor, textVersion } from '../consent/texts.ts'
import { holdWish } from '../wish.ts'
import { memberNumbered, namesOf } from './members.ts'

/** By what right a yes is said for a member: as who represents them, because they were asked, or one of the two. */
export type GivenAs = 'represents' | 'asked' | 'either'

/** Records a yes that the turn's person says for a member; of whoever is not of their family nothing is recorded. */
export async function recordYesFor(
  turn: Turn,
  purpose: Purpose,
  memberId: number,
  givenAs: GivenAs = 'either',
): Promise<void> {
  const { person } = turn
  if (!person || !(await memberNumbered(turn, memberId))) return
  await recordConsent(turn.store, {
    personId: memberId,
    purpose,
    textVersion: textVersion(turn.city, purpose),
    channel: turn.channel.name,
    givenAt: turn.at,
    givenBy: person.id,
    givenAs,
  })
}

/**
 * Asks the holder for the yes of members to something that they have not agreed to yet. `round` are those for whom a
 * declaration was wanted, with whom it goes on then.
 */
export function askForMembers(
  turn: Turn,
  purpose: Purpose,
  people: readonly Kin[],
  round: readonly number[],
): void {
  turn.session = {
    ...turn.session,
    familyYes: { purpose, people: people.map(({ person }) => person), round },
  }
  holdWish(turn)
  say(turn, {
    text: lines(
      text('family.yes.about', { names: namesOf(people) }),
      whatIsKept(turn, purpose),
      text('family.yes.whoSays'),
    ),
    buttons: [
      [{ label: text('family.yes.yes'), press: `familyYes:${purpose}` }],
      [{ label: text('family.yes.no'), press: `familyNo:${purpose}` }],
    ],
  })
}

function whatIsKept(turn: Turn, purpose: Purpose): Text {
  const travels = text(`consent.travels.${turn.channel.name}`)
  const template = templateFor(turn.city, purpose)
  if (template) return askForDeclaration(turn.city, template, travels)
  return text('consent.visits.askAnywhere', { days: KEPT_DAYS, travels })
}

/** Takes what was asked, if it was this; a button of another question, or a second tap, is about nothing. */
export function takeFamilyYes(turn: Turn, purpose: string) {
  const { familyYes, ...session } = turn.session
  if (!familyYes || familyYes.purpose !== purpose) return undefined
  turn.session = session
  return familyYes
}
