import { Cron } from 'croner'
import type { Logger } from 'pino'
import type { City } from '../../bot/core/city.ts'
import { addDays, cityDay } from '../../bot/core/cityTime.ts'
import { KEPT_DAYS } from '../../bot/core/person.ts'
import { schemeEndedAt } from '../../db/cityState.ts'
import { giveUpParked } from '../../db/parking.ts'
import { dropVisitDaysBefore } from '../../db/partitions.ts'
import { purge } from '../../db/purge.ts'
import type { TellDeleted } from '../../db/purges.ts'
import { endOverdueVisits } from '../../db/visits.ts'
import { deleteReadWebPhotos } from '../../db/webPhotos.ts'
import { reasonOf } from '../log.ts'
import { makeDaysAhead } from '../start/openDatabase.ts'
import { sendClosingSummaries } from './closingSummaries.ts'
import { sendExposureNotices } from './exposureNotices.ts'
import { forgetHeld } from './forgetHeld.ts'
import { watchGate } from './gateAlarms.ts'
import type { Worker } from './loop.ts'
import { tellOfficeEnds } from './officeEnds.ts'
import { watchReads } from './readAlarms.ts'
import { tellDeleted } from './receipts.ts'
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
    ['0 10 * * * *', () => makeDaysAhead(database, city.timeZone, now())],
    ['0 15 * * * *', () => dropOldDays(parts, now())],
    ['35 * * * * *', whileItGoesOn(() => sendRoundReminders(parts, now()))],
    ['0 5 * * * *', () => forgetHeld(database, now())],
    ['30 */5 * * * *', () => deleteReadWebPhotos(database)],
    ['0 20 * * * *', () => forgetAll(parts, now())],
    ['40 * * * * *', () => watchRequests(database, now())],
    ['45 * * * * *', () => watchReads(database, now())],
    ['50 * * * * *', () => tellOfficeEnds(parts, now())],
    ['55 * * * * *', () => watchGate(database)],
    ['0 25 * * * *', () => giveUpParked(database)],
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

/** Deletes visits whose time is over, and tells those who want to hear of it. */
async function dropOldDays({ database, city, outbox }: ScheduleParts, at: Date): Promise<void> {
  const tell: TellDeleted = (store, deleted) => tellDeleted(city, store, deleted)
  await dropVisitDaysBefore(database, firstKeptDay(city, at), city.timeZone, { at, tell })
  outbox.ring()
}

/** The same of all else. */
async function forgetAll({ database, city, outbox }: ScheduleParts, at: Date): Promise<void> {
  await purge(database, at, (store, deleted) => tellDeleted(city, store, deleted))
  outbox.ring()
}

/** The first day of which everything is still to be kept: today counts as none of the days. */
function firstKeptDay(city: City, now: Date): string {
  return addDays(cityDay(now, city.timeZone), -KEPT_DAYS)
}

async function attempt(run: () => Promise<unknown>, log: Logger): Promise<void> {
  try {
    await run()
  } catch (error) {
    log.error({ worker: 'schedule', reason: reasonOf(error) }, 'a scheduled task failed')
  }
}
