import type { z } from 'zod'
import { conditionHolds } from '../core/form/answers.ts'
import { conditionProblems, formProblems } from '../core/form/check.ts'
import type { Answers, Form } from '../core/form/form.ts'
import { type Question, type Together, type Wording, worded } from '../core/form/question.ts'
import { ownText, type Text } from '../core/text.ts'
import { templateSchema } from './schema.ts'

/** A declaration: its questions, for how long it is valid and kept, and what counts as a risk. */
export type Template = z.infer<typeof templateSchema>

/** Templates cannot be used. The message names every problem at once. */
export class TemplateError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`templates:\n${problems.map((problem) => `- ${problem}`).join('\n')}`)
    this.name = 'TemplateError'
    this.problems = problems
  }
}

/** Checks the content of a template's file: the template, or every problem, in words for whoever writes it. */
export function parseTemplate(
  content: unknown,
): { readonly template: Template } | { readonly problems: readonly string[] } {
  const parsed = templateSchema.safeParse(content)
  if (!parsed.success)
    return { problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) }
  const problems = [...formProblems(parsed.data), ...ruleProblems(parsed.data)]
  return problems.length > 0 ? { problems } : { template: parsed.data }
}

/** The template's questions as a form; about somebody else when it is said how that person is called. */
export function formOf({ name, questions }: Template, other?: string): Form {
  return { name, questions: other === undefined ? questions : questions.map((one) => ofOther(one, other)) }
}

function ofOther<Asked extends Question>(question: Asked, name: string): Asked {
  const { ask, askOfOther, together } = question
  const whole = question.kind === 'unit' ? (question.askWholeOfOther ?? question.askWhole) : undefined
  return {
    ...question,
    ask: named(askOfOther ?? ask, name),
    ...(whole && { askWhole: named(whole, name) }),
    ...(together && { together: together.map((joint) => jointOfOther(joint, name)) }),
  }
}

function jointOfOther({ with: others, ask, askOfOther }: Together, name: string): Together {
  return { with: others, ask: named(askOfOther ?? ask, name) }
}

function named(wording: Wording, name: string): Wording {
  const { values, ...rest } = worded(wording)
  return { ...rest, values: { ...values, name } }
}

/** The form's title inside a sentence: "tờ khai y tế". */
export function titleInSentence({ title }: Template): Text {
  const { own } = title
  return own ? ownText({ vi: begunSmall(own.vi), en: begunSmall(own.en) }) : title
}

function begunSmall(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

/** Whether the answers bear a risk by the template's rule. */
export function isRisk({ riskWhen }: Template, answers: Answers): boolean {
  return riskWhen.some((condition) => conditionHolds(condition, answers))
}

/** What a declaration adds to the counts that officials read: one to all, to those with a risk, and what its form counts. */
export function figuresOf(template: Template, answers: Answers): Readonly<Record<string, number>> {
  const counted = template.counts.map((count) => {
    if ('when' in count) return [count.name, Number(conditionHolds(count.when, answers))]
    const answer = answers[count.sum]
    return [count.name, typeof answer === 'number' ? answer : 0]
  })
  return { ...Object.fromEntries(counted), all: 1, risk: Number(isRisk(template, answers)) }
}

/** Answers of an earlier declaration that may be taken over: all but those that are asked anew every time. */
export function answersTakenOver({ askedAnew }: Template, answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !askedAnew.includes(name)))
}

function ruleProblems(template: Template): string[] {
  const { questions, riskWhen, askedAnew } = template
  const unknown = askedAnew.filter((name) => !questions.some((question) => question.name === name))
  return [
    ...unknown.map((name) => `askedAnew names an unknown question ${name}`),
    ...riskWhen.flatMap((condition) => conditionProblems('riskWhen', condition, questions)),
    ...countProblems(template),
    ...questions.flatMap(factProblems),
  ]
}

/** What is counted of every declaration. */
const ALWAYS_COUNTED = ['all', 'risk']

function countProblems({ counts, questions }: Template): string[] {
  return counts.flatMap((count, index) => {
    const where = `counts.${count.name}`
    const taken = [...ALWAYS_COUNTED, ...counts.slice(0, index).map(({ name }) => name)]
    const twice = taken.includes(count.name) ? [`${where}: this is counted already`] : []
    if ('when' in count) return [...twice, ...conditionProblems(where, count.when, questions)]
    const summed = questions.find(({ name }) => name === count.sum)
    if (summed?.kind === 'number' && !summed.decimals) return twice
    return [...twice, `${where}: ${count.sum} is no question for a whole number, so it cannot be summed`]
  })
}

/** The questions that other conversations know by name: what is answered there is kept of the person, or places them. */
const KNOWN_BY_NAME: Readonly<Record<string, Question['kind']>> = {
  name: 'personName',
  phone: 'phone',
  birth: 'birth',
  sex: 'choice',
  unit: 'unit',
}

function factProblems({ name, kind }: Question): string[] {
  const known = Object.hasOwn(KNOWN_BY_NAME, name) ? KNOWN_BY_NAME[name] : undefined
  return known === undefined || known === kind
    ? []
    : [`${name}: a question of this name is of the kind ${known}`]
}
