import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { DeliveryError } from '../../bot/channels/channel.ts'
import type { Database } from '../../db/connect.ts'
import { holdLease, releaseLease } from '../../db/leases.ts'
import type { Accept } from '../inbox/accept.ts'
import { createSignal } from '../inbox/signal.ts'
import { reasonOf } from '../log.ts'
import { learnName } from '../zalo/account.ts'
import { catchUp } from '../zalo/catchUp.ts'
import { type Outage, outageIsRead, wasOutage } from '../zalo/outage.ts'
import type { ZaloSide } from '../zalo/side.ts'
import { watchEvents } from '../zalo/watch.ts'
import { acceptFrom } from './acceptFrom.ts'
import { startLoop, type Worker } from './loop.ts'
import { RENEWED_LEASE_SECONDS, renewing } from './renewing.ts'

const LEASE = 'zalo upkeep'
/** How often the upkeep looks at what is due. */
const LOOK_SECONDS = 20
/** How often conversations are read although nothing seems to be missing. */
const READING_MILLISECONDS = 10 * 60_000
/** How soon it is tried again when that failed. */
const AGAIN_MILLISECONDS = 60_000

type UpkeepParts = {
  readonly database: Database
  readonly zalo: ZaloSide
  readonly accept: Accept
  readonly outage: Outage
  readonly log: Logger
  readonly now: () => Date
}

/**
 * Keeps the account's token young, reads the conversations for what no event brought, and watches for silence. One process at a
 * time does; the others stand by.
 */
export function startZaloUpkeep(parts: UpkeepParts): Worker {
  const { database, zalo, log, now } = parts
  const accept = acceptFrom(zalo.oaId, parts.accept)
  const holder = randomUUID()
  const stopping = new AbortController()
  const keepLease = () => holdLease(database, LEASE, holder, RENEWED_LEASE_SECONDS + LOOK_SECONDS)
  let nextReadingAt = Number.NEGATIVE_INFINITY

  /** A courtesy to those who look for the account: what an account may not be asked keeps nothing else from being done. */
  async function tryLearningName(): Promise<void> {
    await zalo.spendCall(stopping.signal, 'background')
    await learnName(database, zalo).catch(() => {})
  }

  async function readIfDue(): Promise<void> {
    const outage = await wasOutage(database)
    if (!outage && now().getTime() < nextReadingAt) return
    nextReadingAt = now().getTime() + READING_MILLISECONDS
    try {
      await tryLearningName()
      if (outage) await outageIsRead(database)
      await catchUp({ ...parts, accept }, { outage, stop: stopping.signal })
    } catch (error) {
      if (stopping.signal.aborted) return
      // That there is no consent is said elsewhere, and loudly enough.
      const isHeld = error instanceof DeliveryError && error.decision.kind === 'hold'
      if (!isHeld) log.warn({ channel: 'zalo', reason: reasonOf(error) }, 'conversations were not read')
      nextReadingAt = now().getTime() + AGAIN_MILLISECONDS
      if (outage) parts.outage.mark()
    }
  }

  async function look(): Promise<{ readonly pauseSeconds: number }> {
    if (await keepLease()) {
      await zalo.tokens.renewWhenHalfOver().catch(() => {})
      await renewing(keepLease, readIfDue)
      await watchEvents(database)
    }
    return { pauseSeconds: LOOK_SECONDS }
  }

  const worker = startLoop({ name: LEASE, once: look, lanes: 1, signal: createSignal(), log })
  return {
    async stop() {
      stopping.abort()
      await worker.stop()
      await releaseLease(database, LEASE, holder)
    },
  }
}
