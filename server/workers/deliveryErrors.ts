import { type Channel, type DeliveryDecision, DeliveryError } from '../../bot/channels/channel.ts'
import { markReachable, moveChat } from '../../db/chats.ts'
import { closeMessage, type DueMessage, MESSAGE_CLASSES, releaseMessage } from '../../db/outbox.ts'
import { closeBucket } from '../../db/pace.ts'
import { parkMessage } from '../../db/parking.ts'
import { reasonOf } from '../log.ts'
import type { DeliveryParts } from './deliveries.ts'
import type { DeliveryOutcome, DeliverySeen } from './deliveriesSeen.ts'
import { bucketOf } from './pacing.ts'
import type { SendingAlarms } from './sendingAlarms.ts'

/**
 * Hours after which a message that can't be delivered is given up: by then a person has long seen what became of it
 * elsewhere. Long enough for an operator to see that a token was revoked; what was given up meanwhile is sent again by
 * its reason.
 */
const LONGEST_HOURS = 24
/** The same while the operator has something to mend, such as a quota that is spent. */
const LONGEST_HOURS_TO_MEND = 14 * 24
const HOUR_MILLISECONDS = 3_600_000
/**
 * Seconds: the first pause is over before anybody notices. The longest keeps a messenger that is gone from being asked much, and is
 * what people wait at most once it is back.
 */
const FIRST_PAUSE_SECONDS = 2
const LONGEST_PAUSE_SECONDS = 300

/** A channel through which messages go out, and the alarms about it. */
export type Outlet = { readonly channel: Channel; readonly alarms: SendingAlarms }

/** Carries out what an error itself says is to be done; an error that says nothing is tried again. */
export async function carryOut(
  { database, log, now }: DeliveryParts,
  { channel, alarms }: Outlet,
  message: DueMessage,
  error: unknown,
  seen: DeliverySeen,
): Promise<void> {
  const decided = error instanceof DeliveryError ? error : undefined
  const decision: DeliveryDecision = decided?.decision ?? { kind: 'retry' }
  const reason = decided?.reason ?? reasonOf(error)
  const { id, attempts, chat } = message
  const isGivenUp = decision.kind === 'retry' && isOver(message, decision, now())
  seen(isGivenUp ? 'given up' : OUTCOMES[decision.kind], reason)
  const release = (afterSeconds: number, counted: boolean, aside = false) =>
    releaseMessage(database, id, {
      afterSeconds,
      counted,
      reason,
      rest: decided?.rest,
      aside,
      attempt: attempts,
    })

  switch (decision.kind) {
    case 'pace':
      if (decision.of === 'channel') await alarms.delayed('pace', reason)
      await closeBucket(
        database,
        bucketOf(channel, decision.of === 'chat' ? message : undefined),
        decision.afterSeconds,
      )
      return release(decision.afterSeconds, false)
    case 'hold':
      log.error({ trace: message.trace, outboxId: id, channel: channel.name, reason }, 'nothing can be sent')
      if (decision.alarm) await alarms.held(decision.alarm, reason)
      await closeBucket(database, bucketOf(channel), decision.afterSeconds)
      return release(decision.afterSeconds, false)
    case 'park':
      return parkMessage(database, message, { reason, rest: decided?.rest })
    case 'unreachable':
      await markReachable(database, chat.id, false)
      return closeMessage(database, id, 'unreachable', reason)
    case 'moved':
      await database.transaction((store) => moveChat(store, chat.id, channel.name, decision.to))
      return release(0, true)
    case 'giveUp':
      if (decision.alarm) await alarms.delayed(decision.alarm, reason)
      return closeMessage(database, id, 'given up', reason)
    case 'retry':
      if (decision.alarm) await alarms.delayed(decision.alarm, reason)
      if (isGivenUp) return closeMessage(database, id, 'given up', reason)
      return release(decision.afterSeconds ?? pauseAfter(attempts), true, decision.alarm !== undefined)
  }
}

/** What is told of a try by what is to be done about it. */
const OUTCOMES: Readonly<Record<DeliveryDecision['kind'], DeliveryOutcome>> = {
  pace: 'slowed',
  hold: 'held',
  park: 'parked',
  unreachable: 'unreachable',
  moved: 'moved',
  giveUp: 'given up',
  retry: 'retried',
}

type Retry = Extract<DeliveryDecision, { kind: 'retry' }>

/** Whether a message was tried for as long, or as often, as it may be. */
function isOver(message: DueMessage, decision: Retry, now: Date): boolean {
  const { atMost = Number.POSITIVE_INFINITY } = decision
  return isTooOld(message, now, patienceWith(message, decision)) || message.attempts >= atMost
}

/** Hours. An answer is of no use after a day, but what nobody asked for waits until the operator has mended what delays it. */
function patienceWith(message: DueMessage, { alarm }: Retry): number {
  return alarm !== undefined && message.class > MESSAGE_CLASSES.reply ? LONGEST_HOURS_TO_MEND : LONGEST_HOURS
}

function isTooOld({ createdAt }: DueMessage, now: Date, hours: number): boolean {
  return now.getTime() - createdAt.getTime() > hours * HOUR_MILLISECONDS
}

/** Seconds: each pause is twice the one before, up to the longest. */
export function pauseAfter(attempts: number): number {
  return Math.min(FIRST_PAUSE_SECONDS * 2 ** (attempts - 1), LONGEST_PAUSE_SECONDS)
}
