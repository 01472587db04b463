import { type Text, text } from '../text.ts'

/** Several texts as one, with commas between. */
export function joined(parts: readonly [Text, ...Text[]]): Text {
  const [first, second, ...rest] = parts
  return second === undefined ? first : text('form.list', { first, rest: joined([second, ...rest]) })
}
