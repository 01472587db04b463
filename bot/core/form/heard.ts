import type { Language } from '../../../locales/catalogue.ts'
import { fold, foldExceptAccents } from '../fold.ts'
import { render, type Text, text } from '../text.ts'
import type { FormInput } from './form.ts'
import type { Choice, Heard } from './kind.ts'
import { cleanTyped } from './typed.ts'

/** Characters; no answer is longer, and what is longer is not looked into. */
const TYPED_LENGTH_LIMIT = 1000
const LANGUAGES: readonly Language[] = ['vi', 'en']

type Spoken = Exclude<FormInput, { kind: 'press' }>

/** What words, a shared number or something else mean to the question, whose buttons may be meant by their words. */
export function heardFrom(
  input: Spoken,
  choices: readonly Choice[],
  takesNumbers: boolean,
): Heard | { readonly problem: Text } {
  if (input.kind === 'other') return { problem: text('form.other') }
  if (input.kind === 'contact') return input
  if (input.text.length > TYPED_LENGTH_LIMIT)
    return { problem: text('form.tooLong', { longest: TYPED_LENGTH_LIMIT }) }
  const clean = cleanTyped(input.text)
  if (clean === '') return { problem: text('form.empty') }
  const meant = choiceMeant(clean, choices, takesNumbers)
  return meant ? { kind: 'choice', code: meant.code } : { kind: 'text', text: input.text }
}

function choiceMeant(clean: string, choices: readonly Choice[], takesNumbers: boolean): Choice | undefined {
  if (takesNumbers && /^\d{1,2}[.)]?$/.test(clean)) return choices[Number.parseInt(clean, 10) - 1]
  return onlyCalled(clean, choices, foldExceptAccents) ?? onlyCalled(clean, choices, fold)
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
