import type { Store } from '../../db/connect.ts'
import { channelFact, saveChannelFact } from '../../db/leases.ts'
import { markMissed } from '../../db/missedEvents.ts'

/** The fact that says when somebody did the upkeep last. */
const FACT = 'upkeep was there'
/** Three looks of the upkeep; who is away for longer may have missed more than a conversation's newest message tells. */
const AWAY_MILLISECONDS = 60_000

/**
 * Writes down that the server is there. Nobody says that a server was killed, or stood still, or had no database: who comes
 * after sees it by a time that is too old, and takes all since then for missed. True when it was so.
 */
export async function beat(store: Store, now: Date): Promise<boolean> {
  const last = await channelFact(store, 'zalo', FACT)
  const lastAt = last === undefined ? now : new Date(last)
  const wasAway = now.getTime() - lastAt.getTime() > AWAY_MILLISECONDS
  if (wasAway) await markMissed(store, 'zalo', lastAt)
  await saveChannelFact(store, 'zalo', FACT, now.toISOString())
  return wasAway
}
