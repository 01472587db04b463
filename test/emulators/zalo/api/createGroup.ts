import { openGroup } from '../groups.ts'
import { MAX_NEW_MEMBERS } from '../limits.ts'
import { exceeds, invalid, Refusal } from '../refusal.ts'
import { jsonOf } from '../request.ts'
import type { Account, World } from '../world.ts'
import type { Endpoint } from './endpoint.ts'
import { objectOf, textOf } from './fields.ts'

const FIELDS = ['group_name', 'group_description', 'asset_id', 'member_user_ids']

/** Makes a group out of a package that was paid for; one of its first members has to be of the staff. */
export const createGroup: Endpoint = (world, request) => {
  const body = objectOf(jsonOf(request), 'body', FIELDS)
  const name = textOf(body.group_name, 'group_name')
  const description =
    body.group_description === undefined ? '' : textOf(body.group_description, 'group_description')
  const members = membersOf(world, body.member_user_ids)
  useAsset(world, textOf(body.asset_id, 'asset_id'))
  const group = openGroup(world, { name, description, members, admin: world.staff.account })
  return {
    group_id: group.id,
    group_link: group.link,
    name: group.name,
    status: group.status,
    total_member: group.members.size,
  }
}

function membersOf(world: World, value: unknown): readonly Account[] {
  if (!Array.isArray(value) || value.length === 0) throw invalid('member_user_ids')
  if (value.length > MAX_NEW_MEMBERS) throw exceeds('member_user_ids')
  const members = value.map((id) => {
    const account = world.accounts.get(textOf(id, 'member_user_ids'))
    if (account === undefined || !isKnown(world, account)) throw invalid('member_user_ids')
    return account
  })
  if (!members.includes(world.staff.account)) throw invalid('member_user_ids')
  return members
}

/** Only people who have something to do with the account can be asked into a group. */
function isKnown({ staff }: World, account: Account): boolean {
  return account === staff.account || account.follows || account.lastInteraction !== undefined
}

function useAsset(world: World, id: string): void {
  const isFree = world.assets.get(id)
  if (isFree === undefined) throw invalid('asset_id')
  if (!isFree) throw new Refusal(-238)
  world.assets.set(id, false)
}
