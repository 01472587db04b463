import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { conditionHolds } from '../core/form/answers.ts'
import { conditionProblems, formProblems } from '../core/form/check.ts'
import type { Answers, Form } from '../core/form/form.ts'
import { templateSchema } from './schema.ts'

/** A declaration: its questions, for how long it is valid and kept, and what counts as a risk. */
export type Template = z.infer<typeof templateSchema>

/** A template cannot be used. The message names every problem at once. */
export class TemplateError extends Error {
  readonly problems: readonly string[]

  constructor(name: string, problems: readonly string[]) {
    super(`template ${name}:\n${problems.map((problem) => `- ${problem}`).join('\n')}`)
    this.name = 'TemplateError'
    this.problems = problems
  }
}

/** A template's name is a part of its file's name. */
const NAME = /^[a-z][A-Za-z0-9]{0,39}$/

/** Reads a template that is shipped here, such as `national2021`. Throws a `TemplateError`. */
export function loadTemplate(name: string): Template {
  if (!NAME.test(name)) throw new TemplateError(name, ['a name is a small letter, then letters and digits'])
  const template = parseTemplate(name, readJson(name, new URL(`./${name}.json`, import.meta.url)))
  if (template.name !== name) throw new TemplateError(name, [`the file calls itself ${template.name}`])
  return template
}

/** Checks the content of a template's file. Throws a `TemplateError` that names every problem. */
export function parseTemplate(name: string, content: unknown): Template {
  const parsed = templateSchema.safeParse(content)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new TemplateError(name, problems)
  }
  const problems = [...formProblems(parsed.data), ...ruleProblems(parsed.data)]
  if (problems.length > 0) throw new TemplateError(name, problems)
  return parsed.data
}

/** The template's questions as a form. */
export function formOf({ name, questions }: Template): Form {
  return { name, questions }
}

/** Whether the answers bear a risk by the template's rule. */
export function isRisk({ riskWhen }: Template, answers: Answers): boolean {
  return riskWhen.some((condition) => conditionHolds(condition, answers))
}

/** Answers of an earlier declaration that may be taken over: all but those that are asked anew every time. */
export function answersTakenOver({ askedAnew }: Template, answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !askedAnew.includes(name)))
}

function ruleProblems({ questions, riskWhen, askedAnew }: Template): string[] {
  const unknown = askedAnew.filter((name) => !questions.some((question) => question.name === name))
  return [
    ...unknown.map((name) => `askedAnew names an unknown question ${name}`),
    ...riskWhen.flatMap((condition) => conditionProblems('riskWhen', condition, questions)),
  ]
}

function readJson(name: string, file: URL): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new TemplateError(name, [
      error instanceof SyntaxError ? 'the file is not JSON' : 'there is no such file',
    ])
  }
}
