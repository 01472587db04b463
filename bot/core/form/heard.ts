import type { Language } from '../../../locales/catalogue.ts'
import { fold, foldExceptAccents } from '../fold.ts'
import { render, type Text, text } from '../text.ts'
import type { FormInput } from './form.ts'
import type { Choice, Heard } from './kind.ts'
import { cleanTyped } from './typed.ts'

/** Characters; no answer is longer, and what is longer is not looked into. */
const TYPED_LENGTH_LIMIT = 1000
export const LANGUAGES: readonly Language[] = ['vi', 'en']

/** A number alone, as people answer a list: "3", "3.", "số 3". */
export const NUMBER_ALONE = /^(?:so )?(\d{1,2})[.)]?$/

type Spoken = Exclude<FormInput, { kind: 'press' }>

/** What words, a shared number or something else mean to the question, whose buttons may be meant by their words. */
export function heardFrom(
  input: Spoken,
  choices: readonly Choice[],
  { takesNumbers, listRoom }: { readonly takesNumbers: boolean; readonly listRoom?: number | undefined },
): Heard | { readonly problem: Text } {
  if (input.kind === 'other') return { problem: text('form.other') }
  if (input.kind === 'contact') return input
  if (input.text.length > TYPED_LENGTH_LIMIT)
    return { problem: text('form.tooLong', { longest: TYPED_LENGTH_LIMIT }) }
  const clean = cleanTyped(input.text)
  if (clean === '') return { problem: text('form.empty') }
  const meant = choiceMeant(clean, choices, takesNumbers, listRoom)
  return meant ? { kind: 'choice', code: meant.code } : { kind: 'text', text: input.text }
}

/**
 * In a list with numbers only what bears one is meant by it: what ends the question stays a button there, as far as there is
 * room for any.
 */
function choiceMeant(
  clean: string,
  choices: readonly Choice[],
  takesNumbers: boolean,
  listRoom: number | undefined,
): Choice | undefined {
  const [, number] = NUMBER_ALONE.exec(fold(clean)) ?? []
  if (takesNumbers && number !== undefined) {
    const choice = choices[Number(number) - 1]
    const buttons = choices.filter(({ code }) => code.startsWith('_')).slice(0, listRoom ?? 0)
    return choice && buttons.includes(choice) ? undefined : choice
  }
  const exact = onlyCalled(clean, choices, foldExceptAccents)
  if (exact && hasAccents(clean)) return exact
  const meant = exact ?? onlyCalled(clean, choices, fold)
  const isOthersToo = choices.some((choice) => choice !== meant && isAlsoCalled(choice, clean))
  return isOthersToo ? undefined : meant
}

function isAlsoCalled({ also = [] }: Choice, clean: string): boolean {
  return also.some((word) => fold(word) === fold(clean))
}

export function hasAccents(words: string): boolean {
  return fold(words) !== words.toLowerCase().replace(/\s+/g, ' ').trim()
}

/** The one choice whose label reads so; look-alikes are left to the question, which asks about them. */
function onlyCalled(
  clean: string,
  choices: readonly Choice[],
  key: (text: string) => string,
): Choice | undefined {
  const wanted = key(lettersOf(clean))
  if (wanted === '') return undefined
  const called = choices.filter(({ label }) =>
    LANGUAGES.some((language) => key(lettersOf(render(language, label))) === wanted),
  )
  return called.length === 1 ? called[0] : undefined
}

function lettersOf(shown: string): string {
  return (shown.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')
}
