/** Whether a photo was read, and every text that is not in it. */
export interface Verdict {
  readonly isRead: boolean
  readonly wrong: readonly string[]
}

/** A photo is read when one of its texts was; any text that is none of its texts is wrong. */
export function verdictOn(texts: readonly string[], truths: readonly string[]): Verdict {
  const right = new Set(truths.map(plain))
  const wrong = texts.filter((text) => !right.has(plain(text)))
  return { isRead: wrong.length < texts.length, wrong }
}

/** Programs write the end of a line in different ways, and white space at the ends means nothing. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}
