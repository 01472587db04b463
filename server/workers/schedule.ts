import { Cron } from 'croner'
import { schemeEndedAt } from '../../db/cityState.ts'
import type { Database } from '../../db/connect.ts'
import { claimRun } from '../../db/leases.ts'
import { giveUpParked } from '../../db/parking.ts'
import { endOverdueVisits } from '../../db/visits.ts'
import { deleteReadWebPhotos } from '../../db/webPhotos.ts'
import { reasonOf } from '../log.ts'
import type { Metrics } from '../metrics/metrics.ts'
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

export type ScheduleParts = SummaryParts &
  ShiftParts & { readonly metrics: Metrics; readonly now: () => Date }

/** By what name a task is logged and counted, when it is due, and what it does. */
type Task = readonly [name: string, pattern: string, run: () => Promise<unknown>]

/** What is done by the clock: ends that nobody tapped, the daily summary, tomorrow's partitions, what must be forgotten. */
export function startSchedule(parts: ScheduleParts): Worker {
  const { database, city, now } = parts
  // After the end of the scheme nobody is told by the clock of what is not recorded any more.
  const whileItGoesOn = (run: () => Promise<unknown>) => async () => {
    if (!(await schemeEndedAt(database))) await run()
  }
  const forgetting = createForgetting(parts)
  const tasks: readonly Task[] = [
    ['tell alarms', '*/5 * * * * *', () => tellAlarms(parts, now())],
    ['feeds', '*/2 * * * * *', () => sendFeeds(parts, now())],
    ['end shifts', '*/20 * * * * *', () => endOverdueShifts(parts, now())],
    ['exposure notices', '*/10 * * * * *', whileItGoesOn(() => sendExposureNotices(parts, now()))],
    ['reminders', '15 * * * * *', whileItGoesOn(() => sendReminders(parts, now()))],
    ['end visits', '*/20 * * * * *', () => endOverdueVisits(database, now(), ENDED_AT_ONCE)],
    // Every minute, because a server that stood still at the hour must make up for it.
    ['summaries', '5 * * * * *', whileItGoesOn(() => sendDueSummaries(parts, now()))],
    ['closing summaries', '10 * * * * *', whileItGoesOn(() => sendClosingSummaries(parts, now()))],
    ['days of visits', '20 */5 * * * *', () => makeDaysOnce(database, city.timeZone, now())],
    ['round reminders', '35 * * * * *', whileItGoesOn(() => sendRoundReminders(parts, now()))],
    ['forget held', '0 5 * * * *', () => forgetting.unlessHeld((at) => forgetHeld(database, at))],
    ['forget web photos', '30 */5 * * * *', () => forgetting.unlessHeld(() => deleteReadWebPhotos(database))],
    ['purge', '25 * * * * *', () => forgetting.look()],
    ['watch requests', '40 * * * * *', () => watchRequests(database, now())],
    ['watch reads', '45 * * * * *', () => watchReads(database, now())],
    ['watch incidents', '55 * * * * *', () => watchIncidents(database, now())],
    ['office ends', '50 * * * * *', () => tellOfficeEnds(parts, now())],
    ['watch gate', '55 * * * * *', () => watchGate(database)],
    ['watch erased', '0 15 * * * *', () => watchErased(database)],
    ['give up parked', '0 25 * * * *', () => giveUpParked(database)],
    ['look for flags', '20 */5 * * * *', whileItGoesOn(() => lookForFlags(parts, now()))],
  ]
  const running = new Set<Promise<void>>()
  const jobs = tasks.map(
    ([name, pattern, run]) =>
      new Cron(pattern, { timezone: city.timeZone, protect: true }, () => {
        const work = attempt(parts, name, run).finally(() => running.delete(work))
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

async function attempt(
  { metrics, log, now }: Pick<ScheduleParts, 'metrics' | 'log' | 'now'>,
  name: string,
  run: () => Promise<unknown>,
): Promise<void> {
  try {
    await run()
    metrics.task(name, true, now())
  } catch (error) {
    metrics.task(name, false, now())
    log.error({ worker: 'schedule', task: name, reason: reasonOf(error) }, 'a scheduled task failed')
  }
}
