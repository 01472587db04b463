import { render, type Text, text } from '../text.ts'
import type { Form, FormContext } from './form.ts'
import type { Choice } from './kind.ts'
import { kindOf } from './kinds.ts'
import type { Open } from './open.ts'
import type { Answer, Answers, Question } from './question.ts'

/** What was answered before to questions of these names, the newest first. */
export type RecentAnswers = Readonly<Record<string, readonly Answer[]>>

/** Buttons for them: more would hide the question's own. */
const OFFERED_AT_MOST = 3
const CODE = /^_r(\d)$/

/** Of earlier answers what may be offered again: where somebody lives and how they are called by phone is long to type. */
export function recentAmong(form: Form, earlier: readonly Answers[]): RecentAnswers {
  const offered = form.questions.filter(isOffered).map(({ name }) => {
    const told = earlier
      .map((answers) => answers[name])
      .filter((answer) => answer !== undefined && answer !== null)
    const once = told.filter((answer, index) => told.findIndex((one) => isEqual(one, answer)) === index)
    return [name, once.slice(0, OFFERED_AT_MOST)] as const
  })
  return Object.fromEntries(offered.filter(([, answers]) => answers.length > 0))
}

/** The buttons of earlier answers, as many as have room beside the question's own. */
export function recentChoices(open: Open, besides: number): Choice[] {
  const room = Math.max(0, open.context.buttonRoom - besides)
  const labels = recentOf(open).map(({ shown }, index) => ({
    code: `_r${index}`,
    label: text('form.recent', { answer: shown }),
  }))
  return labels.slice(0, room)
}

/** The earlier answer that a button means. */
export function recentMeant(open: Open, code: string): Answer | undefined {
  const [, index] = CODE.exec(code) ?? []
  return index === undefined ? undefined : recentOf(open)[Number(index)]?.answer
}

export function isRecentCode(code: string): boolean {
  return CODE.test(code)
}

/** Those that are still answers, each shown once; none where the messenger should not learn them, or half an answer stands. */
function recentOf({ question, context, draft }: Open): { answer: Answer; shown: Text }[] {
  if (draft || !isOffered(question) || (context.discreet && question.kind === 'phone')) return []
  const good = (context.recent?.[question.name] ?? []).flatMap((stored) => {
    const answer = kindOf(question).restore(question, stored, context)
    return answer === undefined ? [] : [{ answer, shown: kindOf(question).show(question, answer, context) }]
  })
  return good.filter(
    ({ shown }, index) => good.findIndex((one) => isShownAs(one.shown, shown, context)) === index,
  )
}

function isOffered(question: Question): boolean {
  if (question.confidential || question.onRequest) return false
  return (
    question.kind === 'unit' ||
    question.kind === 'phone' ||
    (question.kind === 'text' && (!question.format || question.format === 'printed'))
  )
}

function isShownAs(one: Text, other: Text, { language }: FormContext): boolean {
  return render(language, one) === render(language, other)
}

function isEqual(one: Answer, other: Answer): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
