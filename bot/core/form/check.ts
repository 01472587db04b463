import type { Form } from './form.ts'
import { isChoiceName, isQuestionName } from './press.ts'
import type { Condition, Question, QuestionKind } from './question.ts'

const DATED: ReadonlySet<QuestionKind> = new Set(['birth', 'date'])
const WORDS: ReadonlySet<QuestionKind> = new Set(['name', 'personName', 'text', 'choice'])

/** What is wrong with a form as data, in words for whoever writes it; nothing when it can be asked. */
export function formProblems({ questions }: Form): string[] {
  return questions.flatMap((question, index) => [
    ...nameProblems(question, questions.slice(0, index)),
    ...choiceProblems(question),
    ...limitProblems(question),
    ...beforeProblems(question, questions),
    ...togetherProblems(question, questions.slice(index + 1)),
    ...(question.when ? conditionProblems(question.name, question.when, questions.slice(0, index)) : []),
    ...(question.kind === 'review' && index < questions.length - 1
      ? [`${question.name}: a review stands last`]
      : []),
  ])
}

/** What is wrong with a condition, given the questions whose answers it may be about. */
export function conditionProblems(where: string, condition: Condition, among: readonly Question[]): string[] {
  const question = among.find(({ name }) => name === condition.question)
  if (!question) return [`${where}: a condition is about ${condition.question}, which is not asked before it`]
  if (!('choices' in question)) return []
  const names = new Set<unknown>(question.choices.map(({ name }) => name))
  return valuesOf(condition)
    .filter((value) => !names.has(value))
    .map((value) => `${where}: ${condition.question} has no choice ${String(value)}`)
}

function valuesOf(condition: Condition): readonly unknown[] {
  if ('is' in condition) return [condition.is].flat()
  return 'has' in condition ? [condition.has].flat() : [condition.not].flat()
}

function nameProblems({ name }: Question, earlier: readonly Question[]): string[] {
  if (!isQuestionName(name)) return [`${name}: a name is a small letter, then letters and digits, at most 20`]
  return earlier.some((other) => other.name === name) ? [`${name}: two questions have this name`] : []
}

function unknownUsual(question: Question, names: readonly string[]): string[] {
  const usual = question.kind === 'choice' ? Object.values(question.usual ?? {}) : []
  return usual
    .filter((name) => !names.includes(name))
    .map((name) => `${question.name}: the usual choice ${name} is none of its choices`)
}

function choiceProblems(question: Question): string[] {
  if (!('choices' in question)) return []
  const names = question.choices.map(({ name }) => name)
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  const wrong = names.filter((name) => !isChoiceName(name))
  return [
    ...twice.map((name) => `${question.name}: two choices are ${name}`),
    ...unknownUsual(question, names),
    ...wrong.map((name) => `${question.name}: choice ${name} is not letters, digits and hyphens, at most 20`),
  ]
}

function beforeProblems(question: Question, questions: readonly Question[]): string[] {
  if (question.kind !== 'unit' || question.before === undefined) return []
  const taker = questions.find(({ name }) => name === question.before)
  return taker?.kind === 'text'
    ? []
    : [`${question.name}: what stands before it goes to ${question.before}, which is no text`]
}

/** A joint question: words are told apart by the one date among them, so at most one stands on each side. */
function togetherProblems({ name, kind, together = [] }: Question, later: readonly Question[]): string[] {
  return together.flatMap(({ with: others }) => {
    const unknown = others.filter((other) => !later.some((question) => question.name === other))
    const kinds = [kind, ...later.filter((question) => others.includes(question.name)).map((one) => one.kind)]
    const shape = kinds.map((one) => (DATED.has(one) ? 'd' : WORDS.has(one) ? 'w' : '?')).join('')
    const isReadable = unknown.length > 0 || /^(?:w?dw?)$/.test(shape)
    return [
      ...unknown.map((other) => `${name}: it is asked together with ${other}, which is not asked after it`),
      ...(isReadable ? [] : [`${name}: with ${others.join(', ')} it is not words around a date`]),
    ]
  })
}

function limitProblems(question: Question): string[] {
  if (question.kind !== 'number' || question.least <= question.most) return []
  return [`${question.name}: least is more than most`]
}
