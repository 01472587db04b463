import { z } from 'zod'
import type { Question } from '../core/form/question.ts'
import { isPurposeName } from '../core/person.ts'
import { ownText, type Text } from '../core/text.ts'

/** Characters of a typed answer that a template may allow; a review of all answers still fits one message. */
const LONGEST_TYPED = 500
const CHOICES_LIMIT = 20
const QUESTIONS_LIMIT = 40
/** A week; a declaration that is older says nothing about today. */
const VALID_HOURS_LIMIT = 168
const KEPT_DAYS_LIMIT = 365
/** Characters of a text: a message of every messenger holds it, with what stands around it. */
const WORDS_LENGTH = 1000
/** Characters of a version, such as a month. */
const VERSION_LENGTH = 20
/** Figures that officials read of one declaration, beside how many there were and how many bear a risk. */
const COUNTS_LIMIT = 6

/** A text in every language, into which only these values are put. */
function words(...names: readonly string[]): z.ZodType<Text> {
  const sentence = z.string().trim().min(1).max(WORDS_LENGTH)
  return z
    .strictObject({ vi: sentence, en: sentence })
    .superRefine((own, context) => {
      const unknown = [own.vi, own.en].flatMap(namesIn).filter((name) => !names.includes(name))
      if (unknown.length > 0) context.addIssue(`nothing is known to be put in for {${unknown.join('}, {')}}`)
      if (valuesOf(own.vi) !== valuesOf(own.en)) context.addIssue('the languages have other values in braces')
    })
    .transform((own) => ownText(own))
}

function namesIn(sentence: string): string[] {
  return Array.from(sentence.matchAll(/\{(\w+)\}/g), ([, name = '']) => name)
}

function valuesOf(sentence: string): string {
  return [...new Set(namesIn(sentence))].sort().join()
}

const comparable = z.union([z.string(), z.number(), z.boolean()])
const condition = z.union([
  z.strictObject({ question: z.string(), is: z.union([comparable, z.array(comparable).min(1)]) }),
  z.strictObject({ question: z.string(), has: z.union([z.string(), z.array(z.string()).min(1)]) }),
  z.strictObject({ question: z.string(), not: z.union([comparable, z.array(comparable).min(1)]) }),
])

const asked = { ask: words(), askOfOther: words('name').exactOptional() }
const common = {
  name: z.string(),
  ...asked,
  label: words(),
  when: condition.exactOptional(),
  optional: z.boolean().exactOptional(),
  onRequest: z.boolean().exactOptional(),
  confidential: z.boolean().exactOptional(),
  together: z
    .array(z.strictObject({ with: z.array(z.string()).min(1), ...asked }))
    .min(1)
    .exactOptional(),
}

const longest = z.int().min(1).max(LONGEST_TYPED).exactOptional()
const choice = z.strictObject({
  name: z.string(),
  label: words(),
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
    countries: z.boolean().exactOptional(),
    usual: z.strictObject({ vi: z.string().exactOptional(), en: z.string().exactOptional() }).exactOptional(),
  }),
  z.strictObject({ ...common, kind: z.literal('many'), choices, none: words().exactOptional() }),
  z.strictObject({
    ...common,
    kind: z.literal('yesNo'),
    yes: words().exactOptional(),
    no: words().exactOptional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('unit'),
    lowest: z.boolean().exactOptional(),
    elsewhere: z.boolean().exactOptional(),
    before: z.string().exactOptional(),
    askWhole: words().exactOptional(),
    askWholeOfOther: words('name').exactOptional(),
  }),
  z.strictObject({ ...common, kind: z.literal('phone'), ofOther: z.boolean().exactOptional() }),
  z.strictObject({
    ...common,
    kind: z.literal('number'),
    least: z.number(),
    most: z.number(),
    decimals: z.int().min(0).max(3).exactOptional(),
  }),
  z.strictObject({ ...common, kind: z.literal('review'), send: words().exactOptional() }),
])

const counted = z.union([
  z.strictObject({ name: z.string(), label: words(), when: condition }),
  z.strictObject({ name: z.string(), label: words(), sum: z.string() }),
])

/** A declaration as data: another epidemic, or a storm shelter, is another such file. */
export const templateSchema = z.strictObject({
  name: z.string(),
  title: words(),
  /** What people agree to by their yes, which is recorded under this name: no other template has the same. */
  purpose: z.string().refine(isPurposeName, 'must be a small letter, then letters and digits, at most 20'),
  /** What is said when that yes is asked for, and when it is taken back. */
  consent: z.strictObject({
    /** Recorded with each yes, so that it is known later which of these texts was shown: another when they change. */
    version: z.string().trim().min(1).max(VERSION_LENGTH),
    ask: words('city', 'days', 'travels'),
    yes: words(),
    what: words('days', 'profileDays'),
    otherwise: words(),
    takeBack: words(),
    later: words(),
  }),
  /** Hours for which a declaration is valid after it was sent. */
  validHours: z.int().min(1).max(VALID_HOURS_LIMIT),
  /** Days after which a declaration is deleted. */
  keptDays: z.int().min(1).max(KEPT_DAYS_LIMIT),
  /** What is asked of somebody whose last declaration bore no risk, so that one tap sends it again. */
  stillSo: words('day'),
  /** The same where the messenger should not learn what was answered. */
  stillSoDiscreet: words('day'),
  /** The questions whose answers are never taken over from an earlier declaration. */
  askedAnew: z.array(z.string()),
  /** The declaration bears a risk when any of these holds. */
  riskWhen: z.array(condition),
  /**
   * What its holder is told then; `call` where a health station's phone is known, and the discreet ones where the messenger
   * should not learn of it.
   */
  onRisk: z.strictObject({
    say: words(),
    sayDiscreet: words(),
    call: words('unit', 'phone').exactOptional(),
    callDiscreet: words('unit', 'phone').exactOptional(),
  }),
  /** What officials read of it besides: how many declarations of a day were so, or the sum of a number that was answered. */
  counts: z.array(counted).max(COUNTS_LIMIT),
  questions: z.array(question).min(1).max(QUESTIONS_LIMIT),
})
