import { changeBotStatus } from '../people/membership.ts'
import { badRequest } from '../refusal.ts'
import type { Room } from '../rooms.ts'
import type { World } from '../world.ts'
import { changed } from '../world.ts'
import { knownRoom, writableRoom } from './destination.ts'
import type { Method } from './method.ts'

const ACTIONS = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
])

/** "typing…" and its like, which people see for five seconds. */
export const sendChatAction: Method = (world, args) => {
  const action = args.text('action').toLowerCase()
  if (!ACTIONS.has(action)) throw badRequest('wrong parameter action in request')
  writableRoom(world, args).typing = { action, at: world.now() }
  changed(world)
  return true
}

export const getChat: Method = (world, args) => {
  const room = knownRoom(world, args)
  return { ...room.chat, accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: {} }
}

export const getChatMember: Method = (world, args) => {
  const room = knownRoom(world, args)
  const userId = args.integer('user_id', 0, 0, Number.MAX_SAFE_INTEGER)
  if (userId === world.bot.id) return { user: world.bot, status: room.bot }
  const account = world.accounts.get(userId)
  if (account === undefined) throw badRequest('user not found')
  return { user: account.user, status: memberStatus(room, userId) }
}

function memberStatus(room: Room, userId: number): string {
  if (room.creatorId === userId) return 'creator'
  return room.members.has(userId) ? 'member' : 'left'
}

export const getChatMemberCount: Method = (world, args) => {
  const room = knownRoom(world, args)
  return room.members.size + (isIn(room) ? 1 : 0)
}

export const getChatAdministrators: Method = (world, args) => {
  const room = knownRoom(world, args)
  if (room.chat.type === 'private') throw badRequest('there are no administrators in the private chat')
  return [...creator(world, room), ...(room.bot === 'administrator' ? [administratorBot(world)] : [])]
}

function creator(world: World, room: Room): unknown[] {
  const account = room.creatorId === undefined ? undefined : world.accounts.get(room.creatorId)
  return account === undefined ? [] : [{ user: account.user, status: 'creator', is_anonymous: false }]
}

function administratorBot(world: World): unknown {
  return { user: world.bot, status: 'administrator', can_be_edited: false, is_anonymous: false }
}

function isIn(room: Room): boolean {
  return room.bot === 'member' || room.bot === 'administrator'
}

export const leaveChat: Method = (world, args) => {
  const room = writableRoom(world, args)
  if (room.chat.type === 'private') throw badRequest("chat member status can't be changed in private chats")
  changeBotStatus(world, room, world.bot, 'left')
  return true
}
