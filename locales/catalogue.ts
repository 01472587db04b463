import { en } from './en/index.ts'
import { vi } from './vi/index.ts'

export type Language = 'vi' | 'en'
export type TextKey = keyof typeof vi

type NamesIn<Sentence> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

/** The names that stand in braces in a text, such as `venue` and `time`. */
export type ValueNames<Key extends TextKey> = NamesIn<(typeof vi)[Key]>

export const catalogues: Record<Language, Record<TextKey, string>> = { vi, en }

/** Puts values into a text of the catalogue. A name without a value stays visible, so that a test sees it. */
export function phrase(language: Language, key: TextKey, values: Record<string, string>): string {
  return filled(catalogues[language][key], values)
}

/** Words that stand in a file of data and not in the catalogue, in every language. */
export type Worded = Readonly<Record<Language, string>>

/** Puts values into the braces of a text. */
export function filled(sentence: string, values: Record<string, string>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (braces, name: string) => values[name] ?? braces)
}
