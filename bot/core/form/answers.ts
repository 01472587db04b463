import { type Text, text } from '../text.ts'
import type { Form, FormContext } from './form.ts'
import type { GivenAnswer } from './kind.ts'
import { kindOf } from './kinds.ts'
import { type Answer, type Answers, type Condition, type Question, worded } from './question.ts'

/** Whether a question is to be asked; open as long as the answer that its condition is about is missing. */
type Standing = 'asked' | 'not asked' | 'open'

/** The answers as the form has them now: each parsed again, none whose condition no longer holds. */
export function settledAnswers(form: Form, stored: unknown, context: FormContext): Answers {
  const restored = Object.entries(typeof stored === 'object' && stored !== null ? stored : {}).flatMap(
    ([name, value]): [string, Answer][] => {
      const question = form.questions.find((known) => known.name === name)
      const answer = question && restoredAnswer(question, value, context)
      return answer === undefined ? [] : [[name, answer]]
    },
  )
  return withoutIdle(form, Object.fromEntries(restored))
}

/** Where each message counts: the answers that a form begins with and its review shows, to be changed there. */
export function takenForGiven({ questions }: Form, { brief, language }: FormContext): Answers {
  if (!brief) return {}
  return Object.fromEntries(
    questions.flatMap((question): [string, Answer][] => {
      if (question.optional) return [[question.name, null]]
      const usual = question.kind === 'choice' ? question.usual?.[language] : undefined
      return usual === undefined ? [] : [[question.name, usual]]
    }),
  )
}

/** The first question that applies and has no answer. */
export function nextQuestion(form: Form, answers: Answers): Question | undefined {
  const standings = standingsOf(form, answers)
  return form.questions.find(
    (question) =>
      !question.onRequest &&
      standings.get(question.name) === 'asked' &&
      !Object.hasOwn(answers, question.name),
  )
}

/** The questions that a form would ask of somebody of whom this is known, as far as it can be told beforehand. */
export function questionsLeft(
  form: Form,
  known: Readonly<Record<string, unknown>>,
  context: FormContext,
): Question[] {
  const answers = settledAnswers(form, { ...takenForGiven(form, context), ...known }, context)
  return questionsThatApply(form, answers).filter(
    ({ name, onRequest }) => !onRequest && !Object.hasOwn(answers, name),
  )
}

/** The questions that apply, without the review. */
export function questionsThatApply(form: Form, answers: Answers): Question[] {
  const standings = standingsOf(form, answers)
  return form.questions.filter(({ kind, name }) => kind !== 'review' && standings.get(name) === 'asked')
}

/** What the review lists: the questions that apply, each with its answer as it is shown. */
export function givenAnswers(form: Form, answers: Answers, context: FormContext): GivenAnswer[] {
  return questionsThatApply(form, answers).map((question) => {
    const answer = answers[question.name] ?? null
    const shown = answer === null ? undefined : shownAnswer(question, answer, context)
    return { name: question.name, label: worded(question.label), shown }
  })
}

function shownAnswer(question: Question, answer: Answer, context: FormContext): Text {
  const kind = kindOf(question)
  if (!context.discreet) return kind.show(question, answer, context)
  if (kind.showDiscreetly) return kind.showDiscreetly(question, answer, context)
  return question.confidential ? text('form.review.kept') : kind.show(question, answer, context)
}

/** Whether a question may be put to the person now. */
export function isOpenTo(form: Form, answers: Answers, question: Question): boolean {
  return standingsOf(form, answers).get(question.name) === 'asked' && !Object.hasOwn(answers, question.name)
}

/** Whether a condition about the answers of a whole form holds, such as a template's rule of risk. */
export function conditionHolds(condition: Condition, answers: Answers): boolean {
  return holds(condition, answers[condition.question] ?? null)
}

export function withoutAnswer(answers: Answers, name: string): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([other]) => other !== name))
}

/** Without the review's answer: it stood for what was answered then. */
export function withoutReview(form: Form, answers: Answers): Answers {
  const review = form.questions.find(({ kind }) => kind === 'review')
  return review ? withoutAnswer(answers, review.name) : answers
}

function restoredAnswer(question: Question, stored: unknown, context: FormContext): Answer | undefined {
  if (stored === null) return question.optional || question.onRequest ? null : undefined
  return kindOf(question).restore(question, stored, context)
}

function withoutIdle(form: Form, answers: Answers): Answers {
  const standings = standingsOf(form, answers)
  return Object.fromEntries(Object.entries(answers).filter(([name]) => standings.get(name) !== 'not asked'))
}

function standingsOf({ questions }: Form, answers: Answers): ReadonlyMap<string, Standing> {
  const standings = new Map<string, Standing>()
  for (const question of questions)
    standings.set(question.name, standing(question, questions, standings, answers))
  return standings
}

function standing(
  { when }: Question,
  questions: readonly Question[],
  standings: ReadonlyMap<string, Standing>,
  answers: Answers,
): Standing {
  if (when === undefined) return 'asked'
  const above = standings.get(when.question)
  if (above !== 'asked') return above ?? 'not asked'
  const answer = answers[when.question]
  const isUnasked = questions.find(({ name }) => name === when.question)?.onRequest
  if (answer === undefined && !isUnasked) return 'open'
  return holds(when, answer ?? null) ? 'asked' : 'not asked'
}

function holds(condition: Condition, answer: Answer): boolean {
  if ('is' in condition) return isOneOf(condition.is, answer)
  if ('has' in condition) return hasOneOf(condition.has, answer)
  return !isOneOf(condition.not, answer) && !hasOneOf(condition.not, answer)
}

function isOneOf(values: unknown, answer: Answer): boolean {
  return [values].flat().includes(answer)
}

function hasOneOf(values: unknown, answer: Answer): boolean {
  return Array.isArray(answer) && [values].flat().some((value) => answer.includes(value))
}
