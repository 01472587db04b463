import type { Arguments } from '../arguments.ts'
import { addEntry } from '../entries.ts'
import { captionFields, captionText } from '../formatting/text.ts'
import { replyMarkup } from '../markup.ts'
import type { World } from '../world.ts'
import { keepPace, repliedMessage, writableRoom } from './destination.ts'
import type { Media } from './media.ts'
import { documentMedia, namedUpload, photoMedia } from './media.ts'
import type { Method } from './method.ts'

/** A photo, by upload or by file_id. */
export const sendPhoto: Method = async (world, args) => {
  return sendOne(world, args, await photoMedia(world, namedUpload(args, 'photo')))
}

/** A file, by upload or by file_id; the picture in a document is left as it is. */
export const sendDocument: Method = (world, args) => {
  return sendOne(world, args, documentMedia(world, namedUpload(args, 'document')))
}

function sendOne(world: World, args: Arguments, media: Media): unknown {
  const caption = captionText(args.text('caption'), args.text('parse_mode'), args.json('caption_entities'))
  const room = writableRoom(world, args)
  const { inline, keyboardChange } = replyMarkup(args, room)
  const replied = repliedMessage(args, room)
  keepPace(world, room)
  const content = {
    ...replied,
    ...media.content,
    ...captionFields(caption),
    ...(inline === undefined ? {} : { reply_markup: inline }),
  }
  const extras = { attachment: media.attachment, ...(keyboardChange === undefined ? {} : { keyboardChange }) }
  return addEntry(world, room, world.bot, content, extras).message
}
