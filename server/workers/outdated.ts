import { isPhotoRemoval, type OutboxBody } from '../../bot/core/outgoing.ts'
import type { Store } from '../../db/connect.ts'
import { type DueMessage, waitingBehind } from '../../db/outbox.ts'

/** More ticks than somebody sets while one is on its way. */
const LOOKED_AT = 10

/**
 * Whether a message only changes one that the next change already waits for: whoever ticks quickly sees the last state sooner,
 * and no messenger is asked for what nobody would see.
 */
export async function isOutdated(store: Store, message: DueMessage): Promise<boolean> {
  const replaced = replacedBy(message.body as OutboxBody)
  if (replaced === undefined) return false
  const behind = await waitingBehind(store, message, LOOKED_AT)
  return behind.some((body) => replacedBy(body as OutboxBody) === replaced)
}

function replacedBy(body: OutboxBody): string | undefined {
  return isPhotoRemoval(body) ? undefined : body.replaces
}
