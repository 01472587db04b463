import { type Text, text } from '../../text.ts'
import { isOpenTo, settledAnswers, takenForGiven, withoutAnswer } from '../answers.ts'
import type { Form, FormContext } from '../form.ts'
import { isSkippable } from '../open.ts'
import { type Answer, type Answers, type Question, worded } from '../question.ts'
import { controlOf } from './controls.ts'
import type { PageField, PageReading } from './field.ts'
import { masked } from './masked.ts'
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
 * A form as one page: the questions that the chat would still ask, and those whose answers are known, shown with little of
 * it, to be answered anew by whom it concerns. Each kind reads its own fields, in the order of the form, so that a
 * question that depends on another is there as soon as it applies. What was typed stays in its field, right or wrong.
 */
export function readPage(
  form: Form,
  known: Readonly<Record<string, unknown>>,
  posted: Posted = NOTHING_POSTED,
  around: FormContext,
): FormPage {
  const context = contextOfPage(around)
  let written = posted
  let answers = knownToPage(form, known, context)
  let given: Answers = {}
  const fields: PageField[] = []
  for (const question of form.questions) {
    const before = answers[question.name]
    if (question.kind === 'review' || before === null) continue
    if (before === undefined && !isOpenTo(form, answers, question)) continue
    const asked = { question, posted: written, context, isKnown: before !== undefined }
    const control = controlOf(question)
    const reading = checked(form, answers, question, control.read(asked), context)
    const answer = before !== undefined && 'missing' in reading ? undefined : answerIn(question, reading)
    if (answer !== undefined) {
      given = { ...given, [question.name]: answer }
      answers = withAnswer(form, answers, question, answer, context)
    }
    const field = fieldOf(question, reading, control.parts(asked), wasShown(posted, question.name))
    const isLeft = before !== undefined && 'missing' in reading
    fields.push(isLeft ? leftAsKnown(field, masked(question, before, context)) : field)
    for (const [name, words] of besidesIn(reading)) written = withWords(written, name, words)
  }
  const isComplete = fields.every(({ standing }) => standing !== 'open')
  return { fields, answers: given, isComplete }
}

/** Another answer than before: what no longer applies is gone, and so is the street of a place where nobody lives now. */
function withAnswer(
  form: Form,
  answers: Answers,
  question: Question,
  answer: Answer,
  context: FormContext,
): Answers {
  const street =
    question.kind === 'unit' && Object.hasOwn(answers, question.name) ? question.before : undefined
  const others = street === undefined ? answers : withoutAnswer(answers, street)
  return settledAnswers(form, { ...others, [question.name]: answer }, context)
}

function leftAsKnown({ problem: _none, ...field }: PageField, known: Text): PageField {
  return { ...field, standing: 'known', known }
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
