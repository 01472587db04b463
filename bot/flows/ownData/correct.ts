import type { Answers, Form } from '../../core/form/form.ts'
import type { Profile } from '../../core/person.ts'
import { text } from '../../core/text.ts'
import { say, type Turn, updateProfile } from '../../core/turn.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { recordDone } from './requests.ts'

/** The facts of a profile, each with what is kept of it. */
const correctForm: Form = {
  name: 'correct',
  questions: [
    { name: 'name', kind: 'personName', ask: 'checkIn.name.ask', label: 'checkIn.name.label' },
    { name: 'phone', kind: 'phone', ask: 'checkIn.phone.ask', label: 'checkIn.phone.label' },
    {
      name: 'birth',
      kind: 'birth',
      ask: 'ownData.correct.birth',
      label: 'ownData.fact.birth',
      onRequest: true,
    },
    {
      name: 'sex',
      kind: 'choice',
      ask: 'ownData.correct.sex',
      label: 'ownData.fact.sex',
      onRequest: true,
      optional: true,
      choices: [
        { name: 'male', label: 'ownData.sex.male' },
        { name: 'female', label: 'ownData.sex.female' },
        { name: 'other', label: 'ownData.sex.other' },
      ],
    },
    {
      name: 'review',
      kind: 'review',
      ask: 'ownData.correct.review',
      label: 'ownData.correct.review',
      send: 'ownData.correct.save',
    },
  ],
}

/** The same for whoever never told a number: it is not asked for. */
const correctWithoutPhone: Form = {
  name: 'correctWithoutPhone',
  questions: correctForm.questions.filter(({ name }) => name !== 'phone'),
}

const FACTS = ['name', 'phone', 'birth', 'sex'] as const

const correctFormEnd: FormEnd = { form: correctForm, finish: saveCorrected }
const withoutPhoneEnd: FormEnd = { form: correctWithoutPhone, finish: saveCorrected }

export const correctFormEnds: readonly FormEnd[] = [correctFormEnd, withoutPhoneEnd]

/** /sua: the facts that are kept, to be changed. */
export async function startCorrecting(turn: Turn): Promise<void> {
  const facts = factsOf(turn.person?.profile ?? {})
  if (Object.keys(facts).length === 0) return say(turn, { text: text('ownData.correct.nothing') })
  await openForm(turn, facts.phone === undefined ? withoutPhoneEnd : correctFormEnd, facts)
}

/**
 * Whoever goes on to something else about their data before changing anything has left the correction, which need not come back
 * under each answer. What was changed and not saved waits.
 */
export function leaveUntouched(turn: Turn): void {
  const { person, session } = turn
  const forms = session.forms.filter(
    ({ form, answers }) => !isCorrection(form) || !person || !isAsKept(person.profile, answers),
  )
  turn.session = { ...session, forms }
}

function isCorrection(form: string): boolean {
  return correctFormEnds.some((end) => end.form.name === form)
}

/** Whether the answers say nothing but what is kept already; one that is being changed is not given. */
function isAsKept(profile: Profile, answers: Answers): boolean {
  return FACTS.every((fact) => (answers[fact] ?? profile[fact]) === profile[fact])
}

function factsOf(profile: Profile): Answers {
  return Object.fromEntries(
    FACTS.flatMap((fact) => (profile[fact] === undefined ? [] : [[fact, profile[fact]]])),
  )
}

/** A phone that is another now is confirmed only if the messenger said so; one that stayed is as it was. */
async function saveCorrected(turn: Turn, answers: Answers): Promise<void> {
  if (!turn.person) return say(turn, { text: text('ownData.correct.nothing') })
  if (isAsKept(turn.person.profile, answers)) return say(turn, { text: text('ownData.correct.asBefore') })
  const facts = FACTS.flatMap((fact) => (typeof answers[fact] === 'string' ? [[fact, answers[fact]]] : []))
  await updateProfile(turn, Object.fromEntries(facts) as Profile)
  await recordDone(turn, 'correct')
  say(turn, { text: text('ownData.correct.saved') })
}
