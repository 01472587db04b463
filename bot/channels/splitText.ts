/**
 * Cuts a text into pieces of at most `limit` characters (UTF-16 units, as messengers count), at the end of a line or a
 * sentence where there is one, else at a space, and never inside a character.
 */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > limit) {
    const end = cutBefore(rest, limit)
    pieces.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest]
}

/** Where a text may be cut, best first: behind a line, a sentence, a word. */
const ENDINGS = [/\n/g, /[.!?…]\s/g, /\s/g]

function cutBefore(text: string, limit: number): number {
  const window = text.slice(0, limit)
  for (const ending of ENDINGS) {
    const last = [...window.matchAll(ending)].at(-1)
    // A piece of less than half the length would only make more pieces.
    if (last && last.index > limit / 2) return last.index + last[0].length
  }
  const splitsCharacter = /[\uD800-\uDBFF]$/.test(window)
  return splitsCharacter ? limit - 1 : limit
}
