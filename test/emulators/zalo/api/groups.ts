import { MAX_GROUP_ROWS } from '../limits.ts'
import type { GroupRoom } from '../rooms.ts'
import type { World } from '../world.ts'
import type { Endpoint } from './endpoint.ts'
import { pageOf } from './fields.ts'
import { groupOf } from './groupMessage.ts'
import { historyRow } from './history.ts'

/** Groups that the account is in. The shapes of these lists are those that integrations read. */
export const groupsOfOa: Endpoint = (world, { query }) => {
  const { from, to } = pageOf(query, MAX_GROUP_ROWS)
  const groups = [...world.groups.values()].filter((group) => group.hasOa)
  return { total: groups.length, groups: groups.slice(from, to).map(groupRow) }
}

function groupRow(group: GroupRoom): unknown {
  return {
    group_id: group.id,
    name: group.name,
    group_description: group.description,
    group_link: group.link,
    status: group.status,
    total_member: group.members.size,
  }
}

export const groupMembers: Endpoint = (world, { query }) => {
  const group = groupOf(world, query.group_id)
  const { from, to } = pageOf(query, MAX_GROUP_ROWS)
  const members = [...group.members.values()]
  return {
    total: members.length,
    members: members.slice(from, to).map(({ id, name }) => ({ user_id: id, name, oa_id: world.oaId })),
  }
}

/** Newest first. */
export const groupHistory: Endpoint = (world: World, { query }) => {
  const group = groupOf(world, query.group_id)
  const { from, to } = pageOf(query, MAX_GROUP_ROWS)
  return group.entries
    .toReversed()
    .slice(from, to)
    .map((entry) => historyRow(world, group, entry))
}
