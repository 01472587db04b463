import type { EntryExtras } from '../entries.ts'
import type { FileKind } from '../files.ts'
import { mimeTypeOf, storeFile, wireFile } from '../files.ts'
import { clean } from '../formatting/clean.ts'
import { withFoundEntities } from '../formatting/entities.ts'
import { captionFields, textFields } from '../formatting/text.ts'
import { MAX_CAPTION_CHARACTERS, MAX_TEXT_CHARACTERS } from '../limits.ts'
import { largestOf, photoSizes, storePhoto } from '../photos.ts'
import type { MessageContent } from '../wire.ts'
import type { World } from '../world.ts'

/** What a person is about to send. */
export interface Outgoing {
  readonly content: MessageContent
  readonly extras: EntryExtras
}

/** @throws an Error for a text that Telegram's apps would not send as one message. */
export function outgoingText(text: string): Outgoing {
  const cleaned = clean(text)
  if (cleaned.text === '') throw new Error('Telegram sends no empty text')
  if (cleaned.text.length > MAX_TEXT_CHARACTERS) throw new Error('Telegram splits a text of more than 4096')
  const formatted = { text: cleaned.text, entities: withFoundEntities(cleaned.text) }
  return { content: textFields(formatted), extras: {} }
}

export async function outgoingPhoto(
  world: World,
  picture: Buffer,
  {
    caption = '',
    hd = false,
  }: { readonly caption?: string | undefined; readonly hd?: boolean | undefined } = {},
): Promise<Outgoing> {
  const photo = await storePhoto(world, picture, hd)
  const { bytes, name } = largestOf(photo)
  return {
    content: { photo: photoSizes(photo), ...outgoingCaption(caption) },
    extras: { attachment: { kind: 'photo', bytes, name } },
  }
}

/** The file as it is, whatever is in it. */
export function outgoingDocument(world: World, bytes: Buffer, name: string, caption = ''): Outgoing {
  const file = storeFile(world, 'document', bytes, name, mimeTypeOf(name))
  const document = { ...wireFile(file), file_name: name, mime_type: file.mimeType }
  return {
    content: { document, ...outgoingCaption(caption) },
    extras: { attachment: { kind: 'document', bytes, name } },
  }
}

type Oddity = Extract<FileKind, 'sticker' | 'voice' | 'video'>

const ODDITIES: Record<Oddity, { readonly name: string; readonly mimeType: string }> = {
  sticker: { name: 'sticker.webp', mimeType: 'image/webp' },
  voice: { name: 'voice.oga', mimeType: 'audio/ogg' },
  video: { name: 'video.mp4', mimeType: 'video/mp4' },
}
const ODDITY_SECONDS = 3

/** A sticker, voice message or video; its bytes are only a stand-in. */
export function outgoingOddity(world: World, kind: Oddity, emoji: string): Outgoing {
  const { name, mimeType } = ODDITIES[kind]
  const bytes = Buffer.from(`${kind} ${emoji}`)
  const file = wireFile(storeFile(world, kind, bytes, name, mimeType))
  const timed = { ...file, duration: ODDITY_SECONDS, mime_type: mimeType }
  const content: Record<Oddity, MessageContent> = {
    sticker: { sticker: { ...file, emoji } },
    voice: { voice: timed },
    video: { video: timed },
  }
  return { content: content[kind], extras: { attachment: { kind, bytes, name } } }
}

function outgoingCaption(caption: string): MessageContent {
  const cleaned = clean(caption)
  if (cleaned.text.length > MAX_CAPTION_CHARACTERS)
    throw new Error('Telegram takes no caption of more than 1024')
  return captionFields({ text: cleaned.text, entities: withFoundEntities(cleaned.text) })
}
