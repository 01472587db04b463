import type { Logger } from 'pino'
import type { City } from '../../bot/core/city.ts'
import { addDays, cityDay, startOfCityDay } from '../../bot/core/cityTime.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { figuresText } from '../../bot/flows/group/figures.ts'
import type { Database, Store } from '../../db/connect.ts'
import { claimRun, runsDone } from '../../db/leases.ts'
import { type BoundGroup, boundGroups } from '../../db/officials.ts'
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

/** A day's summary for one group, once its hour has come. */
type Due = { readonly group: BoundGroup; readonly day: string; readonly dueAt: Date }

/**
 * Puts the day's summary into the outbox for every bound group once its hour has come; also yesterday's where the server
 * stood still from before that hour until past midnight. What it says names its own day and hour. A group whose figures
 * fail is tried again at the next look and keeps no other waiting.
 */
export async function sendDueSummaries(parts: SummaryParts, now: Date): Promise<void> {
  const today = cityDay(now, parts.city.timeZone)
  const due = [...(await dueOn(parts, addDays(today, -1), now)), ...(await dueOn(parts, today, now))]
  for (const one of due) {
    try {
      if (await sendOnce(parts, one, now)) parts.outbox.ring()
    } catch (error) {
      const told = { worker: 'schedule', chatId: one.group.chatId, reason: reasonOf(error) }
      parts.log.error(told, 'a summary failed')
    }
  }
}

/** A group that was bound after the hour gets its first summary the day after. */
async function dueOn({ database, city }: SummaryParts, day: string, now: Date): Promise<Due[]> {
  const dueAt = new Date(startOfCityDay(day, city.timeZone).getTime() + city.summaryHour * HOUR_MILLISECONDS)
  if (now < dueAt) return []
  const done = await runsDone(database, dueAt)
  const groups = await boundGroups(database)
  return groups
    .filter((group) => group.boundAt <= dueAt && !done.has(runOf(group)))
    .map((group) => ({ group, day, dueAt }))
}

/** The row of the run makes it happen once, in one transaction with the message, however many processes try. */
async function sendOnce({ database, city }: SummaryParts, due: Due, now: Date): Promise<boolean> {
  return database.transaction(async (store: Store) => {
    const { group, day, dueAt } = due
    if (!(await claimRun(store, runOf(group), dueAt))) return false
    const language = group.language === 'en' ? 'en' : 'vi'
    const body = inLanguage(language, { text: await figuresText(store, city, group, day, now) })
    await enqueue(store, [{ chatId: group.chatId, class: 'push', body }])
    return true
  })
}

function runOf({ chatId }: BoundGroup): string {
  return `daily summary ${chatId}`
}
