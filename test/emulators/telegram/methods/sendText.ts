import { addEntry } from '../entries.ts'
import { messageText, textFields } from '../formatting/text.ts'
import { replyMarkup } from '../markup.ts'
import { keepPace, repliedMessage, writableRoom } from './destination.ts'
import type { Method } from './method.ts'

export const sendMessage: Method = (world, args) => {
  const formatted = messageText(args)
  const room = writableRoom(world, args)
  const markup = replyMarkup(args, room)
  const replied = repliedMessage(args, room)
  keepPace(world, room)
  const content = {
    ...replied,
    ...textFields(formatted),
    ...(markup.inline === undefined ? {} : { reply_markup: markup.inline }),
  }
  const { keyboardChange } = markup
  return addEntry(world, room, world.bot, content, keyboardChange === undefined ? {} : { keyboardChange })
    .message
}
