/** A text being read and the place that was reached, UTF-16 units. */
export interface Scan {
  readonly html: string
  at: number
}

type Fail = (problem: string) => Error

/** The four named entities that Telegram knows; any other stands for itself. */
const NAMED: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' }
const CHARACTER_REFERENCE = /&(?:lt|gt|amp|quot);?|&#(?:x[0-9a-f]+|[0-9]+);?/iy
const LARGEST_CODE_POINT = 0x10ffff

/** Reads one character of text, decoding a reference. */
export function readCharacter(scan: Scan): string {
  CHARACTER_REFERENCE.lastIndex = scan.at
  const reference = CHARACTER_REFERENCE.exec(scan.html)?.[0]
  const decoded = reference === undefined ? undefined : decode(reference)
  if (reference === undefined || decoded === undefined) return scan.html.charAt(scan.at++)
  scan.at += reference.length
  return decoded
}

function decode(reference: string): string | undefined {
  if (!reference.startsWith('&#')) return NAMED[reference.endsWith(';') ? reference : `${reference};`]
  const digits = reference.slice(2).replace(';', '')
  const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10)
  return code > 0 && code <= LARGEST_CODE_POINT ? String.fromCodePoint(code) : undefined
}

/** Reads `<name`; `scan` stands on the bracket. */
export function readTagName(scan: Scan, fail: Fail): string {
  scan.at += 1
  const name = readWhile(scan, /[^\s>]/).toLowerCase()
  if (scan.at >= scan.html.length) throw fail('Unclosed start tag')
  return name
}

/** Reads the rest of a start tag, with its bracket. @param tag its name. */
export function readAttributes(scan: Scan, tag: string, fail: Fail): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (;;) {
    readWhile(scan, /\s/)
    if (scan.at >= scan.html.length) throw fail('Unclosed start tag')
    if (scan.html.charAt(scan.at) === '>') break
    readAttribute(scan, tag, attributes, fail)
  }
  scan.at += 1
  return attributes
}

function readAttribute(scan: Scan, tag: string, attributes: Map<string, string>, fail: Fail): void {
  const name = readWhile(scan, /[^\s=>/"']/).toLowerCase()
  if (name === '') throw fail(`Empty attribute name in the tag "${tag}"`)
  readWhile(scan, /\s/)
  if (scan.html.charAt(scan.at) !== '=') {
    // `<blockquote expandable>` is the one attribute without a value that the documentation shows.
    attributes.set(name, '')
    return
  }
  scan.at += 1
  readWhile(scan, /\s/)
  attributes.set(name, readValue(scan, fail))
}

function readValue(scan: Scan, fail: Fail): string {
  const quote = scan.html.charAt(scan.at)
  if (quote !== '"' && quote !== "'") return readWhile(scan, /[^\s>]/).toLowerCase()
  scan.at += 1
  let value = ''
  while (scan.at < scan.html.length && scan.html.charAt(scan.at) !== quote) value += readCharacter(scan)
  if (scan.at >= scan.html.length) throw fail('Unclosed start tag')
  scan.at += 1
  return value
}

/** Reads `</name>`. @returns the name. */
export function readEndTag(scan: Scan, fail: Fail): string {
  scan.at += 2
  const name = readWhile(scan, /[^\s>]/).toLowerCase()
  readWhile(scan, /\s/)
  if (scan.html.charAt(scan.at) !== '>') throw fail('Unclosed end tag')
  scan.at += 1
  return name
}

function readWhile(scan: Scan, accepted: RegExp): string {
  const begin = scan.at
  while (scan.at < scan.html.length && accepted.test(scan.html.charAt(scan.at))) scan.at += 1
  return scan.html.slice(begin, scan.at)
}
