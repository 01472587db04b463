import { cleanTyped } from '../typed.ts'

/** What a page sent: the values of each of its fields, as they were typed. */
export type Posted = ReadonlyMap<string, readonly string[]>

/** The fields of a page that are no answers; a question's name begins with a letter. */
export const PAGE_FIELDS = {
  /** The names of the questions that the page showed, so that one that was left out is told from a new one. */
  shown: '_shown',
  agreed: '_agreed',
} as const

/** A field's value as it was typed. */
export function typedAt(posted: Posted, field: string): string {
  return posted.get(field)?.[0] ?? ''
}

export function isEmptyAt(posted: Posted, field: string): boolean {
  return cleanTyped(typedAt(posted, field)) === ''
}

export function wasShown(posted: Posted, question: string): boolean {
  return posted.get(PAGE_FIELDS.shown)?.includes(question) ?? false
}

/** The same with words in a field that was left empty. */
export function withWords(posted: Posted, field: string, words: unknown): Posted {
  if (typeof words !== 'string' || !isEmptyAt(posted, field)) return posted
  return new Map([...posted, [field, [words]]])
}
