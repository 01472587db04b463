import type { Logger } from 'pino'
import type { City } from '../../bot/core/city.ts'
import { addDays, cityDay, startOfCityDay } from '../../bot/core/cityTime.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { monday } from '../../bot/core/weekday.ts'
import { weekBefore } from '../../bot/flows/group/periods.ts'
import { type Push, pushedSummary } from '../../bot/flows/group/pushed.ts'
import { schemeEndedAt } from '../../db/cityState.ts'
import type { Database, Store } from '../../db/connect.ts'
import { claimRun, runsDone } from '../../db/leases.ts'
import { boundGroups } from '../../db/officials.ts'
import { enqueue } from '../../db/outbox.ts'
import type { Signal } from '../inbox/signal.ts'
import { reasonOf } from '../log.ts'

const HOUR_MILLISECONDS = 3_600_000

export type SummaryParts = {
  readonly database: Database
  readonly city: City
  readonly outbox: Signal
  readonly log: Logger
}

/** A summary for one group, on the day on which its hour came. */
type Due = { readonly push: Push; readonly run: string; readonly day: string }

/**
 * Puts the day's summary into the outbox for every bound group once its hour has come; also yesterday's where the server
 * stood still from before that hour until past midnight; and from Monday's hour on that of the week before. What it says names
 * its own days and hour. A group whose figures fail is tried again at the next look and keeps no other waiting. A group of a
 * unit that is no more is told nothing unasked, and nobody is once the scheme has ended.
 */
export async function sendDueSummaries(parts: SummaryParts, now: Date): Promise<void> {
  if (await schemeEndedAt(parts.database)) return
  const today = cityDay(now, parts.city.timeZone)
  const due = [
    ...(await dueOn(parts, addDays(today, -1), 'day', now)),
    ...(await dueOn(parts, today, 'day', now)),
    ...(await dueOn(parts, monday(today), 'week', now)),
  ]
  for (const one of due) {
    try {
      if (await sendOnce(parts, one, now)) parts.outbox.ring()
    } catch (error) {
      const told = { worker: 'schedule', chatId: one.push.chatId, reason: reasonOf(error) }
      parts.log.error(told, 'a summary failed')
    }
  }
}

/** A group that was bound after the hour gets its first summary the next time. */
async function dueOn(
  { database, city }: SummaryParts,
  day: string,
  period: Push['period'],
  now: Date,
): Promise<Due[]> {
  const midnight = startOfCityDay(day, city.timeZone)
  const dueAt = new Date(midnight.getTime() + city.summaryHour * HOUR_MILLISECONDS)
  if (now < dueAt) return []
  const done = await runsDone(database, midnight)
  const days = period === 'day' ? { first: day, last: day } : weekBefore(day)
  const groups = await boundGroups(database)
  return groups
    .filter((group) => group.edition === city.edition && group.boundAt <= dueAt)
    .map(({ chatId, edition, unitCode, language }) => ({
      day,
      run: `${period === 'day' ? 'daily' : 'weekly'} summary ${chatId}`,
      push: {
        chatId,
        unit: { edition, unitCode },
        language: language === 'en' ? ('en' as const) : ('vi' as const),
        period,
        days,
      },
    }))
    .filter(({ run }) => !done.has(run))
}

/**
 * The row of the run makes it happen once, in one transaction with the message, however many processes try. It bears the day
 * and not the hour, so that a changed hour or a clock that was set back says nothing twice.
 */
async function sendOnce({ database, city }: SummaryParts, due: Due, now: Date): Promise<boolean> {
  return database.transaction(async (store: Store) => {
    const { push, run, day } = due
    if (!(await claimRun(store, run, startOfCityDay(day, city.timeZone)))) return false
    const body = inLanguage(push.language, await pushedSummary({ store, city, now }, push))
    await enqueue(store, [{ chatId: push.chatId, class: 'push', body }])
    return true
  })
}
