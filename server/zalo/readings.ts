import { DeliveryError } from '../../bot/channels/channel.ts'
import type { MissedEvents } from '../../db/missedEvents.ts'
import { missedEvents } from '../../db/missedEvents.ts'
import { reasonOf } from '../log.ts'
import { learnName } from './account.ts'
import { type CatchUpParts, catchUp } from './catchUp.ts'

/** How often conversations are read although nothing seems to be missing. */
const READING_MILLISECONDS = 10 * 60_000
/** How soon after a reading the next may begin: when one failed, and when events are missed all the time. */
const AGAIN_MILLISECONDS = 60_000
/** How soon when a list was too long: it still is in a minute, and each reading costs thousands of calls. */
const TOO_LONG_MILLISECONDS = 60 * 60_000

/** Knows when conversations are to be read, and reads them then. */
export type Readings = { readIfDue(): Promise<void> }

export function createReadings(parts: CatchUpParts, stop: AbortSignal): Readings {
  const { database, zalo, log, now } = parts
  let notBefore = Number.NEGATIVE_INFINITY
  let routineAt = Number.NEGATIVE_INFINITY

  /** A courtesy to those who look for the account: what an account may not be asked keeps nothing else from being done. */
  async function tryLearningName(): Promise<void> {
    await zalo.spendCall(stop, 'background')
    await learnName(database, zalo).catch(() => {})
  }

  /** Gives after how many milliseconds another reading may begin. */
  async function read(outage: MissedEvents | undefined): Promise<number> {
    try {
      await tryLearningName()
      const { finished } = await catchUp(parts, { outage, stop })
      if (!finished) return TOO_LONG_MILLISECONDS
      routineAt = now().getTime() + READING_MILLISECONDS
    } catch (error) {
      // That there is no consent is said elsewhere, and loudly enough.
      const isHeld = error instanceof DeliveryError && error.decision.kind === 'hold'
      if (!isHeld && !stop.aborted)
        log.warn({ channel: 'zalo', reason: reasonOf(error) }, 'conversations were not read')
    }
    return AGAIN_MILLISECONDS
  }

  return {
    async readIfDue() {
      if (now().getTime() < notBefore) return
      const outage = await missedEvents(database, 'zalo')
      if (outage === undefined && now().getTime() < routineAt) return
      const pause = await read(outage)
      notBefore = now().getTime() + pause
    },
  }
}
