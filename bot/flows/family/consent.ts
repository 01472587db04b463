import { recordConsent } from '../../../db/people.ts'
import type { City } from '../../core/city.ts'
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
    familyYes: {
      purpose,
      people: people.map(({ person }) => person),
      round,
      askedAt: turn.now.toISOString(),
    },
  }
  holdWish(turn)
  const question = `${purpose}.${turn.now.getTime().toString(36)}`
  const travels = text(`consent.travels.${turn.channel.name}`)
  say(turn, {
    text: lines(
      text('family.yes.about', { names: namesOf(people) }),
      whatIsKept(turn.city, purpose, travels),
      text('family.yes.whoSays'),
    ),
    buttons: [
      [{ label: text('family.yes.yes'), press: `familyYes:${question}` }],
      [{ label: text('family.yes.no'), press: `familyNo:${question}` }],
    ],
  })
}

/** What is kept for a purpose, for how long, and who sees it: as whoever says yes for themselves is told. */
export function whatIsKept(city: City, purpose: Purpose, travels: Text): Text {
  const template = templateFor(city, purpose)
  if (template) return askForDeclaration(city, template, travels)
  return text('consent.visits.askAnywhere', { days: KEPT_DAYS, travels })
}

/** Takes what was asked, if it was this; a button of an older question, of other people too, or a second tap, is about nothing. */
export function takeFamilyYes(turn: Turn, question: string) {
  const { familyYes, ...session } = turn.session
  const [purpose, moment] = question.split('.')
  const isThis =
    familyYes?.purpose === purpose && Date.parse(familyYes?.askedAt ?? '').toString(36) === moment
  if (!familyYes || !isThis) return undefined
  turn.session = session
  return familyYes
}
