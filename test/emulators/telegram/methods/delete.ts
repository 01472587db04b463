import type { Entry } from '../entries.ts'
import { deleteEntry, findEntry } from '../entries.ts'
import { DELETABLE_SECONDS, MAX_DELETIONS_A_CALL } from '../limits.ts'
import { badRequest } from '../refusal.ts'
import type { Room } from '../rooms.ts'
import type { World } from '../world.ts'
import { unixSeconds } from '../world.ts'
import { namedEntry, writableRoom } from './destination.ts'
import type { Method } from './method.ts'

/** One message: the bot's own, or anybody's in a private chat or where the bot is an administrator; for 48 hours. */
export const deleteMessage: Method = (world, args) => {
  if (args.text('chat_id') === '') throw badRequest('chat identifier is not specified')
  if (args.text('message_id') === '') throw badRequest('message identifier is not specified')
  const room = writableRoom(world, args)
  const entry = namedEntry(args, room, 'message to delete')
  if (!isDeletable(world, room, entry)) throw badRequest("message can't be deleted")
  deleteEntry(world, entry)
  return true
}

/** Up to 100 messages; those that are gone or can't be deleted are skipped. */
export const deleteMessages: Method = (world, args) => {
  const room = writableRoom(world, args)
  const ids = args.json('message_ids')
  if (!Array.isArray(ids) || ids.length === 0) throw badRequest('message identifiers are not specified')
  if (ids.length > MAX_DELETIONS_A_CALL) throw badRequest('too many message identifiers specified')
  for (const id of ids) {
    const entry = findEntry(room, Number(id))
    if (entry !== undefined && isDeletable(world, room, entry)) deleteEntry(world, entry)
  }
  return true
}

function isDeletable(world: World, room: Room, entry: Entry): boolean {
  const isRecent = unixSeconds(world) - entry.message.date <= DELETABLE_SECONDS
  const isOwn = entry.message.from.id === world.bot.id
  return isRecent && (isOwn || room.chat.type === 'private' || room.bot === 'administrator')
}
