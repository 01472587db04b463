import type { Logger } from 'pino'
import type { Database } from '../../db/connect.ts'
import { endStandingStill } from '../../db/standingStill.ts'
import { startLeased } from './leased.ts'
import type { Worker } from './loop.ts'

/** Seconds; no work waits for anything but the database so long while it holds a transaction: Zalo's tokens wait longest, 10 s. */
const STANDING_STILL_SECONDS = 30
const LOOK_SECONDS = 10

/** Takes the locks from processes that stand still, so that the others go on with their people. */
export function startStandingStill({ database, log }: { database: Database; log: Logger }): Worker {
  async function once(): Promise<void> {
    const ended = await endStandingStill(database, STANDING_STILL_SECONDS)
    if (ended > 0)
      log.warn(
        { worker: 'standing still', count: ended },
        'transactions of a process that stands still were ended',
      )
  }
  return startLeased({ database, name: 'standing still', everySeconds: LOOK_SECONDS, once, log })
}
