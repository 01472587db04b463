import type { Logger } from 'pino'
import { classOf, type DueMessage } from '../../db/outbox.ts'
import type { Metrics } from '../metrics/metrics.ts'

/** What came of a try to deliver. `slowed` is the messenger's word that it was too much, `paced` (counted apart) our own. */
export const DELIVERY_OUTCOMES = [
  'sent',
  'retried',
  'slowed',
  'held',
  'parked',
  'unreachable',
  'moved',
  'given up',
  'overtaken',
] as const
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number]

type Parts = { readonly metrics: Metrics; readonly log: Logger; readonly now: () => Date }

/** Says what came of a try, to whoever counts and in the log of its trace. */
export type DeliverySeen = (outcome: DeliveryOutcome, reason?: string) => void

/** Says that a message is done with that nobody tried to deliver, because it is of no use any more. */
export function seenWithoutTry(
  { metrics, log, now }: Parts,
  channel: string,
  { id, trace, class: kind, createdAt }: DueMessage,
  { outcome, reason }: { readonly outcome: DeliveryOutcome; readonly reason: string },
): void {
  const ageSeconds = secondsBetween(createdAt, now())
  metrics.delivery({ channel, class: classOf(kind), outcome, seconds: undefined, ageSeconds })
  log.info({ trace, outboxId: id, channel, outcome, reason }, 'not needed any more')
}

/** Begins to watch a try to deliver a message. */
export function watchDelivery(
  { metrics, log, now }: Parts,
  channel: string,
  { id, trace, attempts, class: kind, createdAt }: DueMessage,
): DeliverySeen {
  const began = performance.now()
  return (outcome, reason) => {
    const seconds = (performance.now() - began) / 1000
    const ageSeconds = secondsBetween(createdAt, now())
    metrics.delivery({ channel, class: classOf(kind), outcome, seconds, ageSeconds })
    const said = { trace, outboxId: id, channel, attempts, outcome, milliseconds: Math.round(seconds * 1000) }
    if (reason === undefined) log.info(said, 'delivered')
    else log.warn({ ...said, reason }, 'not delivered')
  }
}

/** Clocks of two machines may differ; nothing is younger than nothing. */
function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, (to.getTime() - from.getTime()) / 1000)
}
