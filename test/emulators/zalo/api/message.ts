import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { isRecord } from '../../telegram/arguments.ts'
import { MAX_INFO_SUBTITLE_CHARACTERS, MAX_INFO_TITLE_CHARACTERS, MAX_TEXT_CHARACTERS } from '../limits.ts'
import { storeMedia } from '../media.ts'
import { exceeds, invalid } from '../refusal.ts'
import type { Fields } from '../request.ts'
import type { Content, Room } from '../rooms.ts'
import { content } from '../rooms.ts'
import { findUpload } from '../uploads.ts'
import type { World } from '../world.ts'
import { buttonsOf } from './buttons.ts'
import { lengthOf, objectOf, textOf, webAddressOf } from './fields.ts'
import { mediaContent } from './media.ts'

/** A message of the account as it is to appear. */
export interface Wanted {
  readonly content: Content
  readonly quotes: string | undefined
}

const MESSAGE_FIELDS = ['text', 'attachment', 'quote_message_id']

/**
 * Reads the `message` of a request for a room.
 * @throws Refusal -201 for everything that is not documented for such a room, -210 for too much of it.
 */
export async function wantedMessage(world: World, room: Room, value: unknown): Promise<Wanted> {
  const message = objectOf(value, 'message', MESSAGE_FIELDS)
  const text = message.text === undefined ? '' : textOf(message.text, 'text')
  if (lengthOf(world, text) > MAX_TEXT_CHARACTERS) throw exceeds('text')
  return {
    quotes: quoteOf(room, message.quote_message_id),
    content: await contentOf(world, room, text, message.attachment),
  }
}

function quoteOf(room: Room, value: unknown): string | undefined {
  if (value === undefined) return undefined
  const id = textOf(value, 'quote_message_id')
  if (!room.entries.some((entry) => entry.id === id)) throw invalid('quote_message_id')
  return id
}

async function contentOf(world: World, room: Room, text: string, value: unknown): Promise<Content> {
  if (value === undefined) return content('text', { text: textOf(text, 'text') })
  const { type, payload } = objectOf(value, 'attachment', ['type', 'payload'])
  if (!isRecord(payload)) throw invalid('payload')
  if (type === 'file') return fileContent(world, text, payload)
  if (type !== 'template') throw invalid('type')
  return templateContent(world, room, text, payload)
}

/** A file stands alone; words beside it are not documented. */
function fileContent(world: World, text: string, payload: Fields): Content {
  if (text !== '') throw invalid('text')
  const { token } = objectOf(payload, 'payload', ['token'])
  const { bytes, name } = findUpload(world, 'file', textOf(token, 'token'), 'token')
  const wire = { type: 'file', payload: filePayload(world, bytes, name) }
  return content('file', { attachments: [{ wire, bytes, name }] })
}

/** What the wire says of a file, whoever sent it: even its size is a text. */
export function filePayload(world: World, bytes: Buffer, name: string): Fields {
  return {
    url: storeMedia(world, bytes, name),
    size: String(bytes.length),
    name,
    checksum: createHash('md5').update(bytes).digest('hex'),
    type: extname(name).slice(1).toLowerCase(),
  }
}

/** Buttons have no template_type; lists and the like were never documented for these addresses. */
async function templateContent(world: World, room: Room, text: string, payload: Fields): Promise<Content> {
  if (payload.template_type === 'media') {
    const { elements } = objectOf(payload, 'payload', ['template_type', 'elements'])
    return mediaContent(world, elements, text)
  }
  if (room.kind === 'group') throw invalid('template_type')
  if (payload.template_type === 'request_user_info') return infoContent(text, payload)
  if (payload.template_type !== undefined) throw invalid('template_type')
  const { buttons } = objectOf(payload, 'payload', ['buttons'])
  return content('text', { text: textOf(text, 'text'), buttons: buttonsOf(buttons) })
}

function infoContent(text: string, payload: Fields): Content {
  if (text !== '') throw invalid('text')
  const { elements } = objectOf(payload, 'payload', ['template_type', 'elements'])
  if (!Array.isArray(elements) || elements.length !== 1) throw invalid('elements')
  const element = objectOf(elements[0], 'elements', ['title', 'subtitle', 'image_url'])
  return content('template', {
    infoRequest: {
      title: textOf(element.title, 'title', MAX_INFO_TITLE_CHARACTERS),
      subtitle: textOf(element.subtitle, 'subtitle', MAX_INFO_SUBTITLE_CHARACTERS),
      imageUrl: webAddressOf(element.image_url, 'image_url'),
    },
  })
}
