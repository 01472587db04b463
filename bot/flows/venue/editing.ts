import type { Answers } from '../../core/form/form.ts'
import type { Button } from '../../core/outgoing.ts'
import type { Session } from '../../core/session.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'

/** Short forms that change nothing of a venue: whom to invite to its door or to an office, whom to look for. */
const SHORT_FORMS: ReadonlySet<string> = new Set([
  'staff',
  'logSearch',
  'officeUnit',
  'office',
  'officeReporter',
])

/** What is said above the question, and a button under it. */
type Beside = { readonly first?: Text; readonly button?: Button<Text> }

/** A short form that changes one thing of a venue or a gate, whose number is not among its answers. */
export function edit(
  form: FormEnd['form'],
  apply: (turn: Turn, id: number, answers: Answers) => Promise<void>,
): FormEnd {
  return {
    form,
    finish: async (turn, answers) => {
      const { editing } = turn.session
      turn.session = withoutEditing(turn.session)
      if (editing?.form !== form.name) return say(turn, { text: text('menu.staleButton') })
      await apply(turn, editing.id, answers)
    },
  }
}

/** Asks such a form's question about a venue or gate. One thing is changed at a time: what was begun before is given up. */
export async function openEdit(turn: Turn, end: FormEnd, id: number, beside: Beside = {}): Promise<void> {
  leaveEdit(turn)
  turn.session = { ...turn.session, editing: { form: end.form.name, id } }
  await openForm(turn, end, {}, beside)
}

/** Whoever goes to another menu does not want to be asked again. */
export function leaveEdit(turn: Turn): void {
  turn.session = withoutEditing(turn.session)
}

function withoutEditing(session: Session): Session {
  const { editing, left, ...rest } = session
  const isShort = (form: string) => form === editing?.form || SHORT_FORMS.has(form)
  const forms = rest.forms.filter(({ form }) => !isShort(form))
  return { ...rest, forms, ...(left && !isShort(left.form.form) && { left }) }
}
