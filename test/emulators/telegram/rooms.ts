import type { Entry, ReplyKeyboard } from './entries.ts'
import { randomDigits } from './randomness.ts'
import type { MemberStatus, WireChat } from './wire.ts'
import type { Account, World } from './world.ts'

/** A chat: private or a group. */
export interface Room {
  chat: WireChat
  readonly chatInstance: string
  readonly entries: Entry[]
  readonly members: Map<number, Account>
  readonly creatorId: number | undefined
  /** What the bot is in it; in a private chat always a member. */
  bot: MemberStatus
  /** Whether the bot was ever in it; a room it never saw does not exist for it. */
  knownToBot: boolean
  keyboard: ReplyKeyboard | undefined
  /** The message that asked everybody for a reply, until somebody wrote one. */
  forcedReply: Entry | undefined
  typing: { readonly action: string; readonly at: Date } | undefined
  /** Which bot wrote last: commands without a name go to that one. */
  lastBot: string | undefined
  migratedTo: number | undefined
  readonly migratedFrom: Room | undefined
  deletedByOwner: boolean
  nextMessageId: number
}

/** Opens a room; its messages are numbered from 1, so that nobody takes a message_id for unique beyond its chat. */
export function openRoom(
  world: World,
  chat: WireChat,
  origin: { readonly creatorId?: number; readonly migratedFrom?: Room } = {},
): Room {
  const room: Room = {
    chat,
    chatInstance: `-${randomDigits(world.random, 18)}`,
    entries: [],
    members: new Map(),
    creatorId: origin.creatorId,
    bot: chat.type === 'private' ? 'member' : 'left',
    knownToBot: chat.type === 'private',
    keyboard: undefined,
    forcedReply: undefined,
    typing: undefined,
    lastBot: undefined,
    migratedTo: undefined,
    migratedFrom: origin.migratedFrom,
    deletedByOwner: false,
    nextMessageId: 1,
  }
  world.rooms.set(chat.id, room)
  return room
}
