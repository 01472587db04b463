import { areNumbered } from '../offers.ts'
import type { Reply } from '../outgoing.ts'
import { text } from '../text.ts'
import { nextQuestion, settledAnswers, takenForGiven, withoutAnswer, withoutReview } from './answers.ts'
import type { Form, FormContext, FormInput, FormState, FormStep } from './form.ts'
import { heardFrom } from './heard.ts'
import { type Heard, type Reading, SPECIAL } from './kind.ts'
import { kindOf } from './kinds.ts'
import { isSkippable, type Open, openFrom, promptOf, viewOf } from './open.ts'
import { isInstance, parsePress } from './press.ts'
import type { Answer, Answers } from './question.ts'
import { isRecentCode, recentMeant } from './recent.ts'
import { askNext, askQuestion, staleStep } from './step.ts'
import { jointOf, readGroups } from './together.ts'

export { isFormPress } from './press.ts'

/** What a form is opened with. */
type Beginning = {
  /** A short random id (base64url), by which its buttons know it. */
  readonly instance: string
  /** Answers known already: those that are valid are not asked. */
  readonly prefill?: Readonly<Record<string, unknown>>
  /** The choices of the first question that are ticked already, for the person to change or leave. */
  readonly ticked?: readonly string[] | undefined
}

/** Opens a form. Throws when the instance cannot stand in a button. */
export function begin(
  form: Form,
  { instance, prefill, ticked = [] }: Beginning,
  context: FormContext,
): FormStep {
  if (!isInstance(instance))
    throw new Error('a form instance is 1 to 12 letters, digits, hyphens and underscores')
  const known = settledAnswers(form, { ...takenForGiven(form, context), ...prefill }, context)
  const answers = withoutReview(form, known)
  const question = ticked.length > 0 ? nextQuestion(form, answers) : undefined
  if (!question) return askNext({ form, instance, answers, context })
  return askQuestion({ form, instance, answers, context, question, draft: { ticked } })
}

/** Takes what a person did to the question last asked, and asks the next, or the same again with what is wrong. */
export function reply(form: Form, state: FormState, input: FormInput, context: FormContext): FormStep {
  const open = openFrom(form, state, context)
  if (!open) return nothingLeft(form, state, context)
  if (input.kind === 'press') {
    const press = parsePress(input.data)
    const isCurrent = press?.instance === open.instance && press.question === open.question.name
    return isCurrent ? hear(open, { kind: 'choice', code: press.code }, true) : staleStep(open)
  }
  // Whoever answers has not seen this question: the one last asked is gone since the program changed.
  if (state.asked !== open.question.name) return askQuestion(open, text('form.changed'))
  const { choices } = promptOf(open)
  const heard = heardFrom(input, choices, {
    // Where there are no buttons at all, [Bỏ qua] of free text is a number too, and a number alone says nothing.
    takesNumbers:
      kindOf(open.question).takesNumbers || (context.buttonRoom === 0 && open.question.kind === 'text'),
    listRoom: areNumbered(choices.length, context.buttonRoom) ? context.buttonRoom : undefined,
  })
  return 'problem' in heard ? askQuestion(open, heard.problem) : hear(open, heard, false)
}

/** Asks the current question again, as after an interruption. */
export function ask(form: Form, state: FormState, context: FormContext): FormStep {
  const open = openFrom(form, state, context)
  return open ? askQuestion(open) : nothingLeft(form, state, context)
}

/** Takes back the last thing said: what is half answered, otherwise the answer given last, which is asked again. */
export function back(form: Form, state: FormState, context: FormContext): FormStep {
  const { instance } = state
  const open = openFrom(form, state, context)
  if (open?.draft) return askQuestion({ ...open, draft: undefined })
  const answers = withoutReview(form, open?.answers ?? settledAnswers(form, state.answers, context))
  const last = Object.keys(answers).at(-1)
  const question = form.questions.find(({ name }) => name === last)
  if (question)
    return askQuestion({ form, instance, context, question, answers: withoutAnswer(answers, question.name) })
  return open ? askQuestion(open, text('form.first')) : askNext({ form, instance, answers, context })
}

/** What to say when a form's button is pressed and no form is open. */
export function staleReply(): Reply {
  return { text: text('form.stale') }
}

function nothingLeft(form: Form, state: FormState, context: FormContext): FormStep {
  return askNext({
    form,
    instance: state.instance,
    answers: settledAnswers(form, state.answers, context),
    context,
  })
}

function hear(open: Open, heard: Heard, pressed: boolean): FormStep {
  if (heard.kind === 'text' && jointOf(open)) return heardTogether(open, readGroups(open, heard.text))
  const isSkip = heard.kind === 'choice' && heard.code === SPECIAL.skip
  if (isSkip) return isSkippable(open.question) ? answered(open, null) : staleStep(open)
  if (heard.kind === 'choice' && isRecentCode(heard.code)) return asBefore(open, heard.code)
  const reading = kindOf(open.question).read(open.question, heard, viewOf(open))
  const atOnce = 'problem' in reading && heard.kind === 'text' ? toldAtOnce(open, heard.text) : undefined
  return atOnce ? heardTogether(open, atOnce) : act(open, reading, pressed)
}

function asBefore(open: Open, code: string): FormStep {
  const answer = recentMeant(open, code)
  return answer === undefined ? staleStep(open) : answered(open, answer)
}

/** Answers to this question and to others that often follow it, where somebody tells more than was asked. */
function toldAtOnce(open: Open, typed: string): Answers | undefined {
  const told = readGroups(open, typed)
  return Object.hasOwn(told, open.question.name) && Object.keys(told).length > 1 ? told : undefined
}

function act(open: Open, reading: Reading, pressed: boolean): FormStep {
  if ('answer' in reading) return answered(open, reading.answer, reading.besides)
  if ('change' in reading) return changing(open, reading.change)
  if ('problem' in reading) return askQuestion(open, reading.problem)
  if ('stale' in reading) return pressed ? staleStep(open) : askQuestion(open, text('form.other'))
  const step = askQuestion({ ...open, draft: reading.draft })
  return reading.redraws && pressed ? { ...step, redraws: true } : step
}

/** Whoever was not understood at all is asked one question at a time. */
function heardTogether(open: Open, told: Answers): FormStep {
  const { form, context } = open
  if (Object.keys(told).length === 0)
    return askQuestion({ ...open, draft: { apart: true } }, text('form.oneByOne'))
  const given = { ...withoutReview(form, open.answers), ...told }
  return askNext({ ...open, answers: settledAnswers(form, given, context) })
}

function answered(open: Open, answer: Answer, besides: Answers = {}): FormStep {
  const { form, question, context } = open
  const kept = question.kind === 'review' ? open.answers : withoutReview(form, open.answers)
  const given = { ...withoutAnswer({ ...kept, ...besides }, question.name), [question.name]: answer }
  return askNext({ ...open, answers: settledAnswers(form, given, context) })
}

function changing(open: Open, name: string): FormStep {
  const { form, context } = open
  const question = form.questions.find((known) => known.name === name)
  const answers = withoutAnswer(withoutReview(form, open.answers), name)
  if (!question) return askNext({ ...open, answers })
  // A chat that should not learn what was ticked does not see it a second time.
  const isShown = !(context.discreet && question.confidential)
  const draft = isShown ? kindOf(question).draftFrom?.(question, open.answers[name] ?? null) : undefined
  return askQuestion({ ...open, answers, question, draft })
}
