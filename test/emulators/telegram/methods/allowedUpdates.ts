import type { Arguments } from '../arguments.ts'
import { badRequest } from '../refusal.ts'
import type { UpdateKind } from '../wire.ts'
import { UPDATE_KINDS } from '../wire.ts'
import type { World } from '../world.ts'

/**
 * Takes over `allowed_updates` from setWebhook or getUpdates. Left out, the earlier choice stays; an empty list is the default
 * again; names that are unknown are passed over. It holds for updates that come from now on.
 */
export function rememberAllowedUpdates(world: World, args: Arguments): void {
  const given = args.json('allowed_updates')
  if (given === undefined) return
  if (!Array.isArray(given)) throw badRequest('expected an Array of String as allowed updates')
  const known = UPDATE_KINDS.filter((kind: UpdateKind) => given.includes(kind))
  world.allowedUpdates = known.length === 0 ? undefined : known
}
