import type { Arguments } from '../arguments.ts'
import { isRecord } from '../arguments.ts'
import { addEntry } from '../entries.ts'
import { captionFields, captionText } from '../formatting/text.ts'
import { MAX_ALBUM_ITEMS, MIN_ALBUM_ITEMS } from '../limits.ts'
import { randomDigits } from '../randomness.ts'
import { badRequest } from '../refusal.ts'
import type { World } from '../world.ts'
import { keepPace, repliedMessage, writableRoom } from './destination.ts'
import type { Media } from './media.ts'
import { documentMedia, photoMedia, resolveUpload } from './media.ts'
import type { Method } from './method.ts'

/** 2 to 10 photos or 2 to 10 documents as one album. It takes no reply_markup. */
export const sendMediaGroup: Method = async (world, args) => {
  const items = albumItems(args)
  const parts: Media[] = []
  for (const item of items) parts.push(await albumPart(world, args, item))
  const room = writableRoom(world, args)
  const replied = repliedMessage(args, room)
  keepPace(world, room, parts.length)
  const media_group_id = randomDigits(world.random, 17)
  return parts.map(({ content, attachment }) => {
    return addEntry(world, room, world.bot, { ...replied, ...content, media_group_id }, { attachment })
      .message
  })
}

type Item = Readonly<Record<string, unknown>>

function albumItems(args: Arguments): readonly Item[] {
  const media = args.json('media')
  if (!Array.isArray(media)) throw badRequest('expected an Array of InputMedia')
  if (media.length < MIN_ALBUM_ITEMS || media.length > MAX_ALBUM_ITEMS) {
    throw badRequest(`too ${media.length > MAX_ALBUM_ITEMS ? 'many' : 'few'} media to send as an album`)
  }
  const items = media.filter(isRecord)
  if (items.length !== media.length) throw cannotParse('expected an Object')
  if (new Set(items.map((item) => item.type)).size > 1) {
    throw badRequest("can't use the media of the specified type in the album")
  }
  return items
}

async function albumPart(world: World, args: Arguments, item: Item): Promise<Media> {
  const named = typeof item.media === 'string' ? resolveUpload(args, item.media) : undefined
  if (named === undefined) throw cannotParse('media not found')
  const parseMode = typeof item.parse_mode === 'string' ? item.parse_mode : ''
  const caption = captionText(
    typeof item.caption === 'string' ? item.caption : '',
    parseMode,
    item.caption_entities,
  )
  const media = await mediaOfType(world, item.type, named)
  return { ...media, content: { ...media.content, ...captionFields(caption) } }
}

async function mediaOfType(
  world: World,
  type: unknown,
  named: Parameters<typeof photoMedia>[1],
): Promise<Media> {
  if (type === 'photo') return photoMedia(world, named)
  if (type === 'document') return documentMedia(world, named)
  throw cannotParse('type must be one of photo, document')
}

function cannotParse(problem: string): Error {
  return badRequest(`can't parse InputMedia: ${problem}`)
}
