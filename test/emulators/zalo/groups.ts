import { groupEvent } from './events.ts'
import { newHexId } from './ids.ts'
import type { GroupRoom } from './rooms.ts'
import type { Account, World } from './world.ts'
import { changed, milliseconds } from './world.ts'

const LINK_CHARACTERS = 9

/** Opens a group of the account with everybody in it, and tells the bot. */
export function openGroup(
  world: World,
  options: {
    readonly name: string
    readonly description: string
    readonly members: readonly Account[]
    readonly admin: Account
  },
): GroupRoom {
  const id = newHexId(world)
  const group: GroupRoom = {
    kind: 'group',
    id,
    name: options.name,
    description: options.description,
    link: `https://zalo.me/g/${id.slice(0, LINK_CHARACTERS)}`,
    entries: [],
    members: new Map(options.members.map((account) => [account.id, account])),
    admins: new Set([options.admin.id]),
    asking: new Map(),
    status: 'enabled',
    hasOa: true,
  }
  world.groups.set(id, group)
  tellOfGroup(world, group, 'create_group', {
    group_name: group.name,
    users: options.members.map((account) => ({ id: account.id })),
  })
  return group
}

/** Tells the bot of something that happened to a group or its members. */
export function tellOfGroup(
  world: World,
  group: GroupRoom,
  name: string,
  rest: Readonly<Record<string, unknown>> = {},
): void {
  if (group.hasOa) world.deliveries.send(groupEvent(world, group, name, rest), milliseconds(world))
  changed(world)
}
