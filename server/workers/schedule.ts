import { Cron } from 'croner'
import { schemeEndedAt } from '../../db/cityState.ts'
import { databaseClock, earlier } from '../../db/clock.ts'
import type { Database } from '../../db/connect.ts'
import { claimRun } from '../../db/leases.ts'
import { giveUpForgotten } from '../../db/parking.ts'
import { putOffBehind } from '../../db/standingBehind.ts'
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

/** Visits ended in one statement, so that nobody waits long for theirs. */
const ENDED_AT_ONCE = 1_000
/** Statements of one turn of the schedule: what a city leaves open in an hour without a worker is ended in a few. */
const ENDINGS = 60

export type ScheduleParts = SummaryParts &
  ShiftParts & { readonly metrics: Metrics; readonly now: () => Date }

/** What is done at a moment. */
type Run = (now: Date) => Promise<unknown>

/** By what name a task is logged and counted, when it is due, and what it does. */
type Task = readonly [name: string, pattern: string, run: Run]

/** What is done by the clock: ends that nobody tapped, the daily summary, tomorrow's partitions, what must be forgotten. */
export function startSchedule(parts: ScheduleParts): Worker {
  const { database, city } = parts
  // After the end of the scheme nobody is told by the clock of what is not recorded any more.
  const whileItGoesOn = (run: Run) => async (now: Date) => {
    if (!(await schemeEndedAt(database))) await run(now)
  }
  const forgetting = createForgetting(parts)
  const tasks: readonly Task[] = [
    ['tell alarms', '*/5 * * * * *', (now) => tellAlarms(parts, now)],
    ['feeds', '*/2 * * * * *', (now) => sendFeeds(parts, now)],
    ['end shifts', '*/20 * * * * *', (now) => endOverdueShifts(parts, now)],
    ['exposure notices', '*/10 * * * * *', whileItGoesOn((now) => sendExposureNotices(parts, now))],
    ['reminders', '15 * * * * *', whileItGoesOn((now) => sendReminders(parts, now))],
    ['put off', '*/10 * * * * *', () => putOffBehindAll(parts)],
    ['end visits', '*/20 * * * * *', (now) => endAllOverdueVisits(database, now)],
    // Every minute, because a server that stood still at the hour must make up for it.
    ['summaries', '5 * * * * *', whileItGoesOn((now) => sendDueSummaries(parts, now))],
    ['closing summaries', '10 * * * * *', whileItGoesOn((now) => sendClosingSummaries(parts, now))],
    ['days of visits', '20 */5 * * * *', (now) => makeDaysOnce(database, city.timeZone, now)],
    ['round reminders', '35 * * * * *', whileItGoesOn((now) => sendRoundReminders(parts, now))],
    ['forget held', '0 5 * * * *', () => forgetting.unlessHeld((at) => forgetHeld(database, at))],
    ['forget web photos', '30 */5 * * * *', () => forgetting.unlessHeld(() => deleteReadWebPhotos(database))],
    ['purge', '25 * * * * *', () => forgetting.look()],
    ['watch requests', '40 * * * * *', (now) => watchRequests(database, now)],
    ['watch reads', '45 * * * * *', (now) => watchReads(database, now)],
    ['watch incidents', '55 * * * * *', (now) => watchIncidents(database, now)],
    ['office ends', '50 * * * * *', (now) => tellOfficeEnds(parts, now)],
    ['watch gate', '55 * * * * *', () => watchGate(database)],
    ['watch erased', '0 15 * * * *', () => watchErased(database)],
    ['give up forgotten', '0 25 * * * *', () => giveUpForgotten(database)],
    ['look for flags', '20 */5 * * * *', whileItGoesOn((now) => lookForFlags(parts, now))],
  ]
  for (const [name] of tasks) parts.metrics.taskBegins(name, parts.now())
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

async function putOffBehindAll({ database, channels }: Pick<ScheduleParts, 'database' | 'channels'>) {
  for (const channel of channels.keys()) await putOffBehind(database, channel)
}

/** Ends what is over, by a bounded number at a time: in a rush hour as many go as come. */
async function endAllOverdueVisits(database: Database, now: Date): Promise<void> {
  for (let ending = 0; ending < ENDINGS; ending++)
    if ((await endOverdueVisits(database, now, ENDED_AT_ONCE)) < ENDED_AT_ONCE) return
}

const HOUR_MILLISECONDS = 3_600_000

/** Makes the partitions of the coming days, in each hour once over all processes. */
async function makeDaysOnce(database: Database, zone: string, now: Date): Promise<void> {
  const hour = new Date(Math.floor(now.getTime() / HOUR_MILLISECONDS) * HOUR_MILLISECONDS)
  await database.transaction(async (store) => {
    if (await claimRun(store, 'days of visits', hour)) await makeDaysAhead(store, zone, now)
  })
}

/**
 * Does a task at the earlier of the process's time and the database's: a process whose clock has leapt ahead would end the visits of
 * people who are still there, and send tomorrow's summary today.
 */
async function attempt(
  { database, metrics, log, now }: Pick<ScheduleParts, 'database' | 'metrics' | 'log' | 'now'>,
  name: string,
  run: Run,
): Promise<void> {
  try {
    await run(earlier(now(), await databaseClock(database)))
    metrics.task(name, true, now())
  } catch (error) {
    metrics.task(name, false, now())
    log.error({ worker: 'schedule', task: name, reason: reasonOf(error) }, 'a scheduled task failed')
  }
}
