import type { Entity } from '../wire.ts'

/** What Telegram recognises in a plain text, by itself, for bots and people alike. */
const PATTERNS: readonly { readonly type: string; readonly pattern: RegExp }[] = [
  { type: 'url', pattern: /https?:\/\/[^\s<>"]*[^\s<>".,:;!?')\]]/giu },
  {
    type: 'bot_command',
    pattern: /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/])/gu,
  },
  { type: 'mention', pattern: /(?<![\p{L}\p{N}_/])@[A-Za-z0-9_]{3,32}(?![\p{L}\p{N}_])/gu },
  { type: 'hashtag', pattern: /(?<![\p{L}\p{N}_])#[\p{L}\p{M}\p{N}_]*[\p{L}_][\p{L}\p{M}\p{N}_]*/gu },
]

/**
 * Adds the entities that Telegram finds in a text to those that its markup gave.
 * @returns all of them in order; offsets and lengths are UTF-16 units, as JavaScript counts.
 */
export function withFoundEntities(text: string, given: readonly Entity[] = []): Entity[] {
  const taken = [...given]
  for (const { type, pattern } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const found = { type, offset: match.index, length: match[0].length }
      if (!taken.some((entity) => blocks(entity, found))) taken.push(found)
    }
  }
  return taken.sort((one, other) => one.offset - other.offset || other.length - one.length)
}

const STYLES = new Set(['bold', 'italic', 'underline', 'strikethrough', 'spoiler', 'blockquote'])

/** A style may hold a link or a command; two meanings never overlap. */
function blocks(entity: Entity, found: Entity): boolean {
  if (STYLES.has(entity.type)) return false
  return entity.offset < found.offset + found.length && found.offset < entity.offset + entity.length
}
