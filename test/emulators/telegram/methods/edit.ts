import type { Arguments } from '../arguments.ts'
import type { Entry } from '../entries.ts'
import { changeEntry } from '../entries.ts'
import { captionFields, captionText, messageText, textFields } from '../formatting/text.ts'
import { inlineReplyMarkup } from '../markup.ts'
import { badRequest } from '../refusal.ts'
import type { InlineMarkup, Message } from '../wire.ts'
import type { World } from '../world.ts'
import { namedEntry, writableRoom } from './destination.ts'
import type { Method } from './method.ts'

/** New text; buttons that are not given again are gone. */
export const editMessageText: Method = (world, args) => {
  const formatted = messageText(args, 'MESSAGE_TOO_LONG')
  const { entry, buttons } = editable(world, args)
  if (entry.message.text === undefined) throw badRequest('there is no text in the message to edit')
  const { entities: _entities, reply_markup: _buttons, ...kept } = entry.message
  return replace(world, entry, { ...kept, ...textFields(formatted), ...buttons })
}

/** New caption of a photo or document; an empty one removes it. */
export const editMessageCaption: Method = (world, args) => {
  const formatted = captionText(args.text('caption'), args.text('parse_mode'), args.json('caption_entities'))
  const { entry, buttons } = editable(world, args)
  if (entry.message.photo === undefined && entry.message.document === undefined) {
    throw badRequest('there is no caption in the message to edit')
  }
  const { caption: _caption, caption_entities: _entities, reply_markup: _buttons, ...kept } = entry.message
  return replace(world, entry, { ...kept, ...captionFields(formatted), ...buttons })
}

/** New buttons only; without any, the old ones go. */
export const editMessageReplyMarkup: Method = (world, args) => {
  const { entry, buttons } = editable(world, args)
  const { reply_markup: _buttons, ...kept } = entry.message
  return replace(world, entry, { ...kept, ...buttons })
}

interface Editable {
  readonly entry: Entry
  /** The buttons that the message will have. */
  readonly buttons: { readonly reply_markup?: InlineMarkup }
}

function editable(world: World, args: Arguments): Editable {
  const room = writableRoom(world, args)
  const entry = namedEntry(args, room, 'message to edit')
  // A message that brought a reply keyboard can never be edited.
  if (entry.message.from.id !== world.bot.id || entry.keyboardChange !== undefined) {
    throw badRequest("message can't be edited")
  }
  const inline = inlineReplyMarkup(args, room)
  return { entry, buttons: inline === undefined ? {} : { reply_markup: inline } }
}

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content ' +
  'and reply markup of the message'

function replace(world: World, entry: Entry, edited: Message): Message {
  if (fingerprint(edited) === fingerprint(entry.message)) throw badRequest(NOT_MODIFIED)
  return changeEntry(world, entry, edited)
}

/** What has to differ for an edit to be one. */
function fingerprint(message: Message): string {
  const { text, entities, caption, caption_entities, reply_markup } = message
  return JSON.stringify([text, entities, caption, caption_entities, reply_markup])
}
