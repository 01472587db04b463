import { Cron } from 'croner'
import type { Logger } from 'pino'
import type { City } from '../../bot/core/city.ts'
import { addDays, cityDay, startOfCityDay } from '../../bot/core/cityTime.ts'
import { KEPT_DAYS } from '../../bot/core/person.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { figuresText } from '../../bot/flows/group/figures.ts'
import type { Database } from '../../db/connect.ts'
import { claimRun } from '../../db/leases.ts'
import { boundGroups } from '../../db/officials.ts'
import { enqueue } from '../../db/outbox.ts'
import { dropVisitDaysBefore } from '../../db/partitions.ts'
import { purge } from '../../db/purge.ts'
import { endOverdueVisits } from '../../db/visits.ts'
import { deleteReadWebPhotos } from '../../db/webPhotos.ts'
import type { Signal } from '../inbox/signal.ts'
import { reasonOf } from '../log.ts'
import { makeDaysAhead } from '../start/openDatabase.ts'
import type { Worker } from './loop.ts'

const HOUR_MILLISECONDS = 3_600_000
/** Visits ended in one statement; the rest follows at the next turn of the schedule. */
const ENDED_AT_ONCE = 1_000

export type ScheduleParts = {
  readonly database: Database
  readonly city: City
  readonly outbox: Signal
  readonly log: Logger
  readonly now: () => Date
}

/** What is done by the clock: ends that nobody tapped, the daily summary, tomorrow's partitions, what must be forgotten. */
export function startSchedule(parts: ScheduleParts): Worker {
  const { database, city, log, now } = parts
  const tasks: readonly [pattern: string, run: () => Promise<unknown>][] = [
    ['*/20 * * * * *', () => endOverdueVisits(database, now(), ENDED_AT_ONCE)],
    // Every minute, because a server that stood still at the hour must make up for it.
    ['5 * * * * *', () => sendDueSummaries(parts, now())],
    ['0 10 * * * *', () => makeDaysAhead(database, city.timeZone, now())],
    ['0 15 * * * *', () => dropVisitDaysBefore(database, firstKeptDay(city, now()), city.timeZone)],
    ['30 */5 * * * *', () => deleteReadWebPhotos(database)],
    ['0 20 * * * *', () => purge(database, now())],
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

/**
 * Puts today's summary into the outbox for every bound group once its hour has come. The row of the run makes it happen
 * once, in the same transaction as the messages, however many processes try.
 */
export async function sendDueSummaries(
  { database, city, outbox }: Omit<ScheduleParts, 'now'>,
  now: Date,
): Promise<void> {
  const day = cityDay(now, city.timeZone)
  const dueAt = new Date(startOfCityDay(day, city.timeZone).getTime() + city.summaryHour * HOUR_MILLISECONDS)
  if (now < dueAt) return
  await database.transaction(async (store) => {
    if (!(await claimRun(store, 'daily summary', dueAt))) return
    for (const group of await boundGroups(store)) {
      const language = group.language === 'en' ? 'en' : 'vi'
      const body = inLanguage(language, { text: await figuresText(store, city, group, day, now) })
      await enqueue(store, [{ chatId: group.chatId, class: 'push', body }])
    }
  })
  outbox.ring()
}
