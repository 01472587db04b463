import { type Channel, type DeliveryDecision, DeliveryError } from '../../bot/channels/channel.ts'
import { markReachable, moveChat } from '../../db/chats.ts'
import { closeMessage, type DueMessage, releaseMessage } from '../../db/outbox.ts'
import { closeBucket } from '../../db/pace.ts'
import { reasonOf } from '../log.ts'
import type { DeliveryParts } from './deliveries.ts'
import { bucketOf } from './pacing.ts'

/** With the pauses below, about a day: then a person has long seen what became of it elsewhere. */
const ATTEMPTS = 12
const FIRST_PAUSE_SECONDS = 2
const LONGEST_PAUSE_SECONDS = 3 * 3600

/** Carries out what an error itself says is to be done; an error that says nothing is tried again. */
export async function carryOut(
  { database, log }: DeliveryParts,
  channel: Channel,
  message: DueMessage,
  error: unknown,
): Promise<void> {
  const decided = error instanceof DeliveryError ? error : undefined
  const decision: DeliveryDecision = decided?.decision ?? { kind: 'retry' }
  const reason = decided?.reason ?? reasonOf(error)
  const { id, attempts, chat } = message
  const told = { outboxId: id, channel: channel.name, attempts, reason, outcome: decision.kind }
  log.warn(told, 'not delivered')
  const release = (afterSeconds: number, counted: boolean) =>
    releaseMessage(database, id, { afterSeconds, counted, reason, rest: decided?.rest })

  switch (decision.kind) {
    case 'pace':
      await closeBucket(database, bucketOf(channel, message), decision.afterSeconds)
      return release(decision.afterSeconds, false)
    case 'unreachable':
      await markReachable(database, chat.id, false)
      return closeMessage(database, id, 'unreachable', reason)
    case 'moved':
      await database.transaction((store) => moveChat(store, chat.id, channel.name, decision.to))
      return release(0, true)
    case 'giveUp':
      return closeMessage(database, id, 'given up', reason)
    case 'retry':
      if (attempts >= ATTEMPTS) return closeMessage(database, id, 'given up', reason)
      return release(decision.afterSeconds ?? pauseAfter(attempts), true)
  }
}

/** Seconds: each pause is twice the one before, up to the longest. */
function pauseAfter(attempts: number): number {
  return Math.min(FIRST_PAUSE_SECONDS * 2 ** attempts, LONGEST_PAUSE_SECONDS)
}
