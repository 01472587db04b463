import { recompress } from '../../telegram/photos.ts'
import { filePayload } from '../api/message.ts'
import { storeMedia } from '../media.ts'
import type { Attachment, Content } from '../rooms.ts'
import { content } from '../rooms.ts'
import type { World } from '../world.ts'

/** Longer texts can't be typed into Zalo's apps at once; the number is that of the account's own texts. */
const MAX_TYPED_CHARACTERS = 2000

/** @throws an Error for a text that Zalo's apps would not send as one message. */
export function typedText(text: string): Content {
  if (text.trim() === '') throw new Error('Zalo sends no empty text')
  if (text.length > MAX_TYPED_CHARACTERS) throw new Error(`Zalo sends no text of ${text.length} characters`)
  return content('text', { text })
}

/** A picture as the phone brings it up: recompressed, unless the switch says otherwise. */
export async function photoAttachment(world: World, picture: Buffer): Promise<Attachment> {
  const sizes = world.switches.recompressPhotos ? await recompress(picture) : [{ bytes: picture }]
  const large = sizes.at(-1)?.bytes ?? picture
  const small = sizes[0]?.bytes ?? picture
  const payload = {
    thumbnail: storeMedia(world, small, 'photo.jpg'),
    url: storeMedia(world, large, 'photo.jpg'),
  }
  return { wire: { type: 'image', payload }, bytes: large, name: 'photo.jpg' }
}

/** A file as it is, whatever is in it. */
export function sentFile(world: World, bytes: Buffer, name: string): Content {
  const wire = { type: 'file', payload: filePayload(world, bytes, name) }
  return content('file', { attachments: [{ wire, bytes, name }] })
}

/** A sound, film or moving picture; its bytes are only a stand-in. */
export function sentClip(world: World, kind: 'audio' | 'video' | 'gif'): Content {
  const name = { audio: 'voice.amr', video: 'video.mp4', gif: 'moving.gif' }[kind]
  const bytes = Buffer.from(kind)
  const url = storeMedia(world, bytes, name)
  const extras = {
    audio: {},
    video: { thumbnail: url, description: '' },
    gif: { thumbnail: url },
  }[kind]
  return content(kind, {
    attachments: [{ wire: { type: kind, payload: { ...extras, url } }, bytes, name }],
  })
}

export function sentSticker(id: string): Content {
  return attached('sticker', 'sticker', { id, url: `https://zalo-api.zadn.vn/sticker?eid=${id}` })
}

/** Coordinates travel as texts. */
export function sentLocation(latitude: number, longitude: number): Content {
  const coordinates = { latitude: String(latitude), longitude: String(longitude) }
  return attached('location', 'location', { coordinates })
}

export function sentLink(url: string, description: string): Content {
  return attached('link', 'link', { thumbnail: '', description, url })
}

/** Somebody's card: JSON inside a text. */
export function sentBusinessCard(phone: string): Content {
  const description = JSON.stringify({ phone, qrCodeUrl: `https://qr-talk.zdn.vn/${phone}` })
  return attached('business_card', 'link', { thumbnail: '', description, url: `https://zalo.me/${phone}` })
}

function attached(
  kind: 'sticker' | 'location' | 'link' | 'business_card',
  type: string,
  payload: Readonly<Record<string, unknown>>,
): Content {
  return content(kind, { attachments: [{ wire: { type, payload }, bytes: undefined, name: '' }] })
}
