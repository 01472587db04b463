import { badRequest } from '../refusal.ts'
import type { Entity } from '../wire.ts'
import type { FormattedText } from './clean.ts'
import type { Scan } from './htmlScan.ts'
import { readAttributes, readCharacter, readEndTag, readTagName } from './htmlScan.ts'
import type { Tag } from './htmlTags.ts'
import { entityOfTag, KNOWN_TAGS } from './htmlTags.ts'

interface OpenTag extends Tag {
  readonly offset: number
}

/**
 * Parses `parse_mode: "HTML"` as strictly as Telegram does: known tags only, every one closed, in order.
 * @throws Refusal "can't parse entities: …" with the byte offset, as the server words it.
 */
export function parseHtml(html: string): FormattedText {
  const scan: Scan = { html, at: 0 }
  const open: OpenTag[] = []
  const entities: Entity[] = []
  let text = ''
  while (scan.at < html.length) {
    if (html.charAt(scan.at) !== '<') {
      text += readCharacter(scan)
    } else if (html.charAt(scan.at + 1) === '/') {
      closeTag(scan, open, entities, text.length)
    } else {
      openTag(scan, open, text.length)
    }
  }
  const unclosed = open.at(-1)
  if (unclosed !== undefined) {
    throw cannotParse(`Can't find end tag corresponding to start tag "${unclosed.name}"`)
  }
  return {
    text,
    entities: entities.sort((one, other) => one.offset - other.offset || other.length - one.length),
  }
}

function openTag(scan: Scan, open: OpenTag[], offset: number): void {
  const begin = byteOffset(scan)
  const fail = (problem: string): Error => cannotParse(problem, begin)
  const name = readTagName(scan, fail)
  if (!KNOWN_TAGS.has(name)) throw fail(`Unsupported start tag "${name}"`)
  const attributes = readAttributes(scan, name, fail)
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler') {
    throw fail('Tag "span" must have class "tg-spoiler"')
  }
  open.push({ name, attributes, offset })
}

function closeTag(scan: Scan, open: OpenTag[], entities: Entity[], end: number): void {
  const begin = byteOffset(scan)
  const tag = open.pop()
  if (tag === undefined) throw cannotParse('Unexpected end tag', begin)
  const name = readEndTag(scan, (problem) => cannotParse(problem, begin))
  if (name !== '' && name !== tag.name) {
    throw cannotParse(
      `Unmatched end tag at byte offset ${begin}, expected "</${tag.name}>", found "</${name}>"`,
    )
  }
  const entity = end > tag.offset ? entityOfTag(tag, open.at(-1)) : undefined
  if (entity !== undefined) entities.push({ ...entity, offset: tag.offset, length: end - tag.offset })
}

function byteOffset(scan: Scan): number {
  return Buffer.byteLength(scan.html.slice(0, scan.at))
}

function cannotParse(problem: string, byte?: number): Error {
  const where = byte === undefined ? '' : ` at byte offset ${byte}`
  return badRequest(`can't parse entities: ${problem}${where}`)
}
