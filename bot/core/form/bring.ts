import { fold } from '../fold.ts'
import { isOpenTo, settledAnswers, withoutAnswer, withoutReview } from './answers.ts'
import type { Form, FormContext, FormState, FormStep } from './form.ts'
import { openFrom } from './open.ts'
import type { Answer, Answers, Question } from './question.ts'
import { askNext, askQuestion } from './step.ts'

/**
 * Answers that somebody brought and did not say, by the names of the questions, such as those of a document's code. A name
 * that lost its accents there is only suggested: its bearer writes it better.
 */
export type Brought = { readonly answers: Readonly<Record<string, unknown>>; readonly suggestedName?: string }

/** The question that a suggested name is for. */
const NAME = 'name'

/** The questions whose answers differ from what is brought. A name without its accents, or a year of a whole day, differs in nothing. */
export function differing(form: Form, state: FormState, brought: Brought, context: FormContext): Question[] {
  const told = settledAnswers(form, state.answers, context)
  const known = { ...goodAnswers(form, brought, context), ...suggestion(brought) }
  return form.questions.filter((question) => {
    const [mine, its] = [told[question.name], known[question.name]]
    return mine !== undefined && mine !== null && its !== undefined && !isSame(question, mine, its)
  })
}

/** The questions that what is brought would answer. */
export function answeredBy(form: Form, state: FormState, brought: Brought, context: FormContext): Question[] {
  const told = settledAnswers(form, state.answers, context)
  const good = goodAnswers(form, brought, context)
  return form.questions.filter(({ name }) => Object.hasOwn(good, name) && !Object.hasOwn(told, name))
}

/** Answers what is open with what is brought, and goes on: what was answered before stays. */
export function bring(form: Form, state: FormState, brought: Brought, context: FormContext): FormStep {
  const { instance } = state
  const told = withoutReview(form, settledAnswers(form, state.answers, context))
  // What was said comes first, because the newest is what "back" takes away; and it counts more.
  const given = { ...told, ...goodAnswers(form, brought, context), ...told }
  const answers = settledAnswers(form, given, context)
  const name = form.questions.find((question) => question.name === NAME && question.kind === 'personName')
  if (brought.suggestedName !== undefined && name && isOpenTo(form, answers, name))
    return askQuestion({
      form,
      instance,
      answers,
      context,
      question: name,
      draft: { suggested: brought.suggestedName },
    })
  const open = openFrom(form, { ...state, answers }, context)
  return open ? askQuestion(open) : askNext({ form, instance, answers, context })
}

/** The state without these answers, which something brought is to replace. */
export function without(state: FormState, questions: readonly Question[]): FormState {
  const answers = questions.reduce<Answers>((rest, { name }) => withoutAnswer(rest, name), state.answers)
  return { ...state, answers }
}

function goodAnswers(form: Form, { answers }: Brought, context: FormContext): Answers {
  return settledAnswers(form, answers, context)
}

function suggestion({ suggestedName }: Brought): Answers {
  return suggestedName === undefined ? {} : { [NAME]: suggestedName }
}

function isSame({ kind }: Question, one: Answer, other: Answer): boolean {
  if (typeof one !== 'string' || typeof other !== 'string')
    return JSON.stringify(one) === JSON.stringify(other)
  if (kind === 'personName') return fold(one) === fold(other)
  return kind === 'birth' ? one.startsWith(other) || other.startsWith(one) : one === other
}
