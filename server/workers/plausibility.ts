import { addDays, cityDay, minuteOfCityDay, startOfCityDay } from '../../bot/core/cityTime.ts'
import { languageOf } from '../../bot/core/languageOf.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { ownerReply, wardReply } from '../../bot/flows/flag/flagText.ts'
import { QUIET } from '../../bot/flows/history/reminders.ts'
import { chatsOfPerson } from '../../db/chats.ts'
import type { Store } from '../../db/connect.ts'
import { claimRun, runsDone } from '../../db/leases.ts'
import { boundGroups } from '../../db/officials.ts'
import { enqueue } from '../../db/outbox.ts'
import { type Flag, type FlagOfOwner, flagsForOwners, raiseFlag } from '../../db/plausibilityFlags.ts'
import { venueById } from '../../db/venues.ts'
import { doubtsOfDay, doubtsOfHour, doubtsOfSpan, type FoundDoubt } from './doubts.ts'
import type { SummaryParts } from './summaries.ts'

type Parts = Omit<SummaryParts, 'log'>

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** A look every five minutes, and over a quarter of an hour where people move, so that what lies between two looks is seen whole. */
const LOOK_MINUTES = 5
const SPEED_MINUTES = 15

/**
 * Looks for visits that are hard to believe, raises flags for officials, and tells the ward of grave ones, all in one transaction,
 * and by whichever process comes first. Looked at are this hour and the one before it, this day so far, and those of a day ago again, for what
 * came late. Owners hear of it when nobody is woken. Nothing of the visits is changed.
 */
export async function lookForFlags(parts: Parts, now: Date): Promise<void> {
  const due = new Date(Math.floor(now.getTime() / (LOOK_MINUTES * MINUTE)) * LOOK_MINUTES * MINUTE)
  const isToldWard = await parts.database.transaction(async (store: Store) => {
    if (!(await claimRun(store, 'plausibility', due))) return false
    const told: boolean[] = []
    for (const doubt of await allDoubts(parts, store, now)) told.push(await raise(parts, store, doubt))
    return told.includes(true)
  })
  if (isToldWard) parts.outbox.ring()
  await tellOwners(parts, now)
}

async function allDoubts({ city }: Parts, store: Store, now: Date): Promise<FoundDoubt[]> {
  const found: FoundDoubt[] = []
  for (const until of [now.getTime() - DAY, now.getTime()]) {
    const hour = Math.floor(until / HOUR) * HOUR
    for (const one of [hour - HOUR, hour])
      found.push(...(await doubtsOfHour(store, new Date(one), city.timeZone)))
    found.push(...(await doubtsOfDay(store, cityDay(new Date(until), city.timeZone), city.timeZone)))
    const from = new Date(until - SPEED_MINUTES * MINUTE)
    found.push(...(await doubtsOfSpan(store, { from, to: new Date(until) })))
  }
  return found
}

/** Whether somebody was told. */
async function raise({ city }: Parts, store: Store, doubt: FoundDoubt): Promise<boolean> {
  const { isGrave, ...found } = doubt
  const flag: Flag = { ...found, day: cityDay(found.firstAt, city.timeZone) }
  await raiseFlag(store, flag)
  return isGrave && (await claimTelling(store, 'ward', flag, city.timeZone))
    ? tellWard(store, flag, city.timeZone)
    : false
}

/** Once a venue and day, however it goes on. */
function claimTelling(
  store: Store,
  whom: 'ward' | 'owner',
  { venueId, day }: Flag,
  zone: string,
): Promise<boolean> {
  return claimRun(store, runOf(whom, venueId), startOfCityDay(day, zone))
}

function runOf(whom: 'ward' | 'owner', venueId: number): string {
  return `flag ${whom} ${venueId}`
}

async function tellWard(store: Store, flag: Flag, zone: string): Promise<boolean> {
  const venue = await venueById(store, flag.venueId)
  const groups = venue ? await boundGroups(store, venue) : []
  for (const group of groups) {
    const reply = wardReply({ ...flag, venueName: venue?.name ?? '' }, zone)
    const body = inLanguage(languageOf(group), reply)
    await enqueue(store, [{ chatId: group.chatId, class: 'push', body }])
  }
  return groups.length > 0
}

async function tellOwners({ database, city, outbox }: Parts, now: Date): Promise<void> {
  const minute = minuteOfCityDay(now, city.timeZone)
  if (minute >= QUIET.fromMinute || minute < QUIET.untilMinute) return
  const today = cityDay(now, city.timeZone)
  const days = [addDays(today, -1), today] as const
  const told = new Map<string, Set<string>>()
  for (const day of days) told.set(day, await runsDone(database, startOfCityDay(day, city.timeZone)))
  const since = new Date(now.getTime() - DAY)
  for (const flag of await flagsForOwners(database, { first: days[0], last: days[1] }, since)) {
    if (told.get(flag.day)?.has(runOf('owner', flag.venueId))) continue
    const isNew = await database.transaction((store: Store) => tellOwner(store, flag, city.timeZone))
    if (isNew) outbox.ring()
  }
}

async function tellOwner(store: Store, flag: FlagOfOwner, zone: string): Promise<boolean> {
  if (!(await claimTelling(store, 'owner', flag, zone))) return false
  for (const chat of await chatsOfPerson(store, flag.ownerId)) {
    const body = inLanguage(languageOf(chat), ownerReply(flag, zone))
    await enqueue(store, [{ chatId: chat.id, class: 'push', body }])
  }
  return true
}
