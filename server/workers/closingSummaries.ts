import { addDays, cityDay, minuteOfCityDay, startOfCityDay } from '../../bot/core/cityTime.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { closesAtNight, closingSummary } from '../../bot/flows/log/closing.ts'
import { chatsOfPerson } from '../../db/chats.ts'
import { type ClosingVenue, venuesClosing } from '../../db/closingVenues.ts'
import type { Store } from '../../db/connect.ts'
import { claimRun, runsDone } from '../../db/leases.ts'
import { enqueue } from '../../db/outbox.ts'
import { reasonOf } from '../log.ts'
import type { SummaryParts } from './summaries.ts'

/** Minutes for which a summary is made up after a server stood still; later it is no longer of closing time. */
const MADE_UP_MINUTES = 120
const DAY_MINUTES = 24 * 60

/**
 * Sends the owners of venues that close, or closed a while ago while nobody was there to do it, the day's summary, once a venue
 * and day. One that fails is tried again at the next look and keeps no other waiting.
 */
export async function sendClosingSummaries(parts: SummaryParts, now: Date): Promise<void> {
  for (const { venue, day } of await dueAt(parts, now)) {
    try {
      if (await sendOnce(parts, venue, day, now)) parts.outbox.ring()
    } catch (error) {
      parts.log.error({ worker: 'schedule', reason: reasonOf(error) }, 'a summary at closing time failed')
    }
  }
}

type Due = { readonly venue: ClosingVenue; readonly day: string }

/** Around midnight those that closed before it are due as well. Whoever closes at night closes the day before. */
async function dueAt({ database, city }: SummaryParts, now: Date): Promise<Due[]> {
  const today = cityDay(now, city.timeZone)
  const minute = minuteOfCityDay(now, city.timeZone)
  const windows = [
    { closesOn: addDays(today, -1), first: minute - MADE_UP_MINUTES + DAY_MINUTES, last: DAY_MINUTES },
    { closesOn: today, first: minute - MADE_UP_MINUTES, last: minute },
  ]
  const due: Due[] = []
  for (const { closesOn, first, last } of windows) {
    const venues = first < last ? await venuesClosing(database, first, last) : []
    due.push(
      ...venues.map((venue) => ({ venue, day: closesAtNight(venue) ? addDays(closesOn, -1) : closesOn })),
    )
  }
  const done = await doneOf({ database, city }, new Set(due.map(({ day }) => day)))
  return due.filter(({ venue, day }) => !done.has(`${day} ${runOf(venue)}`))
}

async function doneOf(
  { database, city }: Pick<SummaryParts, 'database' | 'city'>,
  days: ReadonlySet<string>,
): Promise<Set<string>> {
  const runs = [...days].map(async (day) =>
    [...(await runsDone(database, startOfCityDay(day, city.timeZone)))].map((run) => `${day} ${run}`),
  )
  return new Set((await Promise.all(runs)).flat())
}

/**
 * The row of the run bears the day and not the hour, so that it happens once also when the hour was changed, and however many
 * processes try. A day without a visit is looked at once as well.
 */
async function sendOnce(
  { database, city }: SummaryParts,
  venue: ClosingVenue,
  day: string,
  now: Date,
): Promise<boolean> {
  return database.transaction(async (store: Store) => {
    if (!(await claimRun(store, runOf(venue), startOfCityDay(day, city.timeZone)))) return false
    const [chat] = await chatsOfPerson(store, venue.ownerId)
    const summary = chat && (await closingSummary({ store, city, now }, venue, day))
    if (!summary) return false
    const language = chat.language === 'en' ? 'en' : 'vi'
    await enqueue(store, [{ chatId: chat.id, class: 'push', body: inLanguage(language, summary) }])
    return true
  })
}

function runOf({ id }: ClosingVenue): string {
  return `closing summary ${id}`
}
