/** What stands where something was taken out: what is before it and behind it are two things. */
const CUT = ' | '

/** A text without what a pattern finds in it, and that. */
export type Taken = { readonly found?: RegExpExecArray; readonly rest: string }

export function take(text: string, pattern: RegExp): Taken {
  const found = pattern.exec(text)
  if (!found) return { rest: text }
  return { found, rest: text.slice(0, found.index) + CUT + text.slice(found.index + found[0].length) }
}
