import { questionsLeft } from '../../core/form/answers.ts'
import type { Answers, Form } from '../../core/form/form.ts'
import { type Text, text } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import { formContext } from '../forms.ts'

/** The questions that a document's code answers. */
const ON_DOCUMENTS = new Set(['name', 'birth', 'sex'])

/**
 * Under the first question of a form that begins with what a document's code says: that its photo answers it. Nobody is asked
 * to send one through a messenger that should not learn names.
 */
export function documentHint(turn: Turn, form: Form, known: Answers): Text | undefined {
  if (turn.channel.limits.discreet) return undefined
  const [first] = questionsLeft(form, known, formContext(turn))
  return first && ON_DOCUMENTS.has(first.name) ? text('prefill.hint') : undefined
}
