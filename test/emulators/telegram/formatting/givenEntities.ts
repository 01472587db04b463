import { isRecord } from '../arguments.ts'
import { badRequest } from '../refusal.ts'
import type { Entity } from '../wire.ts'

/** Types a bot may give; the others are found by Telegram itself and skipped without a word. */
const GIVEN_TYPES = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
  'pre',
  'text_link',
  'text_mention',
  'custom_emoji',
])

/**
 * The `entities` parameter.
 * @param length of the text in UTF-16 units, beyond which nothing may reach.
 */
export function parseEntities(given: unknown, length: number): Entity[] {
  if (!Array.isArray(given)) return []
  return given.flatMap((entity: unknown) => {
    const parsed = parseEntity(entity)
    const fits = parsed.offset >= 0 && parsed.length > 0 && parsed.offset + parsed.length <= length
    if (!fits) throw badRequest('entity beginning or end is out of the text')
    return GIVEN_TYPES.has(parsed.type) ? [parsed] : []
  })
}

function parseEntity(given: unknown): Entity {
  if (!isRecord(given)) throw cannotParse('expected an Object')
  const { type, offset, length, url } = given
  if (typeof type !== 'string') throw cannotParse('Can\'t find field "type"')
  if (typeof offset !== 'number') throw cannotParse('Can\'t find field "offset"')
  if (typeof length !== 'number') throw cannotParse('Can\'t find field "length"')
  return { type, offset, length, ...(typeof url === 'string' ? { url } : {}) }
}

function cannotParse(problem: string): Error {
  return badRequest(`can't parse MessageEntity: ${problem}`)
}
