import type { Question, QuestionKind } from '../question.ts'
import { choices } from './controls/choices.ts'
import { line } from './controls/line.ts'
import { place } from './controls/place.ts'
import { ticks } from './controls/ticks.ts'
import type { Control } from './field.ts'

type OnPage = Exclude<QuestionKind, 'review'>

const CONTROLS: { readonly [Name in OnPage]: Control<Extract<Question, { kind: Name }>> } = {
  name: line,
  personName: line,
  text: line,
  birth: line,
  phone: line,
  number: line,
  choice: choices,
  yesNo: choices,
  date: choices,
  period: choices,
  many: ticks,
  unit: place,
}

/** How a question stands on a page. A review has no place there: all answers are on the page already. */
export function controlOf(question: Exclude<Question, { kind: 'review' }>): Control<Question> {
  return CONTROLS[question.kind]
}
