import { poll } from '../delivery/polling.ts'
import { MAX_POLL_SECONDS, MAX_UPDATES_A_POLL } from '../limits.ts'
import { conflict } from '../refusal.ts'
import { rememberAllowedUpdates } from './allowedUpdates.ts'
import type { Method } from './method.ts'

/** Long polling, for a bot without a webhook. */
export const getUpdates: Method = async (world, args, hangUp) => {
  if (world.webhook !== undefined) {
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  }
  rememberAllowedUpdates(world, args)
  const updates = await poll(world, {
    offset: args.integer('offset', 0, -(2 ** 31), 2 ** 31 - 1),
    limit: args.integer('limit', MAX_UPDATES_A_POLL, 1, MAX_UPDATES_A_POLL),
    timeout: args.integer('timeout', 0, 0, MAX_POLL_SECONDS),
    hangUp,
  })
  return updates.map((json): unknown => JSON.parse(json))
}
