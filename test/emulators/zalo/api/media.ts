import { MAX_GIF_BYTES, MAX_IMAGE_BYTES } from '../limits.ts'
import { storeMedia } from '../media.ts'
import { isStillImage, pictureFormat } from '../pictures.ts'
import { invalid } from '../refusal.ts'
import type { Fields } from '../request.ts'
import type { Attachment, Content } from '../rooms.ts'
import { content } from '../rooms.ts'
import { findUpload } from '../uploads.ts'
import type { World } from '../world.ts'
import { countOf, objectOf, textOf, webAddressOf } from './fields.ts'

const ELEMENT_FIELDS = ['media_type', 'attachment_id', 'url', 'width', 'height']
/** Real milliseconds that Zalo waits for a picture that it fetches; not documented. */
const FETCH_MILLISECONDS = 5000

/** A picture, moving picture or sticker, with words under it. */
export async function mediaContent(world: World, elements: unknown, text: string): Promise<Content> {
  if (!Array.isArray(elements) || elements.length !== 1) throw invalid('elements')
  const element = objectOf(elements[0], 'elements', ELEMENT_FIELDS)
  const kind = element.media_type
  if (kind === 'sticker') return stickerContent(element, text)
  if (kind !== 'image' && kind !== 'gif') throw invalid('media_type')
  if (kind === 'gif') for (const side of ['width', 'height']) countOf(element[side], side)
  const { bytes, name } = await pictureOf(world, kind, element)
  return content(kind, { text, attachments: [attachment(world, kind, bytes, name)] })
}

function stickerContent(element: Fields, text: string): Content {
  const id = textOf(element.attachment_id, 'attachment_id')
  if (!/^\d+$/.test(id)) throw invalid('attachment_id')
  const wire = { type: 'sticker', payload: { id, url: `https://zalo-api.zadn.vn/sticker?eid=${id}` } }
  return content('sticker', { text, attachments: [{ wire, bytes: undefined, name: '' }] })
}

async function pictureOf(
  world: World,
  kind: 'image' | 'gif',
  { attachment_id, url }: Fields,
): Promise<{ readonly bytes: Buffer; readonly name: string }> {
  if ((attachment_id === undefined) === (url === undefined)) throw invalid('attachment_id')
  if (url === undefined)
    return findUpload(world, kind, textOf(attachment_id, 'attachment_id'), 'attachment_id')
  const bytes = await fetchPicture(webAddressOf(url, 'url'))
  const isRight = kind === 'image' ? await isStillImage(bytes) : (await pictureFormat(bytes)) === 'gif'
  if (!isRight || bytes.length > (kind === 'image' ? MAX_IMAGE_BYTES : MAX_GIF_BYTES)) throw invalid('url')
  return { bytes, name: kind === 'gif' ? 'picture.gif' : 'picture.jpg' }
}

/** Zalo fetches the picture itself, so that an address which only the bot can reach does not work. */
async function fetchPicture(url: string): Promise<Buffer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MILLISECONDS) })
    const bytes = Buffer.from(await response.arrayBuffer())
    if (response.ok) return bytes
  } catch {
    // Falls through: whatever went wrong on the way, the address is what is told.
  }
  throw invalid('url')
}

function attachment(world: World, kind: 'image' | 'gif', bytes: Buffer, name: string): Attachment {
  const url = storeMedia(world, bytes, name)
  return { wire: { type: kind, payload: { thumbnail: url, url } }, bytes, name }
}
