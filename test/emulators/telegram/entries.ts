import type { Room } from './rooms.ts'
import type { Message, MessageContent, WireUser } from './wire.ts'
import type { World } from './world.ts'
import { changed, unixSeconds } from './world.ts'

/** A keyboard in place of the letters, as the person sees it. */
export interface ReplyKeyboard {
  readonly rows: readonly (readonly KeyboardButton[])[]
  readonly oneTime: boolean
}

export interface KeyboardButton {
  readonly text: string
  readonly request?: 'contact' | 'location'
}

/** What a message changes about the reply keyboard. */
export type KeyboardChange =
  | { readonly kind: 'show'; readonly keyboard: ReplyKeyboard }
  | { readonly kind: 'remove' }
  | { readonly kind: 'force_reply' }

/** The bytes that somebody who opens the message gets. */
export interface Attachment {
  readonly kind: 'photo' | 'document' | 'sticker' | 'voice' | 'video'
  readonly bytes: Buffer
  readonly name: string
}

/** One message in a room, with what the wire does not show. */
export interface Entry {
  message: Message
  readonly attachment: Attachment | undefined
  readonly keyboardChange: KeyboardChange | undefined
  deleted: boolean
  edits: number
}

export interface EntryExtras {
  readonly attachment?: Attachment
  readonly keyboardChange?: KeyboardChange
}

/** Puts a message into a room, where everybody in it sees it. Whether the bot hears of it is for the caller to say. */
export function addEntry(
  world: World,
  room: Room,
  from: WireUser,
  content: MessageContent,
  extras: EntryExtras = {},
): Entry {
  const message: Message = {
    message_id: room.nextMessageId++,
    from,
    chat: room.chat,
    date: unixSeconds(world),
    ...content,
  }
  const entry: Entry = {
    message,
    attachment: extras.attachment,
    keyboardChange: extras.keyboardChange,
    deleted: false,
    edits: 0,
  }
  room.entries.push(entry)
  applyKeyboard(room, entry)
  if (from.is_bot) room.lastBot = from.username
  changed(world)
  return entry
}

function applyKeyboard(room: Room, entry: Entry): void {
  const change = entry.keyboardChange
  if (change?.kind === 'force_reply') room.forcedReply = entry
  if (change?.kind === 'show') room.keyboard = change.keyboard
  if (change?.kind === 'remove') room.keyboard = undefined
}

/** @returns the message of that number, unless it is gone. */
export function findEntry(room: Room, messageId: number): Entry | undefined {
  return room.entries.find((entry) => entry.message.message_id === messageId && !entry.deleted)
}

/** Replaces a message by its edited self. */
export function changeEntry(world: World, entry: Entry, edited: Message): Message {
  entry.message = { ...edited, edit_date: unixSeconds(world) }
  entry.edits += 1
  changed(world)
  return entry.message
}

export function deleteEntry(world: World, entry: Entry): void {
  entry.deleted = true
  changed(world)
}

/** @returns the message as it appears inside a reply to it: Telegram nests one level only. */
export function asReplied(message: Message): Message {
  const { reply_to_message: _deeper, ...shallow } = message
  return shallow
}
