import type { UpdateKind } from '../wire.ts'
import type { World } from '../world.ts'
import { changed, unixSeconds } from '../world.ts'

/** An update that the bot has not confirmed. */
export interface PendingUpdate {
  readonly id: number
  /** Usually an `UpdateKind`; a test may inject others. */
  readonly kind: string
  /** The update as it will travel, fixed at its creation: a later edit does not change it. */
  readonly json: string
  /** Updates of one queue go out one by one, in order. */
  readonly queue: string
  /** Second after which nobody tries any more. */
  readonly expiresAt: number
  /** Real milliseconds (performance.now) before which it stays back. */
  notBefore: number
  /** How often it still goes out; 2 is a duplicate to come. */
  deliveries: number
  failures: number
  /** Seconds of the last pause between two tries. */
  delay: number
  inFlight: boolean
}

/** Kinds that a bot gets without asking. */
const DEFAULT_KINDS: ReadonlySet<string> = new Set<UpdateKind>([
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
])

export function isAllowed(world: World, kind: string): boolean {
  if (world.allowedUpdates === undefined) return DEFAULT_KINDS.has(kind)
  return (world.allowedUpdates as readonly string[]).includes(kind)
}

/**
 * Queues an update for the bot, unless the bot did not ask for its kind.
 * @param queue messages have one a chat, presses one a person, membership one of its own.
 * @param lifetime seconds from now during which Telegram tries to deliver it.
 */
export function offerUpdate(
  world: World,
  kind: UpdateKind,
  payload: unknown,
  queue: string,
  lifetime: number,
): void {
  if (isAllowed(world, kind)) enqueue(world, kind, payload, queue, lifetime)
}

/** Queues an update whatever the bot asked for. */
export function enqueue(
  world: World,
  kind: string,
  payload: unknown,
  queue: string,
  lifetime: number,
): number {
  const id = world.nextUpdateId++
  const { duplicate, lateness } = world.faults.takeDelivery(queue)
  world.pending.push({
    id,
    kind,
    json: JSON.stringify({ update_id: id, [kind]: payload }),
    queue,
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

/** Drops what has run out, as the server does; what is on its way stays until its answer. */
export function dropExpired(world: World): void {
  const now = unixSeconds(world)
  removeWhere(world, (update) => !update.inFlight && update.expiresAt < now)
}

/** The bot has it: one delivery less to make, or none. */
export function confirm(world: World, update: PendingUpdate): void {
  update.deliveries -= 1
  if (update.deliveries <= 0) removeWhere(world, (other) => other === update)
  changed(world)
}

export function removeWhere(world: World, gone: (update: PendingUpdate) => boolean): void {
  const kept = world.pending.filter((update) => !gone(update))
  if (kept.length === world.pending.length) return
  world.pending.splice(0, world.pending.length, ...kept)
  changed(world)
}
