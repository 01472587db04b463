import type { UpdateKind } from '../wire.ts'
import type { World } from '../world.ts'
import { changed, unixSeconds } from '../world.ts'
import type { PendingUpdate } from './queue.ts'

/** Kinds that a bot gets without asking. */
const DEFAULT_KINDS: ReadonlySet<string> = new Set<UpdateKind>([
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
])

function isAllowed(world: World, kind: UpdateKind): boolean {
  return world.allowedUpdates?.includes(kind) ?? DEFAULT_KINDS.has(kind)
}

/**
 * Queues an update for the bot, unless the bot did not ask for its kind.
 * @param lifetime seconds from now during which Telegram tries to deliver it.
 */
export function offerUpdate(
  world: World,
  kind: UpdateKind,
  payload: unknown,
  line: string,
  lifetime: number,
): void {
  if (isAllowed(world, kind)) enqueue(world, kind, payload, line, lifetime)
}

/** Queues an update of whatever kind, whatever the bot asked for. @returns its update_id. */
export function enqueue(
  world: World,
  kind: string,
  payload: unknown,
  line: string,
  lifetime: number,
): number {
  const id = world.nextUpdateId++
  const { duplicate, lateness } = world.faults.takeDelivery(line)
  world.pending.add({
    id,
    json: JSON.stringify({ update_id: id, [kind]: payload }),
    line,
    expiresAt: unixSeconds(world) + lifetime,
    notBefore: performance.now() + lateness,
    deliveries: duplicate ? 2 : 1,
    failures: 0,
    delay: 1,
    inFlight: false,
  })
  world.webhook?.wake()
  changed(world)
  return id
}

export function isExpired(world: World, update: PendingUpdate): boolean {
  return update.expiresAt < unixSeconds(world)
}

/** Drops what has run out, as the server does; what is on its way stays until its answer. */
export function dropExpired(world: World): void {
  for (const update of world.pending.all()) {
    if (!update.inFlight && isExpired(world, update)) drop(world, update)
  }
}

/** The bot has it: one delivery less to make, or none. */
export function confirm(world: World, update: PendingUpdate): void {
  update.deliveries -= 1
  if (update.deliveries <= 0) drop(world, update)
}

export function drop(world: World, update: PendingUpdate): void {
  world.pending.remove(update)
  changed(world)
}
