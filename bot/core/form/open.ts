import { text } from '../text.ts'
import { givenAnswers, isOpenTo, nextQuestion, settledAnswers } from './answers.ts'
import type { Draft, Form, FormContext, FormState } from './form.ts'
import { hasAccents } from './heard.ts'
import { type Choice, type Prompt, SPECIAL, type View } from './kind.ts'
import { kindOf } from './kinds.ts'
import { type Answer, type Answers, type Question, worded } from './question.ts'
import { recentChoices } from './recent.ts'
import { jointOf } from './together.ts'

/** A form in the middle of a turn: the answers, checked again, and the question it is about. */
export type Open = {
  readonly form: Form
  readonly instance: string
  readonly context: FormContext
  readonly answers: Answers
  readonly question: Question
  readonly draft?: Draft | undefined
}

/**
 * A stored state as the form has it now: the question last asked if it can still be asked, otherwise the next one;
 * undefined when nothing is left to ask. The review is always the next one, so that nothing is sent unanswered.
 */
export function openFrom(form: Form, state: FormState, context: FormContext): Open | undefined {
  const answers = settledAnswers(form, state.answers, context)
  const asked = form.questions.find(({ name }) => name === state.asked)
  const stays = asked && asked.kind !== 'review' && isOpenTo(form, answers, asked)
  const question = stays ? asked : nextQuestion(form, answers)
  if (!question) return undefined
  const draft = question === asked ? state.draft : undefined
  return { form, instance: state.instance, context, answers, question, draft }
}

/** How the question looks now, with others that are asked at once, or with [Bỏ qua] where it may be passed over. */
export function promptOf(open: Open): Prompt {
  const joint = jointOf(open)
  if (joint) return { ask: worded(joint.ask), choices: [] }
  const prompt = kindOf(open.question).prompt(open.question, viewOf(open))
  const skip: Choice[] = isSkippable(open.question) ? [{ code: SPECIAL.skip, label: text('form.skip') }] : []
  const own = [...prompt.choices, ...skip]
  return { ...prompt, choices: [...recentChoices(open, own.length), ...own] }
}

/** What the question's kind may look at. */
export function viewOf({ form, answers, draft, context }: Open): View {
  return {
    draft,
    context,
    given: () => givenAnswers(form, answers, context),
    typesAccents: () => Object.values(answers).some(bearsAccents),
  }
}

function bearsAccents(answer: Answer): boolean {
  return typeof answer === 'string' && hasAccents(answer)
}

export function isSkippable(question: Question): boolean {
  return question.optional === true || question.onRequest === true
}
