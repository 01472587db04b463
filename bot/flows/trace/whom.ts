import { type FoundPerson, personsFound } from '../../../db/findPersons.ts'
import { recordOfficialReads } from '../../../db/officialReads.ts'
import type { Form } from '../../core/form/form.ts'
import type { Profile } from '../../core/person.ts'
import type { Tracing } from '../../core/session.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { answeredText } from '../answered.ts'
import type { FormEnd, Readings } from '../flow.ts'
import { openForm } from '../forms.ts'
import { showsDocument } from '../removeDocuments.ts'
import { askDays } from './days.ts'
import { idsOnPhotos, idsTyped, showsPerson } from './find.ts'
import { lookUpRefused } from './limits.ts'
import { mayTrace } from './mayTrace.ts'
import { choiceText, personText } from './personText.ts'
import { awaitsTraced, holdTracing, tracingNow, WHOM_FORM } from './waiting.ts'

/** Characters of a phone number or a code, with some words around it. */
const LONGEST = 60

const whomForm: Form = {
  name: WHOM_FORM,
  questions: [
    { name: 'said', kind: 'text', longest: LONGEST, ask: 'trace.whom.ask', label: 'trace.whom.label' },
  ],
}

export const whomFormEnd: FormEnd = {
  form: whomForm,
  finish: (turn, answers) => lookFor(turn, () => idsTyped(turn, answeredText(answers, 'said'))),
}

export async function askWhom(turn: Turn, first?: Text): Promise<void> {
  await openForm(turn, whomFormEnd, {}, { first })
}

/** A photo of somebody's code while it is asked whose the case is; false when nothing of the kind waits, or is in it. */
export async function tracedShown(turn: Turn, readings: Readings): Promise<boolean> {
  if (!awaitsTraced(turn.session) || !showsPerson(readings)) return false
  if (readings.some(showsDocument)) turn.removesPhotos = true
  await lookFor(turn, () => idsOnPhotos(turn, readings))
  return true
}

/** Looks for somebody in one of the ways and notes it, whether anybody is found or nobody. */
async function lookFor(turn: Turn, find: () => Promise<readonly number[] | undefined>): Promise<void> {
  const { person } = turn
  const tracing = tracingNow(turn)
  if (!person || tracing?.reference === undefined) return say(turn, { text: text('trace.beginAnew') })
  if (!(await mayTrace(turn, tracing))) return
  holdTracing(turn, tracing)
  const refused = await lookUpRefused(turn, person.id)
  if (refused) return askWhom(turn, refused)
  const ids = await find()
  if (!ids) return askWhom(turn, text('trace.whom.problem'))
  const people = await personsFound<Profile>(turn.store, ids)
  await recordOfficialReads(turn.store, {
    readerId: person.id,
    edition: tracing.edition,
    unitCode: tracing.unitCode,
    reference: tracing.reference,
    what: 'looked up',
    persons: people.map(({ id }) => id),
    at: turn.now,
  })
  await goOnWith(turn, tracing, people)
}

async function goOnWith(
  turn: Turn,
  tracing: Tracing,
  people: readonly FoundPerson<Profile>[],
): Promise<void> {
  const [only] = people
  if (!only) return askWhom(turn, text('trace.whom.nobody'))
  if (people.length === 1) return askDays(turn, { ...tracing, personId: only.id }, personText(only))
  holdTracing(turn, { ...tracing, people: people.map(({ id }) => id) })
  say(turn, {
    text: text('trace.whom.which', { count: people.length }),
    buttons: people.map((one) => [{ label: choiceText(one), press: `tracePerson:${one.id}` }]),
  })
}

/** Which of those that were found. */
export async function pressPerson(turn: Turn, number: string): Promise<void> {
  const tracing = tracingNow(turn)
  const personId = tracing?.people?.find((id) => String(id) === number)
  if (!tracing || personId === undefined) return say(turn, { text: text('menu.staleButton') })
  if (!(await mayTrace(turn, tracing))) return
  const [chosen] = await personsFound<Profile>(turn.store, [personId])
  if (!chosen) return say(turn, { text: text('trace.erased') })
  await askDays(turn, { ...tracing, personId }, personText(chosen))
}
