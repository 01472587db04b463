import { Refusal } from '../refusal.ts'
import { jsonOf } from '../request.ts'
import type { GroupRoom } from '../rooms.ts'
import { speak } from '../speaking.ts'
import type { World } from '../world.ts'
import type { Endpoint } from './endpoint.ts'
import { objectOf, textOf } from './fields.ts'
import { wantedMessage } from './message.ts'

/** A message to a group of the account: no buttons, no windows, no price. */
export const sendToGroup: Endpoint = async (world, request) => {
  const body = objectOf(jsonOf(request), 'body', ['recipient', 'message'])
  const { group_id } = objectOf(body.recipient, 'recipient', ['group_id'])
  const group = groupOf(world, group_id)
  const { content, quotes } = await wantedMessage(world, group, body.message)
  if (group.status === 'disabled') throw new Refusal(-237)
  const entry = speak(world, group, { kind: 'api' }, content, { quotes })
  return { message_id: entry.id, group_id: group.id }
}

/** @throws Refusal -403 for a group that the account is not in, whether it exists or not. */
export function groupOf(world: World, id: unknown): GroupRoom {
  const group = world.groups.get(textOf(id, 'group_id'))
  if (group?.hasOa !== true) throw new Refusal(-403)
  return group
}
