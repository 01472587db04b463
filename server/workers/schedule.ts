import { Cron } from 'croner'
import type { Logger } from 'pino'
import { schemeEndedAt } from '../../db/cityState.ts'
import type { Database } from '../../db/connect.ts'
import { claimRun } from '../../db/leases.ts'
import { giveUpParked } from '../../db/parking.ts'
import { endOverdueVisits } from '../../db/visits.ts'
import { deleteReadWebPhotos } from '../../db/webPhotos.ts'
import { reasonOf } from '../log.ts'
import { makeDaysAhead } from '../start/openDatabase.ts'
import { sendClosingSummaries } from './closingSummaries.ts'
import { watchErased } from './erasedAlarm.ts'
import { sendExposureNotices } from './exposureNotices.ts'
import { forgetHeld } from './forgetHeld.ts'
import { createForgetting } from './forgetting.ts'
import { watchGate } from './gateAlarms.ts'
import { watchIncidents } from './incidentAlarms.ts'
import type { Worker } from './loop.ts'
import { tellOfficeEnds } from './officeEnds.ts'
import { lookForFlags } from './plausibility.ts'
import { watchReads } from './readAlarms.ts'
import { sendReminders } from './reminders.ts'
import { watchRequests } from './requestAlarms.ts'
import { sendRoundReminders } from './rounds.ts'
import { endOverdueShifts, type ShiftParts, sendFeeds } from './shifts.ts'
import { type SummaryParts, sendDueSummaries } from './summaries.ts'
import { tellAlarms } from './tellAlarms.ts'

/** Visits ended in one statement; the rest follows at the next turn of the schedule. */
const ENDED_AT_ONCE = 1_000

export type ScheduleParts = SummaryParts & ShiftParts & { readonly now: () => Date }

/** What is done by the clock: ends that nobody tapped, the daily summary, tomorrow's partitions, what must be forgotten. */
export function startSchedule(parts: ScheduleParts): Worker {
  const { database, city, log, now } = parts
  // After the end of the scheme nobody is told by the clock of what is not recorded any more.
  const whileItGoesOn = (run: () => Promise<unknown>) => async () => {
    if (!(await schemeEndedAt(database))) await run()
  }
  const forgetting = createForgetting(parts)
  const tasks: readonly [pattern: string, run: () => Promise<unknown>][] = [
    ['*/5 * * * * *', () => tellAlarms(parts, now())],
    ['*/2 * * * * *', () => sendFeeds(parts, now())],
    ['*/20 * * * * *', () => endOverdueShifts(parts, now())],
    ['*/10 * * * * *', whileItGoesOn(() => sendExposureNotices(parts, now()))],
    ['15 * * * * *', whileItGoesOn(() => sendReminders(parts, now()))],
    ['*/20 * * * * *', () => endOverdueVisits(database, now(), ENDED_AT_ONCE)],
    // Every minute, because a server that stood still at the hour must make up for it.
    ['5 * * * * *', whileItGoesOn(() => sendDueSummaries(parts, now()))],
    ['10 * * * * *', whileItGoesOn(() => sendClosingSummaries(parts, now()))],
    ['20 */5 * * * *', () => makeDaysOnce(database, city.timeZone, now())],
    ['35 * * * * *', whileItGoesOn(() => sendRoundReminders(parts, now()))],
    ['0 5 * * * *', () => forgetting.unlessHeld((at) => forgetHeld(database, at))],
    ['30 */5 * * * *', () => forgetting.unlessHeld(() => deleteReadWebPhotos(database))],
    ['25 * * * * *', () => forgetting.look()],
    ['40 * * * * *', () => watchRequests(database, now())],
    ['45 * * * * *', () => watchReads(database, now())],
    ['55 * * * * *', () => watchIncidents(database, now())],
    ['50 * * * * *', () => tellOfficeEnds(parts, now())],
    ['55 * * * * *', () => watchGate(database)],
    ['0 15 * * * *', () => watchErased(database)],
    ['0 25 * * * *', () => giveUpParked(database)],
    ['20 */5 * * * *', whileItGoesOn(() => lookForFlags(parts, now()))],
  ]
  const running = new Set<Promise<void>>()
  const jobs = tasks.map(
    ([pattern, run]) =>
      new Cron(pattern, { timezone: city.timeZone, protect: true }, () => {
        const work = attempt(run, log).finally(() => running.delete(work))
        running.add(work)
        return work
      }),
  )
  return {
    async stop() {
      for (const job of jobs) job.stop()
      await Promise.all(running)
    },
  }
}

const HOUR_MILLISECONDS = 3_600_000

/** Makes the partitions of the coming days, in each hour once over all processes. */
async function makeDaysOnce(database: Database, zone: string, now: Date): Promise<void> {
  const hour = new Date(Math.floor(now.getTime() / HOUR_MILLISECONDS) * HOUR_MILLISECONDS)
  await database.transaction(async (store) => {
    if (await claimRun(store, 'days of visits', hour)) await makeDaysAhead(store, zone, now)
  })
}

async function attempt(run: () => Promise<unknown>, log: Logger): Promise<void> {
  try {
    await run()
  } catch (error) {
    log.error({ worker: 'schedule', reason: reasonOf(error) }, 'a scheduled task failed')
  }
}
