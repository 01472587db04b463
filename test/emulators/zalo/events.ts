import type { Fields } from './request.ts'
import type { Entry, GroupRoom, PrivateRoom, Room } from './rooms.ts'
import type { Account, World } from './world.ts'

/** The event of a message, all but its `timestamp`. Echoes of the bot's own messages have no `admin_id`. */
export function messageEvent(world: World, room: Room, entry: Entry): Fields {
  const message = messageOf(entry)
  const name = `send_${room.kind === 'group' ? 'group_' : ''}${entry.content.kind}`
  return entry.sender.kind === 'user'
    ? userEvent(world, room, entry.sender.account, `user_${name}`, message)
    : oaEvent(world, room, entry, `oa_${name}`, message)
}

function messageOf(entry: Entry): Fields {
  const attachments = entry.content.attachments.map(({ wire }) => wire)
  return {
    ...(entry.content.text === '' ? {} : { text: entry.content.text }),
    msg_id: entry.id,
    ...(entry.quotes === undefined ? {} : { quote_msg_id: entry.quotes }),
    ...(attachments.length === 0 ? {} : { attachments }),
  }
}

function userEvent(world: World, room: Room, by: Account, event_name: string, message: Fields): Fields {
  const { appId: app_id, oaId } = world
  const sender = { id: by.id }
  if (room.kind === 'group')
    return { event_name, app_id, oa_id: oaId, sender, recipient: { id: room.id }, message }
  return { app_id, user_id_by_app: by.idByApp, event_name, sender, recipient: { id: oaId }, message }
}

function oaEvent(
  { appId: app_id, oaId }: World,
  room: Room,
  entry: Entry,
  event_name: string,
  message: Fields,
): Fields {
  const byHand = entry.sender.kind === 'staff' ? { admin_id: entry.sender.adminId } : {}
  const sender = { id: oaId, ...byHand }
  const recipient = { id: room.id }
  if (room.kind === 'group') return { event_name, app_id, oa_id: oaId, sender, recipient, message }
  return { event_name, app_id, sender, recipient, user_id_by_app: room.account.idByApp, message }
}

/** What the phone of the person tells of a message that it got and showed. */
export function receiptEvents({ appId: app_id, oaId }: World, room: PrivateRoom, { id }: Entry): Fields[] {
  const parties = { app_id, sender: { id: oaId }, recipient: { id: room.id } }
  return [
    { event_name: 'user_received_message', ...parties, message: { msg_id: id } },
    { event_name: 'user_seen_message', ...parties, message: { msg_ids: [id] } },
  ]
}

/** follow and unfollow have neither sender nor recipient. */
export function followEvent(
  world: World,
  { id, idByApp }: Account,
  event_name: string,
  source: string,
): Fields {
  return {
    oa_id: world.oaId,
    follower: { id },
    user_id_by_app: idByApp,
    event_name,
    source,
    app_id: world.appId,
  }
}

/** Events that name a person by `user_id`. */
export function personEvent(world: World, { id, idByApp }: Account, event_name: string): Fields {
  return { event_name, app_id: world.appId, oa_id: world.oaId, user_id: id, user_id_by_app: idByApp }
}

/** What a person does to the account beside writing. */
export function actEvent(world: World, { id, idByApp }: Account, event_name: string, rest: Fields): Fields {
  const { appId: app_id, oaId } = world
  return {
    event_name,
    app_id,
    user_id_by_app: idByApp,
    sender: { id },
    recipient: { id: oaId },
    ...rest,
  }
}

/** What happens to a group and its members. */
export function groupEvent(world: World, { id }: GroupRoom, event_name: string, rest: Fields = {}): Fields {
  return { event_name, app_id: world.appId, oa_id: world.oaId, group_id: id, ...rest }
}
