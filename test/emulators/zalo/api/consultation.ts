import { FREE_REPLIES, WELCOME_MESSAGES } from '../limits.ts'
import { invalid } from '../refusal.ts'
import type { Fields } from '../request.ts'
import { jsonOf } from '../request.ts'
import type { Entry, PrivateRoom } from '../rooms.ts'
import { speak } from '../speaking.ts'
import type { Price } from '../windows.ts'
import { priceOf } from '../windows.ts'
import type { World } from '../world.ts'
import type { Endpoint } from './endpoint.ts'
import { objectOf, textOf } from './fields.ts'
import { wantedMessage } from './message.ts'

interface Recipient {
  readonly room: PrivateRoom
  readonly answered: Entry | undefined
}

/** A consultation message, the only kind that a chat bot needs. */
export const sendConsultation: Endpoint = async (world, request) => {
  const body = objectOf(jsonOf(request), 'body', ['recipient', 'message'])
  const { room, answered } = recipientOf(world, body.recipient)
  const { content, quotes } = await wantedMessage(world, room, body.message)
  const price = priceOf(world, room.account, answered)
  if (price.kind === 'charged') world.charged += 1
  if (answered !== undefined) answered.replies += 1
  room.account.sentSince += 1
  const entry = speak(world, room, { kind: 'api' }, content, { quotes })
  const quota = quotaOf(world, price)
  return {
    message_id: entry.id,
    user_id: room.account.id,
    sent_time: String(entry.at),
    ...(quota === undefined ? {} : { quota }),
  }
}

function recipientOf(world: World, value: unknown): Recipient {
  const { user_id, message_id } = objectOf(value, 'recipient', ['user_id', 'message_id'])
  if (message_id === undefined) return { room: chatOf(world, user_id), answered: undefined }
  if (user_id !== undefined) throw invalid('recipient')
  const id = textOf(message_id, 'message_id')
  for (const room of world.chats.values()) {
    const answered = room.entries.find((entry) => entry.id === id && entry.sender.kind === 'user')
    if (answered !== undefined) return { room, answered }
  }
  throw invalid('message_id')
}

/** @throws Refusal for an id that is not this account's for anybody. */
export function chatOf(world: World, userId: unknown): PrivateRoom {
  const room = world.chats.get(textOf(userId, 'user_id'))
  if (room === undefined) throw invalid('user_id')
  return room
}

/** No object at all means that the message was charged. */
function quotaOf({ switches }: World, price: Price): Fields | undefined {
  if (price.kind === 'charged' || switches.quota === 'absent') return undefined
  if (switches.quota === 'type') return { quota_type: price.kind }
  const total = price.kind === 'reply' ? FREE_REPLIES : WELCOME_MESSAGES
  const number = (count: number): string | number =>
    switches.quotaNumbers === 'string' ? String(count) : count
  return { quota_type: price.kind, remain: number(price.left), total: number(total) }
}
