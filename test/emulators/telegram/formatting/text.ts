import type { Arguments } from '../arguments.ts'
import { MAX_CAPTION_CHARACTERS, MAX_RAW_TEXT_BYTES, MAX_TEXT_CHARACTERS } from '../limits.ts'
import { badRequest } from '../refusal.ts'
import type { Entity } from '../wire.ts'
import type { FormattedText } from './clean.ts'
import { clean } from './clean.ts'
import { withFoundEntities } from './entities.ts'
import { parseEntities } from './givenEntities.ts'
import { parseHtml } from './html.ts'

const LONE_SURROGATE = /\p{Surrogate}/u

/**
 * The text of sendMessage and editMessageText.
 * @throws Refusal when it is empty, too long or its markup is broken.
 */
export function messageText(args: Arguments, tooLong = 'message is too long'): FormattedText {
  const raw = args.text('text')
  if (raw === '') throw badRequest('message text is empty')
  const formatted = format(raw, args.text('parse_mode'), args.json('entities'))
  if (formatted.text === '') throw badRequest('text must be non-empty')
  if (formatted.text.length > MAX_TEXT_CHARACTERS) throw badRequest(tooLong)
  return formatted
}

/** The caption of a photo or a document; may be absent. */
export function captionText(raw: string, parseMode: string, entities: unknown): FormattedText {
  const formatted = format(raw, parseMode, entities)
  if (formatted.text.length > MAX_CAPTION_CHARACTERS) throw badRequest('message caption is too long')
  return formatted
}

function format(raw: string, parseMode: string, given: unknown): FormattedText {
  if (Buffer.byteLength(raw) > MAX_RAW_TEXT_BYTES) throw badRequest('text is too long')
  if (LONE_SURROGATE.test(raw)) throw badRequest('strings must be encoded in UTF-8')
  const parsed = parse(raw, parseMode.toLowerCase(), given)
  const cleaned = clean(parsed.text, parsed.entities)
  return { text: cleaned.text, entities: withFoundEntities(cleaned.text, cleaned.entities) }
}

function parse(raw: string, parseMode: string, given: unknown): FormattedText {
  if (raw === '' || parseMode === '' || parseMode === 'none') {
    return { text: raw, entities: parseEntities(given, raw.length) }
  }
  // The Markdown modes exist with Telegram; this product writes HTML only, so here they are refused loudly.
  if (parseMode !== 'html') throw badRequest('unsupported parse_mode')
  return parseHtml(raw)
}

/** @returns the fields of a message that hold a text. */
export function textFields(formatted: FormattedText): { text: string; entities?: readonly Entity[] } {
  return { text: formatted.text, ...(formatted.entities.length > 0 ? { entities: formatted.entities } : {}) }
}

/** @returns the fields of a message that hold a caption; none for an empty one. */
export function captionFields(formatted: FormattedText): {
  caption?: string
  caption_entities?: readonly Entity[]
} {
  if (formatted.text === '') return {}
  const { text: caption, entities } = formatted
  return { caption, ...(entities.length > 0 ? { caption_entities: entities } : {}) }
}
