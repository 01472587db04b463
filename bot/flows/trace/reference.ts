import type { Form } from '../../core/form/form.ts'
import { cleanTyped } from '../../core/form/typed.ts'
import { parsePhone } from '../../core/phone.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { answeredText } from '../answered.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { mayTrace } from './mayTrace.ts'
import { holdTracing, REFERENCE_FORM, tracingNow } from './waiting.ts'
import { askWhom } from './whom.ts'

/** Characters of a case's number: BN-2026-0153, or a whole line of a register. */
const SHORTEST = 3
const LONGEST = 40
/** What registers number by; nothing that a sheet, a page or a log could take for its own sign. */
const SIGNS = /^[\p{L}\p{M}\p{N} ./-]+$/u

const referenceForm: Form = {
  name: REFERENCE_FORM,
  questions: [
    {
      name: 'reference',
      kind: 'text',
      longest: LONGEST,
      ask: 'trace.reference.ask',
      label: 'trace.reference.label',
    },
  ],
}

export const referenceFormEnd: FormEnd = {
  form: referenceForm,
  finish: (turn, answers) => referenceGiven(turn, answeredText(answers, 'reference')),
}

export async function askReference(turn: Turn, first?: Text): Promise<void> {
  await openForm(turn, referenceFormEnd, {}, { first })
}

/** The number by which the health authority knows the case. Without one nobody is looked for. */
export async function referenceGiven(turn: Turn, typed: string): Promise<void> {
  const tracing = tracingNow(turn)
  if (!tracing) return say(turn, { text: text('trace.beginAnew') })
  if (!(await mayTrace(turn, tracing))) return
  const reference = cleanTyped(typed)
  const wrong = problemOf(reference)
  if (wrong) return askReference(turn, wrong)
  holdTracing(turn, { ...tracing, reference })
  await askWhom(turn)
}

function problemOf(reference: string): Text | undefined {
  if (reference.length < SHORTEST || reference.length > LONGEST)
    return text('trace.reference.length', { least: SHORTEST, most: LONGEST })
  if (!SIGNS.test(reference)) return text('trace.reference.signs')
  if (!/\d/.test(reference)) return text('trace.reference.noNumber')
  return 'phone' in parsePhone(reference) ? text('trace.reference.phone') : undefined
}
