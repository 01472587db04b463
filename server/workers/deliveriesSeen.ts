import type { Logger } from 'pino'
import { classOf, type DueMessage } from '../../db/outbox.ts'
import type { Metrics } from '../metrics/metrics.ts'

/** What came of a try to deliver. `slowed` is the messenger's word that it was too much, `paced` (counted apart) our own. */
export type DeliveryOutcome =
  | 'sent'
  | 'retried'
  | 'slowed'
  | 'held'
  | 'parked'
  | 'unreachable'
  | 'moved'
  | 'given up'
  | 'overtaken'

type Parts = { readonly metrics: Metrics; readonly log: Logger; readonly now: () => Date }

/** Says what came of a try, to whoever counts and in the log of its trace. */
export type DeliverySeen = (outcome: DeliveryOutcome, reason?: string) => void

/** Begins to watch a try to deliver a message. */
export function watchDelivery(
  { metrics, log, now }: Parts,
  channel: string,
  { id, trace, attempts, class: kind, createdAt }: DueMessage,
): DeliverySeen {
  const began = performance.now()
  return (outcome, reason) => {
    const seconds = (performance.now() - began) / 1000
    const ageSeconds = Math.max(0, (now().getTime() - createdAt.getTime()) / 1000)
    metrics.delivery({ channel, class: classOf(kind), outcome, seconds, ageSeconds })
    const said = { trace, outboxId: id, channel, attempts, outcome, milliseconds: Math.round(seconds * 1000) }
    if (reason === undefined) log.info(said, 'delivered')
    else log.warn({ ...said, reason }, 'not delivered')
  }
}
