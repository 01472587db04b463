import type { FormState } from '../../core/form/form.ts'
import { type FixedPurpose, isFixedPurpose, type Purpose } from '../../core/person.ts'
import type { Round, Session } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'
import { visitorFormEnd } from '../checkIn/visitorForm.ts'
import type { FormEnd } from '../flow.ts'
import { doubleFormEnd, venueFormEnd } from '../venue/register.ts'
import { takerFormEnd } from '../venue/take.ts'
import { templateFor } from './texts.ts'

/** The forms that gather what a purpose keeps; without its yes they end. */
const FORMS_OF: Readonly<Record<FixedPurpose, readonly FormEnd[]>> = {
  visits: [visitorFormEnd],
  venue: [venueFormEnd, doubleFormEnd, takerFormEnd],
  document: [],
}

/**
 * The session of somebody who agrees to a purpose no more: nothing that they told for it of themselves remains, open or left,
 * and no round of the family waits for them. What is being told of a member stays: theirs is a yes of its own. What a
 * document's code was to fill in is typed instead, and the wish waits on.
 */
export function withoutPurpose(turn: Turn, purpose: Purpose): Session {
  const { wish, left, round, ...session } = turn.session
  const names = formNames(turn, purpose)
  const ends = ({ form, about }: FormState) => !about && names.includes(form)
  return {
    ...session,
    forms: session.forms.filter((form) => !ends(form)),
    ...(wish && purpose === 'document' && { wish }),
    ...(left && !ends(left.form) && { left }),
    ...(round && { round: names.includes(round.template) ? withoutOne(round, turn.person?.id) : round }),
  }
}

function formNames({ city }: Turn, purpose: Purpose): readonly (string | undefined)[] {
  if (isFixedPurpose(purpose)) return FORMS_OF[purpose].map(({ form }) => form.name)
  return [templateFor(city, purpose)?.name]
}

function withoutOne(round: Round, person: number | undefined): Round {
  const others = (ids: readonly number[]) => ids.filter((id) => id !== person)
  return { ...round, same: others(round.same), left: others(round.left), done: others(round.done) }
}
