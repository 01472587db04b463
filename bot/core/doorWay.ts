import { take } from './doorText.ts'

/** Which way somebody passes, where a line says so. */
export type SaidWay = 'in' | 'out'

const OUT = '(?:(?:đi|đã|vừa|mới|xin)\\s+)?(?:ra về|ra ve|đi về|di ve|ra|về|out|leaving)'
const IN = '(?:(?:đi|đã|vừa|mới|xin)\\s+)?(?:vào|vao|vô|in)'
const BEHIND = '(?:\\s+(?:rồi|roi|nhé|ạ|luôn))?'
const WORDS = `(?:(${OUT})|${IN})${BEHIND}`
/** First in the line, or alone between two signs, with a capital or without; behind a name, which may be "In", without. */
const SAID = [
  new RegExp(`^[\\s|]*${WORDS}(?=[\\s:,;|]|$)`, 'iu'),
  new RegExp(`[|,;(]\\s*${WORDS}\\s*(?=[|,;)]|$)`, 'iu'),
  new RegExp(`\\s${WORDS}\\s*(?=[|,;(\\d]|$)`, 'u'),
]

/** Takes out of a line which way it says; `unclear` when it says both. */
export function takeWay(text: string): { way?: SaidWay; unclear: boolean; rest: string } {
  const ways = new Set<SaidWay>()
  let rest = text
  for (let next = takeNext(rest); next; next = takeNext(rest)) {
    rest = next.rest
    ways.add(next.way)
  }
  const [way] = ways
  return { ...(way && { way }), unclear: ways.size > 1, rest }
}

function takeNext(text: string): { way: SaidWay; rest: string } | undefined {
  for (const pattern of SAID) {
    const { found, rest } = take(text, pattern)
    if (found) return { way: found[1] === undefined ? 'in' : 'out', rest }
  }
  return undefined
}
