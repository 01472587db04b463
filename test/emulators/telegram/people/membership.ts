import { offerUpdate } from '../delivery/pending.ts'
import { lineOf } from '../delivery/queue.ts'
import { addEntry } from '../entries.ts'
import { MEMBER_UPDATE_SECONDS } from '../limits.ts'
import type { Room } from '../rooms.ts'
import type { MemberStatus, WireUser } from '../wire.ts'
import type { World } from '../world.ts'
import { changed, unixSeconds } from '../world.ts'
import { tellBot } from './hearing.ts'

/**
 * Changes what the bot is in a chat and tells it: always by my_chat_member, and by the group's own service message while it can
 * still hear one.
 * @param by who did it; the bot itself when it left.
 */
export function changeBotStatus(world: World, room: Room, by: WireUser, status: MemberStatus): void {
  const before = room.bot
  if (before === status) return
  const wasIn = isIn(before)
  if (isIn(status)) room.knownToBot = true
  if (wasIn && !isIn(status)) announceLeaving(world, room, by)
  room.bot = status
  tellMembership(world, room, by, before, status)
  if (!wasIn && isIn(status)) {
    tellBot(world, room, addEntry(world, room, by, { new_chat_members: [world.bot] }))
  }
  changed(world)
}

/** A supergroup is closed to the bot at once, so only from a basic group does it hear of its own leaving. */
function announceLeaving(world: World, room: Room, by: WireUser): void {
  const entry = addEntry(world, room, by, { left_chat_member: world.bot })
  if (room.chat.type === 'group') tellBot(world, room, entry)
}

/** Sends my_chat_member, which has a queue of its own. */
export function tellMembership(
  world: World,
  room: Room,
  by: WireUser,
  before: MemberStatus,
  after: MemberStatus,
): void {
  const payload = {
    chat: room.chat,
    from: by,
    date: unixSeconds(world),
    old_chat_member: member(world, before),
    new_chat_member: member(world, after),
  }
  offerUpdate(world, 'my_chat_member', payload, lineOf.membership(room.chat.id), MEMBER_UPDATE_SECONDS)
}

function member(world: World, status: MemberStatus): unknown {
  return { user: world.bot, status, ...(status === 'kicked' ? { until_date: 0 } : {}) }
}

function isIn(status: MemberStatus): boolean {
  return status === 'member' || status === 'administrator'
}
