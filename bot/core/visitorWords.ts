import { foldedWords } from './fold.ts'
import type { Profile } from './person.ts'

/**
 * The words by which a venue's log finds a visitor: those of the name that the log shows, folded, and the whole phone number.
 * The last word of a name is hidden there, so it is not to be found out by trying.
 */
export function visitorWords({ name = '', phone }: Profile): string[] {
  const shown = name.split(' ').slice(0, -1).join(' ')
  return [...new Set([...foldedWords(shown), ...(phone === undefined ? [] : [phone])])]
}
