import { isCountry } from '../../countries.ts'
import { fold, foldExceptAccents } from '../../fold.ts'
import { isImpersonal } from '../../impersonal.ts'
import { render, type Text, text, words } from '../../text.ts'
import { hasAccents, LANGUAGES } from '../heard.ts'
import { type Kind, problem, type Reading, SPECIAL, type View } from '../kind.ts'
import { type Answer, type ChoiceOption, type ChoiceQuestion, type TypedChoice, worded } from '../question.ts'
import { cleanStored, cleanTyped } from '../typed.ts'

/** One of the choices; where the question allows, other words. */
export const choice: Kind<ChoiceQuestion> = {
  takesNumbers: true,
  prompt: (question, { draft }) => ({
    ask: draft?.doubted === undefined ? worded(question.ask) : text('form.country.doubted'),
    choices: question.choices
      .map(({ name, label, also }) => ({
        code: name,
        label: worded(label),
        ...(also && { also }),
      }))
      .concat(draft?.doubted === undefined ? [] : [{ code: SPECIAL.asIs, label: text('form.country.asIs') }]),
  }),
  read(question, heard, view) {
    if (heard.kind === 'choice' && heard.code === SPECIAL.asIs) return asDoubted(question, view)
    if (heard.kind === 'choice')
      return isChoice(question, heard.code) ? { answer: heard.code } : { stale: true }
    if (heard.kind === 'contact') return { stale: true }
    const meant = meantBy(question, heard.text, view)
    if (meant) return meant
    return question.typed === undefined
      ? problem(text('form.choice.problem'))
      : readTyped(heard.text, question, view)
  },
  restore(question, stored) {
    if (typeof stored === 'string') return isChoice(question, stored) ? stored : undefined
    if (question.typed === undefined || !isTyped(stored)) return undefined
    const typed = cleanStored(stored.typed, question.typed)
    return typed === undefined || !mayBe(question, typed) ? undefined : { typed }
  },
  show: labelOf,
}

/** "Chồng tôi", "dạ mẹ ạ": whose it is, and what politeness puts around it. */
const BEFORE = /^(?:(?:dạ|da|vâng|vang|my)\s+)+/iu
const BEHIND = /(?:\s+(?:(?:của|cua)\s+)?(?:tôi|toi|mình|minh|ạ|nhé|nha))+[\s.!]*$/iu

/** The one choice that is called so; of several that differ by their accents alone it is asked which. */
function meantBy(question: ChoiceQuestion, typed: string, view: View): Reading | undefined {
  for (const said of [typed, typed.replace(BEFORE, '').replace(BEHIND, '')]) {
    const alike = called(question, said, fold)
    const isSure = hasAccents(said) || view.typesAccents?.() === true
    const exact = isSure ? called(question, said, foldExceptAccents) : []
    const [first, second] = exact.length === 1 ? exact : alike
    if (first && !second) return { answer: first.name }
    if (first && second)
      return problem(text('form.choice.alike', { first: worded(first.label), second: worded(second.label) }))
  }
  return undefined
}

function called({ choices }: ChoiceQuestion, said: string, key: (words: string) => string): ChoiceOption[] {
  const wanted = key(said)
  return choices.filter(({ label, also = [] }) =>
    [...LANGUAGES.map((language) => render(language, worded(label))), ...also].some(
      (word) => key(word) === wanted,
    ),
  )
}

function readTyped(typed: string, question: ChoiceQuestion, { draft }: View): Reading {
  const clean = cleanTyped(typed)
  const longest = question.typed ?? 0
  if (clean.length > longest) return problem(text('form.tooLong', { longest }))
  if (!/\p{L}/u.test(clean)) return problem(text('form.text.problem'))
  if (question.impersonal && !isImpersonal(clean)) return problem(text('form.text.impersonal'))
  if (!mayBe(question, clean)) return problem(text('form.country.digits'))
  const isInsisted = draft?.doubted !== undefined && fold(draft.doubted) === fold(clean)
  if (question.countries && !isInsisted && !isCountry(clean)) return { draft: { doubted: clean } }
  return { answer: { typed: clean } }
}

/** Who insists on a country that we do not know knows it better. */
function asDoubted(question: ChoiceQuestion, { draft }: View): Reading {
  const typed = cleanStored(draft?.doubted, question.typed ?? 0)
  return typed === undefined || !question.countries || !mayBe(question, typed)
    ? { stale: true }
    : { answer: { typed } }
}

/** No country has a digit: an address or a phone number went astray. */
function mayBe({ countries }: ChoiceQuestion, typed: string): boolean {
  return !countries || !/\p{Nd}/u.test(typed)
}

function labelOf(question: ChoiceQuestion, answer: Answer): Text {
  if (isTyped(answer)) return words(answer.typed)
  const chosen = question.choices.find(({ name }) => name === answer)
  return chosen ? worded(chosen.label) : words('')
}

function isChoice(question: ChoiceQuestion, name: string): boolean {
  return question.choices.some((option) => option.name === name)
}

function isTyped(stored: unknown): stored is TypedChoice {
  return (
    typeof stored === 'object' && stored !== null && 'typed' in stored && typeof stored.typed === 'string'
  )
}
