import type { CatchUpParts } from '../zalo/catchUp.ts'
import { createReadings, type Readings } from '../zalo/readings.ts'
import { acceptFrom } from './acceptFrom.ts'
import { startLeased } from './leased.ts'
import type { Worker } from './loop.ts'

/** How often it is looked whether conversations are to be read. */
const LOOK_SECONDS = 20

/**
 * Reads the conversations for what no event brought. A worker of its own, because that may take hours at the account's pace, and
 * the rest of the upkeep must not wait for it.
 */
export function startZaloReading(parts: CatchUpParts): Worker {
  const accept = acceptFrom(parts.zalo.oaId, parts.accept)
  let readings: Readings | undefined
  return startLeased({
    database: parts.database,
    name: 'zalo reading',
    everySeconds: LOOK_SECONDS,
    once(stop) {
      readings ??= createReadings({ ...parts, accept }, stop)
      return readings.readIfDue()
    },
    log: parts.log,
  })
}
