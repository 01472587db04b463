import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Database } from '../../db/connect.ts'
import { holdLease, releaseLease } from '../../db/leases.ts'
import { createSignal } from '../inbox/signal.ts'
import { reasonOf } from '../log.ts'
import { startLoop, type Worker } from './loop.ts'
import { RENEWED_LEASE_SECONDS, renewing } from './renewing.ts'

type Leased = {
  readonly database: Database
  /** Of the worker and of its lease. */
  readonly name: string
  readonly everySeconds: number
  readonly once: (stop: AbortSignal) => Promise<void>
  readonly log: Logger
}

/** Does something again and again, in one process at a time; the others stand by. */
export function startLeased({ database, name, everySeconds, once, log }: Leased): Worker {
  const holder = randomUUID()
  const stopping = new AbortController()
  const keepLease = () => holdLease(database, name, holder, RENEWED_LEASE_SECONDS + everySeconds)

  async function look(): Promise<{ readonly pauseSeconds: number }> {
    if (await keepLease()) await renewing(keepLease, () => once(stopping.signal))
    return { pauseSeconds: everySeconds }
  }

  const worker = startLoop({ name, once: look, lanes: 1, signal: createSignal(), log })
  return {
    async stop() {
      stopping.abort()
      await worker.stop()
      // Where the database is away by now, the lease runs out by itself.
      await releaseLease(database, name, holder).catch((error: unknown) =>
        log.warn({ worker: name, reason: reasonOf(error) }, 'a lease was not given back'),
      )
    },
  }
}
