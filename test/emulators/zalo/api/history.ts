import { MAX_HISTORY_ROWS } from '../limits.ts'
import type { Fields } from '../request.ts'
import { dataOf } from '../request.ts'
import type { ContentKind, Entry, Room } from '../rooms.ts'
import type { World } from '../world.ts'
import { chatOf } from './consultation.ts'
import type { Endpoint } from './endpoint.ts'
import { pageOf } from './fields.ts'

/** These addresses have names of their own for some kinds of messages. */
const TYPES: Partial<Record<ContentKind, string>> = {
  image: 'photo',
  audio: 'voice',
  link: 'links',
  business_card: 'links',
}

const FROM_OA = 0
const FROM_USER = 1

/** The newest message of every chat, newest chat first: what a bot asks for after its webhook was down. */
export const recentChats: Endpoint = (world, request) => {
  const { from, to } = pageOf(dataOf(request), MAX_HISTORY_ROWS)
  const newest = [...world.chats.values()].flatMap((room) => {
    const entry = room.entries.at(-1)
    return entry === undefined ? [] : [{ room, entry }]
  })
  return newest
    .sort((one, other) => other.entry.at - one.entry.at)
    .slice(from, to)
    .map(({ room, entry }) => historyRow(world, room, entry))
}

/** One person's chat, newest message first. */
export const chatHistory: Endpoint = (world, request) => {
  const data = dataOf(request)
  const { from, to } = pageOf(data, MAX_HISTORY_ROWS)
  const room = chatOf(world, data.user_id)
  return room.entries
    .toReversed()
    .slice(from, to)
    .map((entry) => historyRow(world, room, entry))
}

export function historyRow(world: World, room: Room, entry: Entry): unknown {
  const { sender, content } = entry
  const oa = { id: world.oaId, name: world.oaName }
  const other = room.kind === 'group' ? room : room.account
  const [from, to] =
    sender.kind === 'user' ? [sender.account, room.kind === 'group' ? room : oa] : [oa, other]
  return {
    src: sender.kind === 'user' ? FROM_USER : FROM_OA,
    time: entry.at,
    type: TYPES[content.kind] ?? content.kind,
    message: content.text,
    message_id: entry.id,
    from_id: from.id,
    from_display_name: from.name,
    to_id: to.id,
    to_display_name: to.name,
    ...mediaFields(entry),
  }
}

/** Only pictures and what else has an address tell it; of several photos the first. */
function mediaFields({ content }: Entry): Fields {
  const payload = content.attachments[0]?.wire.payload
  if (typeof payload?.url !== 'string') return {}
  return { url: payload.url, ...(typeof payload.thumbnail === 'string' ? { thumb: payload.thumbnail } : {}) }
}
