import type { Reply } from '../outgoing.ts'
import { lines, type Text, text } from '../text.ts'
import {
  givenAnswers,
  isOpenTo,
  nextQuestion,
  questionsThatApply,
  settledAnswers,
  withoutAnswer,
  withoutReview,
} from './answers.ts'
import type { Draft, Form, FormContext, FormInput, FormState, FormStep } from './form.ts'
import { heardFrom } from './heard.ts'
import { type Choice, type Heard, type Prompt, type Reading, SPECIAL, type View } from './kind.ts'
import { kindOf } from './kinds.ts'
import { rowsOfButtons } from './layout.ts'
import { isInstance, parsePress } from './press.ts'
import type { Answer, Answers, Question } from './question.ts'

export { isFormPress } from './press.ts'

/** A form in the middle of a turn: what is known, and the question it is about. */
type Open = {
  readonly form: Form
  readonly instance: string
  readonly context: FormContext
  readonly answers: Answers
  readonly question: Question
  readonly draft: Draft | undefined
}

/**
 * Opens a form. `instance` is a short random id (base64url), by which its buttons know it; `prefill` are
 * answers known already: those that are valid are not asked.
 */
export function begin(
  form: Form,
  { instance, prefill }: { readonly instance: string; readonly prefill?: Readonly<Record<string, unknown>> },
  context: FormContext,
): FormStep {
  if (!isInstance(instance))
    throw new Error('a form instance is 1 to 12 letters, digits, hyphens and underscores')
  return askNext(form, instance, settledAnswers(form, prefill ?? {}, context), context)
}

/** Takes what a person did to the question last asked, and asks the next, or the same again with what is wrong. */
export function reply(form: Form, state: FormState, input: FormInput, context: FormContext): FormStep {
  const open = load(form, state, context)
  if (!open) return askNext(form, state.instance, settledAnswers(form, state.answers, context), context)
  if (input.kind === 'press') {
    const press = parsePress(input.data)
    const isCurrent = press?.instance === open.instance && press.question === open.question.name
    return isCurrent ? hear(open, { kind: 'choice', code: press.code }, true) : stale(open)
  }
  // Whoever answers has not seen this question: the one last asked is gone since the program changed.
  if (state.asked !== open.question.name) return askAgain(open, text('form.changed'))
  const heard = heardFrom(input, promptOf(open).choices, kindOf(open.question).takesNumbers)
  return 'problem' in heard ? askAgain(open, heard.problem) : hear(open, heard, false)
}

/** Asks the current question again, as after an interruption. */
export function ask(form: Form, state: FormState, context: FormContext): FormStep {
  const open = load(form, state, context)
  return open
    ? askAgain(open)
    : askNext(form, state.instance, settledAnswers(form, state.answers, context), context)
}

/** Takes back the last thing said: what is half answered, otherwise the answer given last, which is asked again. */
export function back(form: Form, state: FormState, context: FormContext): FormStep {
  const open = load(form, state, context)
  const answers = open?.answers ?? settledAnswers(form, state.answers, context)
  if (open?.draft) return askAgain({ ...open, draft: undefined })
  const last = Object.keys(withoutReview(form, answers)).at(-1)
  const question = form.questions.find(({ name }) => name === last)
  if (question)
    return askQuestion(form, state.instance, withoutAnswer(answers, question.name), question, context)
  return open ? askAgain(open, text('form.first')) : askNext(form, state.instance, answers, context)
}

/** What to say when a form's button is pressed and no form is open. */
export function staleReply(): Reply {
  return { text: text('form.stale') }
}

function load(form: Form, state: FormState, context: FormContext): Open | undefined {
  const answers = settledAnswers(form, state.answers, context)
  const asked = form.questions.find(({ name }) => name === state.asked)
  const next = nextQuestion(form, answers)
  const stays = asked && asked.kind !== 'review' && isOpenTo(form, answers, asked)
  const question = stays ? asked : next
  if (!question) return undefined
  const draft = question === asked ? state.draft : undefined
  return { form, instance: state.instance, context, answers, question, draft }
}

function hear(open: Open, heard: Heard, pressed: boolean): FormStep {
  const isSkip = heard.kind === 'choice' && heard.code === SPECIAL.skip
  if (isSkip) return isSkippable(open.question) ? answered(open, null) : stale(open)
  const reading = kindOf(open.question).read(open.question, heard, viewOf(open))
  return act(open, reading, pressed)
}

function act(open: Open, reading: Reading, pressed: boolean): FormStep {
  if ('answer' in reading) return answered(open, reading.answer)
  if ('change' in reading) return changing(open, reading.change)
  if ('problem' in reading) return askAgain({ ...open, draft: reading.draft ?? open.draft }, reading.problem)
  if ('stale' in reading) return pressed ? stale(open) : askAgain(open, text('form.other'))
  const step = askAgain({ ...open, draft: reading.draft })
  return reading.redraws && pressed ? { ...step, redraws: true } : step
}

function answered({ form, instance, answers, question, context }: Open, answer: Answer): FormStep {
  const kept = question.kind === 'review' ? answers : withoutReview(form, answers)
  const given = { ...withoutAnswer(kept, question.name), [question.name]: answer }
  return askNext(form, instance, settledAnswers(form, given, context), context)
}

function changing({ form, instance, answers, context }: Open, name: string): FormStep {
  const question = form.questions.find((known) => known.name === name)
  const kept = withoutAnswer(withoutReview(form, answers), name)
  return question
    ? askQuestion(form, instance, kept, question, context)
    : askNext(form, instance, kept, context)
}

function askNext(form: Form, instance: string, answers: Answers, context: FormContext): FormStep {
  const question = nextQuestion(form, answers)
  if (question) return askQuestion(form, instance, answers, question, context)
  const state: FormState = { form: form.name, instance, answers }
  return { state, replies: [], finished: finishedAnswers(form, answers) }
}

function askQuestion(
  form: Form,
  instance: string,
  answers: Answers,
  question: Question,
  context: FormContext,
): FormStep {
  return askAgain({ form, instance, answers, question, context, draft: undefined })
}

/** The question, under what is to be said first: one message. */
function askAgain(open: Open, first?: Text): FormStep {
  const { form, instance, answers, question, draft, context } = open
  const prompt = promptOf(open)
  const buttons = rowsOfButtons(prompt.choices, { instance, question: question.name }, context.language)
  const shown: Reply = {
    text: first ? lines(first, prompt.ask) : prompt.ask,
    ...(buttons.length > 0 && { buttons }),
    ...(prompt.askContact && { askContact: prompt.askContact }),
  }
  const state = { form: form.name, instance, answers, asked: question.name, ...(draft && { draft }) }
  return { state, replies: [shown] }
}

function stale(open: Open): FormStep {
  return { ...askAgain(open, text('form.stale')), stale: true }
}

function promptOf(open: Open): Prompt {
  const prompt = kindOf(open.question).prompt(open.question, viewOf(open))
  const skip: Choice[] = isSkippable(open.question) ? [{ code: SPECIAL.skip, label: text('form.skip') }] : []
  return { ...prompt, choices: [...prompt.choices, ...skip] }
}

function viewOf({ form, answers, draft, context }: Open): View {
  return { draft, context, given: () => givenAnswers(form, answers, context) }
}

function isSkippable(question: Question): boolean {
  return question.optional === true || question.onRequest === true
}

function finishedAnswers(form: Form, answers: Answers): Answers {
  const names = new Set(questionsThatApply(form, answers).map(({ name }) => name))
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)))
}
