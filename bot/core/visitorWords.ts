import { foldedWords } from './fold.ts'
import type { Profile } from './person.ts'

/** More words than any name has; whoever fills a name with words is found by the first of them. */
const WORDS_AT_MOST = 12

/**
 * The words by which a venue's log finds a visitor: those of the name that the log shows, folded, each two of them together, and
 * the whole phone number. The last word of a name is hidden there, so it is not to be found out by trying. Pairs, because
 * half of all names share their two most frequent words with few others.
 */
export function visitorWords({ name = '', phone }: Profile): string[] {
  const shown = inOrder(foldedWords(name.split(' ').slice(0, -1).join(' '))).slice(0, WORDS_AT_MOST)
  const pairs = shown.flatMap((first, index) => shown.slice(index + 1).map((second) => pair(first, second)))
  return [...shown, ...pairs, ...(phone === undefined ? [] : [phone])]
}

/** What the log looks for when words of a name are searched, in any order: one as it is, several as pairs that hold them all. */
export function searchedBy(words: readonly string[]): string[] {
  const wanted = inOrder(words)
  if (wanted.length < 2) return wanted
  return wanted.slice(1).map((second, index) => pair(wanted[index] ?? '', second))
}

function inOrder(words: readonly string[]): string[] {
  return [...new Set(words)].sort()
}

function pair(first: string, second: string): string {
  return `${first} ${second}`
}
