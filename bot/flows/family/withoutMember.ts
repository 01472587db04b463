import type { FormState } from '../../core/form/form.ts'
import type { Round, Session, Wish } from '../../core/session.ts'
import { withoutAwaited } from '../checkIn/awaited.ts'

/**
 * The session of whoever carries somebody no more. Forms about them are gone, nobody waits for them, and nothing bears their
 * name: what stood above a question, and what was offered, may.
 */
export function withoutMember(session: Session, member: number): Session {
  const {
    left,
    round,
    wish,
    familyYes,
    declaringFor,
    above: _said,
    ...rest
  } = withoutAwaited(session, [member])
  const [asked, declaring, waits] = [
    familyYes && yesWithout(familyYes, member),
    declaringFor && without(declaringFor, member),
    round && roundWithout(round, member),
  ]
  const [wanted, stopped] = [wish && wishWithout(wish, member), left && leftWithout(left, member)]
  return {
    ...rest,
    forms: session.forms.flatMap((form) => formWithout(form, member)),
    offers: [],
    ...(wanted && { wish: wanted }),
    ...(stopped && { left: stopped }),
    ...(asked && { familyYes: asked }),
    ...(declaring && declaring.length > 0 && { declaringFor: declaring }),
    ...(waits && { round: waits }),
  }
}

function without(people: readonly number[], member: number): readonly number[] {
  return people.filter((id) => id !== member)
}

/** A form about the member goes; of one that chooses among the family the others stay, as long as there are any. */
function formWithout(form: FormState, member: number): FormState[] {
  const { about, among } = form
  if (about?.person === member) return []
  if (!among?.some(({ person }) => person === member)) return [form]
  const others = among.filter(({ person }) => person !== member)
  return others.some(({ relation }) => relation) ? [{ ...form, among: others }] : []
}

function wishWithout(wish: Wish, member: number): Wish | undefined {
  if (wish.kind !== 'declare') return wish
  if (wish.about?.person === member) return undefined
  if (!wish.people?.includes(member)) return wish
  const people = without(wish.people, member)
  return people.length > 0 ? { ...wish, people } : undefined
}

function leftWithout({ form, wish }: NonNullable<Session['left']>, member: number): Session['left'] {
  const [kept] = formWithout(form, member)
  const wanted = wish && wishWithout(wish, member)
  return kept && { form: kept, ...(wanted && { wish: wanted }) }
}

function yesWithout(asked: NonNullable<Session['familyYes']>, member: number): Session['familyYes'] {
  const people = without(asked.people, member)
  return people.length > 0 ? { ...asked, people, round: without(asked.round, member) } : undefined
}

/** A round in which nobody waits or has declared is none any more. */
function roundWithout(round: Round, member: number): Round | undefined {
  const [same, left, done] = [round.same, round.left, round.done].map((people) => without(people, member))
  const news = round.news.filter(({ person }) => person !== member)
  const isOver = [same, left, done].every((people) => people?.length === 0)
  return isOver ? undefined : { ...round, same: same ?? [], left: left ?? [], done: done ?? [], news }
}
