import type { Arguments } from '../arguments.ts'
import { isRecord } from '../arguments.ts'
import type { Entry } from '../entries.ts'
import { asReplied, findEntry } from '../entries.ts'
import { DOCUMENTED_PACE } from '../pace.ts'
import { badRequest, forbidden, tooManyRequests } from '../refusal.ts'
import type { Room } from '../rooms.ts'
import type { Message } from '../wire.ts'
import type { World } from '../world.ts'

/**
 * The chat that `chat_id` names, when the bot may write there.
 * @throws Refusal in Telegram's words for every reason it may not.
 */
export function writableRoom(world: World, args: Arguments): Room {
  const room = namedRoom(world, args.text('chat_id'))
  if (room.chat.type === 'private') checkPerson(world, room)
  else checkGroup(room)
  return room
}

/** The chat that `chat_id` names, when the bot has ever met it; enough for reading. */
export function knownRoom(world: World, args: Arguments): Room {
  const room = namedRoom(world, args.text('chat_id'))
  const account = world.accounts.get(room.chat.id)
  if (account !== undefined && !account.started) throw badRequest('chat not found')
  if (room.chat.type === 'supergroup') checkGroup(room)
  return room
}

function namedRoom(world: World, chatId: string): Room {
  if (chatId === '') throw badRequest('chat_id is empty')
  const room = /^-?\d+$/.test(chatId) ? world.rooms.get(Number(chatId)) : undefined
  if (room === undefined || !room.knownToBot) throw badRequest('chat not found')
  return room
}

function checkPerson(world: World, room: Room): void {
  const account = world.accounts.get(room.chat.id)
  if (account === undefined) throw badRequest('chat not found')
  if (account.deactivated) throw forbidden('user is deactivated')
  if (account.blockedBot) throw forbidden('bot was blocked by the user')
  if (!account.started) throw forbidden("bot can't initiate conversation with a user")
}

function checkGroup(room: Room): void {
  const kind = room.chat.type
  if (room.migratedTo !== undefined) {
    const parameters = { migrate_to_chat_id: room.migratedTo }
    throw badRequest('group chat was upgraded to a supergroup chat', parameters)
  }
  if (room.deletedByOwner) throw forbidden('the group chat was deleted')
  if (room.bot === 'kicked') throw forbidden(`bot was kicked from the ${kind} chat`)
  if (room.bot === 'left') throw forbidden(`bot is not a member of the ${kind} chat`)
}

/**
 * Counts messages against the pace.
 * @throws Refusal 429 with `retry_after` when the bot is too fast.
 */
export function keepPace(world: World, room: Room, messages = 1): void {
  const limits = world.faults.paceLimits ?? DOCUMENTED_PACE
  if (limits === 'off') return
  const wait = world.pace.take(limits, room.chat.id, room.chat.type, messages, performance.now())
  if (wait > 0) throw tooManyRequests(wait)
}

/** The message that a new one replies to, as it is shown inside it. */
export function repliedMessage(args: Arguments, room: Room): { reply_to_message?: Message } {
  const wanted = repliedId(args)
  if (wanted.messageId <= 0) return {}
  const entry = findEntry(room, wanted.messageId)
  if (entry !== undefined) return { reply_to_message: asReplied(entry.message) }
  if (wanted.allowMissing) return {}
  throw badRequest('message to be replied not found')
}

function repliedId(args: Arguments): { readonly messageId: number; readonly allowMissing: boolean } {
  const given = args.json('reply_parameters')
  if (given === undefined) {
    const messageId = args.integer('reply_to_message_id', 0, 0, Number.MAX_SAFE_INTEGER)
    return { messageId, allowMissing: args.flag('allow_sending_without_reply') }
  }
  if (!isRecord(given)) throw badRequest('object expected as reply parameters')
  const messageId = Number(given.message_id)
  if (!Number.isInteger(messageId)) throw badRequest('can\'t find field "message_id"')
  return { messageId, allowMissing: given.allow_sending_without_reply === true }
}

/**
 * The message that `message_id` names.
 * @param purpose as Telegram words it: "message to edit", "message to delete".
 */
export function namedEntry(args: Arguments, room: Room, purpose: string): Entry {
  const messageId = args.integer('message_id', 0, 0, Number.MAX_SAFE_INTEGER)
  const entry = messageId > 0 ? findEntry(room, messageId) : undefined
  if (entry === undefined) throw badRequest(`${purpose} not found`)
  return entry
}
