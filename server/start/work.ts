import { startDeliveries } from '../workers/deliveries.ts'
import { startExports } from '../workers/exports.ts'
import { startPolling } from '../workers/polling.ts'
import { startSchedule } from '../workers/schedule.ts'
import { startStandingStill } from '../workers/standingStill.ts'
import { startTurns } from '../workers/turns.ts'
import { startZaloReading } from '../workers/zaloReading.ts'
import { startZaloUpkeep } from '../workers/zaloUpkeep.ts'
import { END_SECONDS, endTogether, endWithin } from './endings.ts'
import type { Parts } from './parts.ts'

/** Starts the workers; gives what ends them, each after the work under way: turns, photos, deliveries. */
export function work(parts: Parts): () => Promise<unknown> {
  const { telegram, zalo, database, accept, counter, log, now } = parts
  const workers = [
    startTurns(parts),
    startDeliveries(parts),
    startExports(parts),
    startSchedule(parts),
    startStandingStill(parts),
  ]
  if (telegram && !telegram.byWebhook) {
    workers.push(startPolling({ database, api: telegram.api, botId: telegram.botId, accept, log, now }))
  }
  if (zalo) {
    workers.push(startZaloUpkeep({ database, zalo, log, now }))
    workers.push(startZaloReading({ database, zalo, accept, counter, log, now }))
  }
  return () => endWithin(END_SECONDS.work, () => endTogether(workers.map((worker) => () => worker.stop())))
}
