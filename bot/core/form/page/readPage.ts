import { text } from '../../text.ts'
import { isOpenTo, settledAnswers, takenForGiven } from '../answers.ts'
import type { Form, FormContext } from '../form.ts'
import { isSkippable } from '../open.ts'
import { type Answer, type Answers, type Question, worded } from '../question.ts'
import { controlOf } from './controls.ts'
import type { PageField, PageReading } from './field.ts'
import { type Posted, wasShown, withWords } from './posted.ts'

/** A form as one page: its questions, and the answers that were given there. */
export type FormPage = {
  readonly fields: readonly PageField[]
  readonly answers: Answers
  /** Every question that applies has its answer. */
  readonly isComplete: boolean
}

const NOTHING_POSTED: Posted = new Map()

/**
 * A form as one page on which the questions stand that the chat would still ask; `known` is never shown. Each kind reads
 * its own fields, in the order of the form, so that a question that depends on another is there as soon as it applies.
 * What was typed stays in its field, right or wrong.
 */
export function readPage(
  form: Form,
  known: Readonly<Record<string, unknown>>,
  posted: Posted = NOTHING_POSTED,
  around: FormContext,
): FormPage {
  const context = contextOfPage(around)
  const before = knownToPage(form, known, context)
  let written = posted
  let answers = before
  const fields: PageField[] = []
  for (const question of form.questions) {
    if (question.kind === 'review' || !isOpenTo(form, answers, question)) continue
    const asked = { question, posted: written, context }
    const control = controlOf(question)
    const reading = checked(form, answers, question, control.read(asked), context)
    const answer = answerIn(question, reading)
    if (answer !== undefined) answers = { ...answers, [question.name]: answer }
    fields.push(fieldOf(question, reading, control.parts(asked), wasShown(posted, question.name)))
    for (const [name, words] of besidesIn(reading)) written = withWords(written, name, words)
  }
  const given = Object.entries(answers).filter(([name]) => !Object.hasOwn(before, name))
  const isComplete = fields.every(({ standing }) => standing !== 'open')
  return { fields, answers: Object.fromEntries(given), isComplete }
}

/** On a page nothing is repeated to a messenger, and there is room for every button. */
function contextOfPage(around: FormContext): FormContext {
  return {
    ...around,
    sharesContact: false,
    discreet: false,
    brief: false,
    buttonRoom: Number.POSITIVE_INFINITY,
  }
}

/** Without what a short form takes for given: on a page asking for it costs no message. */
function knownToPage(form: Form, known: Readonly<Record<string, unknown>>, context: FormContext): Answers {
  const given = takenForGiven(form, { ...context, brief: true })
  const settled = Object.entries(settledAnswers(form, known, context))
  return Object.fromEntries(settled.filter(([name, answer]) => answer !== given[name]))
}

/** An answer counts only if the form would take it up again as it is. */
function checked(
  form: Form,
  answers: Answers,
  { name }: Question,
  reading: PageReading,
  context: FormContext,
): PageReading {
  if (!('answer' in reading)) return reading
  const settled = settledAnswers(form, { ...answers, [name]: reading.answer }, context)
  return Object.hasOwn(settled, name) ? reading : { problem: text('form.empty') }
}

function answerIn(question: Question, reading: PageReading): Answer | undefined {
  if ('answer' in reading) return reading.answer
  return 'missing' in reading && question.optional ? null : undefined
}

function besidesIn(reading: PageReading): [string, Answer][] {
  return 'missing' in reading ? [] : Object.entries(reading.besides ?? {})
}

function fieldOf(
  question: Question,
  reading: PageReading,
  parts: PageField['parts'],
  wasThere: boolean,
): PageField {
  const { name, ask, label } = question
  const field = { question: name, ask: worded(ask), label: worded(label), parts }
  if ('answer' in reading) return { ...field, standing: 'answered' }
  if ('problem' in reading) return { ...field, standing: 'open', problem: reading.problem }
  if (isSkippable(question)) return { ...field, standing: 'passedOver' }
  // A question that was not there before is new, and nobody's mistake.
  return { ...field, standing: 'open', ...(wasThere && { problem: reading.missing }) }
}
