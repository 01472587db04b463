import { enqueue, offerUpdate } from '../delivery/pending.ts'
import { lineOf } from '../delivery/queue.ts'
import type { Entry } from '../entries.ts'
import { MESSAGE_UPDATE_SECONDS } from '../limits.ts'
import type { Room } from '../rooms.ts'
import type { Message } from '../wire.ts'
import type { World } from '../world.ts'

/** Tells the bot of a message, if it may hear it. */
export function tellBot(world: World, room: Room, entry: Entry): void {
  if (hears(world, room, entry.message)) offer(world, room, 'message', entry.message)
}

/** Tells the bot of an edit, if it could hear the message. */
export function tellBotOfEdit(world: World, room: Room, entry: Entry): void {
  if (hears(world, room, entry.message)) offer(world, room, 'edited_message', entry.message)
}

function offer(world: World, room: Room, kind: 'message' | 'edited_message', message: Message): void {
  offerUpdate(world, kind, message, lineOf.messages(room.chat.id), MESSAGE_UPDATE_SECONDS)
}

/** Queues any update as it stands, for input that Telegram itself would not send today. */
export function inject(world: World, kind: string, payload: unknown, chatId = 0): number {
  return enqueue(world, kind, payload, lineOf.messages(chatId), MESSAGE_UPDATE_SECONDS)
}

/**
 * Privacy mode (https://core.telegram.org/bots/features#privacy-mode): in a group the bot hears service messages, commands
 * meant for it, replies to it and mentions of it. As an administrator it hears everything.
 */
function hears(world: World, room: Room, message: Message): boolean {
  if (room.chat.type === 'private' || room.bot === 'administrator') return true
  if (room.bot !== 'member') return false
  return (
    isService(message) ||
    message.reply_to_message?.from.id === world.bot.id ||
    isMentioned(world, message) ||
    isCommandForBot(world, room, message)
  )
}

function isService(message: Message): boolean {
  return (
    message.new_chat_members !== undefined ||
    message.left_chat_member !== undefined ||
    message.new_chat_title !== undefined ||
    message.group_chat_created !== undefined ||
    message.migrate_to_chat_id !== undefined ||
    message.migrate_from_chat_id !== undefined
  )
}

function isMentioned(world: World, message: Message): boolean {
  const text = message.text ?? message.caption ?? ''
  const entities = message.entities ?? message.caption_entities ?? []
  return entities.some(({ type, offset, length }) => {
    return type === 'mention' && isOwnName(world, text.slice(offset + 1, offset + length))
  })
}

/** A command that names nobody goes to the bot that wrote last; one that names another bot goes to that one. */
function isCommandForBot(world: World, room: Room, message: Message): boolean {
  const first = message.entities?.[0]
  if (message.text === undefined || first?.type !== 'bot_command' || first.offset !== 0) return false
  const addressee = message.text.slice(0, first.length).split('@')[1]
  if (addressee !== undefined) return isOwnName(world, addressee)
  return room.lastBot === undefined || isOwnName(world, room.lastBot)
}

function isOwnName(world: World, username: string): boolean {
  return username.toLowerCase() === world.bot.username?.toLowerCase()
}
