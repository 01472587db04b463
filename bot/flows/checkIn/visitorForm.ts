import type { Answers, Form } from '../../core/form/form.ts'
import type { Person } from '../../core/person.ts'
import { type Turn, updateProfile } from '../../core/turn.ts'
import { answeredText } from '../answered.ts'
import { holdsYes, sayNotKept } from '../consent/guard.ts'
import type { FormEnd } from '../flow.ts'
import { newForm } from '../forms.ts'

/** All that a first visit asks: a name and a phone. */
const visitorForm: Form = {
  name: 'visitor',
  questions: [
    { name: 'name', kind: 'personName', ask: 'checkIn.name.ask', label: 'checkIn.name.label' },
    { name: 'phone', kind: 'phone', ask: 'checkIn.phone.ask', label: 'checkIn.phone.label' },
  ],
}

export const visitorFormEnd: FormEnd = {
  form: visitorForm,
  finish: async (turn, answers) => {
    if (!(await holdsYes(turn, 'visits'))) return waitForYes(turn, answers)
    await updateProfile(turn, { name: answeredText(answers, 'name'), phone: answeredText(answers, 'phone') })
  },
}

/** The arrival that waits asks for the yes again; after it nothing is asked twice. */
function waitForYes(turn: Turn, answers: Answers): void {
  const form = { ...newForm(turn, visitorFormEnd, answers), heldSince: turn.at.toISOString() }
  turn.session = { ...turn.session, left: { form } }
  if (!turn.session.wish) sayNotKept(turn, 'visits')
}

/** What is known of a person already is not asked again. */
export function knownOf(person: Person | undefined): Answers {
  const { name, phone } = person?.profile ?? {}
  return { ...(name !== undefined && { name }), ...(phone !== undefined && { phone }) }
}
