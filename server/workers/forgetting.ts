import { randomUUID } from 'node:crypto'
import type { City } from '../../bot/core/city.ts'
import { addDays, cityDay } from '../../bot/core/cityTime.ts'
import { KEPT_DAYS } from '../../bot/core/person.ts'
import { clearAlarm, raiseAlarm } from '../../db/alarms.ts'
import { type ClockLook, databaseClock, lookAtClock } from '../../db/clock.ts'
import type { Database } from '../../db/connect.ts'
import { claimRun, holdLease, lastRun, releaseLease } from '../../db/leases.ts'
import { dropVisitDaysBefore } from '../../db/partitions.ts'
import { purge } from '../../db/purge.ts'
import type { TellDeleted } from '../../db/purges.ts'
import type { Signal } from '../inbox/signal.ts'
import { type ClockWatch, createClockWatch } from './clockWatch.ts'
import { tellDeleted } from './receipts.ts'
import { RENEWED_LEASE_SECONDS, renewing } from './renewing.ts'

/** The run by which it is known when everything was forgotten that was due, and the lease under which one process does it. */
export const PURGE_RUN = 'purge'
export const PURGES_LATE = 'purges late'

const MINUTE = 60_000
/** How long after the last purge the next is due, and after how long it is late; after a failure it is tried again sooner. */
export const PURGE_EVERY = 60 * MINUTE
const LATE = 24 * 60 * MINUTE
const AGAIN = 10 * MINUTE

type Parts = {
  readonly database: Database
  readonly city: Pick<City, 'timeZone'>
  readonly outbox: Pick<Signal, 'ring'>
  readonly now: () => Date
}

/** How the clocks are read that are not the process's: a test has its own. */
export type ClockReaders = { readonly database: () => Promise<Date>; readonly steady: () => number }

export type Forgetting = {
  /** Looks at the clock, and forgets what is due unless it was done within the hour, here or by another process. */
  look(): Promise<'held' | 'not due' | 'elsewhere' | 'done'>
  /** Does something that deletes by the clock, unless the clock cannot be believed. */
  unlessHeld(run: (at: Date) => Promise<unknown>): Promise<void>
}

/** Forgets on schedule, once over all processes, by a clock that is believed; what was missed is made up at the next look. */
export function createForgetting(
  parts: Parts,
  readers: ClockReaders = {
    database: () => databaseClock(parts.database),
    steady: () => performance.now(),
  },
): Forgetting {
  const { database, now } = parts
  const holder = randomUUID()
  // Who wants to hear of it is told.
  const tell: TellDeleted = (store, deleted) => tellDeleted(parts.city, store, deleted)
  const watch = createClockWatch(readers.steady)
  let failedAt = Number.NEGATIVE_INFINITY

  async function forgetIfDue(at: Date): Promise<'not due' | 'elsewhere' | 'done'> {
    if (!(await isDue(database, at)) || readers.steady() - failedAt < AGAIN) return 'not due'
    const keepLease = () => holdLease(database, PURGE_RUN, holder, RENEWED_LEASE_SECONDS)
    if (!(await keepLease())) return 'elsewhere'
    try {
      // Another may just have finished.
      if (!(await isDue(database, at))) return 'not due'
      await renewing(keepLease, () => forgetEverythingDue(parts, at, tell))
      parts.outbox.ring()
      await claimRun(database, PURGE_RUN, at)
      return 'done'
    } catch (error) {
      failedAt = readers.steady()
      throw error
    } finally {
      await releaseLease(database, PURGE_RUN, holder)
    }
  }

  return {
    async look() {
      const { at, held } = await lookOnce(database, watch, {
        process: now(),
        database: await readers.database(),
      })
      if (held) return 'held'
      try {
        const came = await forgetIfDue(at)
        if (came !== 'elsewhere') await watchRuns(database, at)
        return came
      } catch (error) {
        await watchRuns(database, at)
        throw error
      }
    },
    async unlessHeld(run) {
      const { at, held } = await lookOnce(database, watch, {
        process: now(),
        database: await readers.database(),
      })
      if (!held) await run(at)
    },
  }
}

async function lookOnce(
  database: Database,
  watch: ClockWatch,
  clocks: { readonly process: Date; readonly database: Date },
): Promise<ClockLook> {
  const look = await lookAtClock(database, {
    ...clocks,
    leapt: watch.leapt(clocks.database),
    purged: await lastPurgeRun(database, clocks.database),
  })
  if (look.held === 'leapt' && look.isNew) watch.begin(clocks.database)
  return look
}

/** When everything that was due was last forgotten; a run of a clock that was set back since does not count. */
export function lastPurgeRun(database: Database, at: Date): Promise<Date | undefined> {
  return lastRun(database, PURGE_RUN, new Date(at.getTime() + 1))
}

async function isDue(database: Database, at: Date): Promise<boolean> {
  const last = await lastPurgeRun(database, at)
  return last === undefined || at.getTime() - last.getTime() >= PURGE_EVERY
}

async function watchRuns(database: Database, at: Date): Promise<void> {
  const last = await lastPurgeRun(database, at)
  if (last && at.getTime() - last.getTime() <= LATE) await clearAlarm(database, PURGES_LATE)
  else await raiseAlarm(database, PURGES_LATE, last ? `since ${last.toISOString()}` : 'never')
}

/** Deletes all whose time is over, first the days of visits. Each is tried, also when the other fails. */
export async function forgetEverythingDue(
  { database, city }: Pick<Parts, 'database' | 'city'>,
  at: Date,
  tell?: TellDeleted,
): Promise<void> {
  const days = dropVisitDaysBefore(database, firstKeptDay(city, at), city.timeZone, { at, tell })
  const failed = await days.then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  await purge(database, at, tell)
  if (failed) throw failed.error
}

/** The first day of which everything is still to be kept: today counts as none of the days. */
export function firstKeptDay({ timeZone }: Pick<City, 'timeZone'>, now: Date): string {
  return addDays(cityDay(now, timeZone), -KEPT_DAYS)
}
