import type { Answers, FormState } from '../../core/form/form.ts'
import type { Profile } from '../../core/person.ts'
import type { Session, Wish } from '../../core/session.ts'
import { answersTakenOver } from '../../templates/template.ts'
import { arrivalIn } from '../wish.ts'
import type { Matter } from './matter.ts'

/**
 * What a declaration need not ask by now: what its form was told, where one is open or was left; else the facts that
 * are kept of the person, and the answers of an earlier declaration, without how they felt then.
 */
export function knownByNow(
  matter: Matter,
  session: Session,
  profile: Profile | undefined,
  before: Answers = {},
): Answers {
  const form = declarationIn(matter, session)
  return form ? form.answers : knownBefore(matter, profile, before)
}

export function knownBefore({ template }: Matter, profile: Profile | undefined, before: Answers): Answers {
  const { name, phone, birth, sex } = profile ?? {}
  const facts = Object.entries({ name, phone, birth, sex }).flatMap(([fact, value]) =>
    value === undefined ? [] : [[fact, value] as const],
  )
  return { ...Object.fromEntries(facts), ...answersTakenOver(template, before) }
}

/** What the declaration's form was told, where one is open or was left. */
export function formTold(matter: Matter, session: Session): Answers | undefined {
  return declarationIn(matter, session)?.answers
}

/** The declaration's form, open or left. */
function declarationIn(matter: Matter, { forms, left }: Session): FormState | undefined {
  return (
    forms.find((begun) => isAbout(matter, begun)) ??
    (left && isAbout(matter, left.form) ? left.form : undefined)
  )
}

/** The session of somebody who has declared elsewhere: the form is gone, and so is the wish for this very one; any other waits on. */
export function withoutDeclaration(matter: Matter, session: Session): Session {
  const { left, wish, ...rest } = session
  const wasLeft = left && isAbout(matter, left.form)
  const waiting = wish ?? (wasLeft ? left.wish : undefined)
  const stillWanted = waiting && isWishFor(matter, waiting) ? arrivalIn(waiting) : waiting
  return {
    ...rest,
    forms: session.forms.filter((begun) => !isAbout(matter, begun)),
    ...(left && !wasLeft && { left }),
    ...(stillWanted && { wish: stillWanted }),
  }
}

/** What is wished of several people, or by another form, is another thing. */
function isWishFor({ template, about }: Matter, wish: Wish): boolean {
  if (wish.kind !== 'declare' || wish.people) return false
  return (wish.template ?? template.name) === template.name && wish.about?.person === about?.person
}

function isAbout({ template, about }: Matter, begun: FormState): boolean {
  return begun.form === template.name && begun.about?.person === about?.person
}
