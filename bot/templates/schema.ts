import { z } from 'zod'
import { catalogues } from '../../locales/catalogue.ts'
import type { PlainKey, Question } from '../core/form/question.ts'

/** Characters of a typed answer that a template may allow; a review of all answers still fits one message. */
const LONGEST_TYPED = 500
const CHOICES_LIMIT = 20
const QUESTIONS_LIMIT = 40
/** A week; a declaration that is older says nothing about today. */
const VALID_HOURS_LIMIT = 168
const KEPT_DAYS_LIMIT = 365

/** A text of the catalogue that stands in every language and has no values to fill in. */
const textKey = z.custom<PlainKey>(
  (key) =>
    typeof key === 'string' &&
    Object.values(catalogues).every(
      (texts) => Object.hasOwn(texts, key) && !/\{\w+\}/.test(textAt(texts, key)),
    ),
  { error: (issue) => `no plain text of the catalogue: ${String(issue.input)}` },
)

function textAt(texts: Readonly<Record<string, string>>, key: string): string {
  return texts[key] ?? ''
}

const comparable = z.union([z.string(), z.number(), z.boolean()])
const condition = z.union([
  z.strictObject({ question: z.string(), is: z.union([comparable, z.array(comparable).min(1)]) }),
  z.strictObject({ question: z.string(), has: z.union([z.string(), z.array(z.string()).min(1)]) }),
  z.strictObject({ question: z.string(), not: z.union([comparable, z.array(comparable).min(1)]) }),
])

const common = {
  name: z.string(),
  ask: textKey,
  label: textKey,
  when: condition.exactOptional(),
  optional: z.boolean().exactOptional(),
  onRequest: z.boolean().exactOptional(),
  confidential: z.boolean().exactOptional(),
  together: z
    .array(z.strictObject({ with: z.array(z.string()).min(1), ask: textKey }))
    .min(1)
    .exactOptional(),
}

const longest = z.int().min(1).max(LONGEST_TYPED).exactOptional()
const choice = z.strictObject({
  name: z.string(),
  label: textKey,
  also: z.array(z.string().min(1)).exactOptional(),
})
const choices = z.array(choice).min(1).max(CHOICES_LIMIT)

const question: z.ZodType<Question> = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('name'), longest }),
  z.strictObject({ ...common, kind: z.literal('personName') }),
  z.strictObject({
    ...common,
    kind: z.literal('text'),
    longest,
    format: z.enum(['email', 'identityNumber']).exactOptional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('date'),
    limit: z.enum(['past', 'future']).exactOptional(),
    daysBack: z.int().min(0).exactOptional(),
  }),
  z.strictObject({ ...common, kind: z.literal('birth') }),
  z.strictObject({
    ...common,
    kind: z.literal('choice'),
    choices,
    typed: longest,
    usual: z.strictObject({ vi: z.string().exactOptional(), en: z.string().exactOptional() }).exactOptional(),
  }),
  z.strictObject({ ...common, kind: z.literal('many'), choices, none: textKey.exactOptional() }),
  z.strictObject({
    ...common,
    kind: z.literal('yesNo'),
    yes: textKey.exactOptional(),
    no: textKey.exactOptional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('unit'),
    lowest: z.boolean().exactOptional(),
    elsewhere: z.boolean().exactOptional(),
    before: z.string().exactOptional(),
    askWhole: textKey.exactOptional(),
  }),
  z.strictObject({ ...common, kind: z.literal('phone') }),
  z.strictObject({
    ...common,
    kind: z.literal('number'),
    least: z.number(),
    most: z.number(),
    decimals: z.int().min(0).max(3).exactOptional(),
  }),
  z.strictObject({ ...common, kind: z.literal('review'), send: textKey.exactOptional() }),
])

/** A declaration as data: another epidemic, or a storm shelter, is another such file. */
export const templateSchema = z.strictObject({
  name: z.string(),
  title: textKey,
  /** Hours for which a declaration is valid after it was sent. */
  validHours: z.int().min(1).max(VALID_HOURS_LIMIT),
  /** Days after which a declaration is deleted. */
  keptDays: z.int().min(1).max(KEPT_DAYS_LIMIT),
  /** The purposes that must be agreed to before the first question. */
  purposes: z.array(z.enum(['visits', 'declaration', 'venue'])).min(1),
  /** The questions whose answers are never taken over from an earlier declaration. */
  askedAnew: z.array(z.string()),
  /** The declaration bears a risk when any of these holds. */
  riskWhen: z.array(condition),
  questions: z.array(question).min(1).max(QUESTIONS_LIMIT),
})
