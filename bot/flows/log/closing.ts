import type { ClosingVenue } from '../../../db/closingVenues.ts'
import type { Span } from '../../../db/figures.ts'
import { insideByGates } from '../../../db/inside.ts'
import { venueCounts, visitsWithoutDeclaration } from '../../../db/venueCounts.ts'
import { gatesInLog } from '../../../db/venueLog.ts'
import { addDays, clock, dayText, startOfCityDay, weekdayOf } from '../../core/cityTime.ts'
import { joined } from '../../core/form/join.ts'
import type { Reply } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { templateNeededAt } from '../declare/inForce.ts'
import type { Reader } from './read.ts'

/** Whoever closes between midnight and this hour closes the day before, which lasts from this hour to this hour. */
const NIGHT_HOURS = 5
const HOUR_MINUTES = 60
const HOUR_MILLISECONDS = 3_600_000
const WEEK_DAYS = 7

export function closesAtNight({ closingMinute }: Pick<ClosingVenue, 'closingMinute'>): boolean {
  return closingMinute < NIGHT_HOURS * HOUR_MINUTES
}

/** The day's summary of a venue that closes. Nothing on a day on which nobody came: an owner knows that they were not open. */
export async function closingSummary(
  reader: Reader,
  venue: ClosingVenue,
  day: string,
): Promise<Reply | undefined> {
  const { store, city, now } = reader
  const counts = await venueCounts(store, venue.id, spanOf(reader, venue, day))
  if (counts.visits <= 0) return undefined
  const said = [
    text('log.closing.title', { day: dayText(day), venue: venue.name, time: clock(now, city.timeZone) }),
    text('log.counts', counts),
    await insideText(reader, venue),
    ...(await undeclaredText(reader, venue, day)),
    ...(await comparison(reader, venue, day, counts.visits)),
  ]
  const button = { label: text('log.closing.button'), press: `logDays:${venue.id}.${day}` }
  return { text: lines(...said), buttons: [[button]] }
}

/** The venue's day: the city's, or the night's that goes on past midnight. */
function spanOf({ city }: Reader, venue: ClosingVenue, day: string): Span {
  const later = closesAtNight(venue) ? NIGHT_HOURS * HOUR_MILLISECONDS : 0
  const at = (one: string) => new Date(startOfCityDay(one, city.timeZone).getTime() + later)
  return { from: at(day), to: at(addDays(day, 1)) }
}

async function insideText({ store }: Reader, { id }: ClosingVenue): Promise<Text> {
  const inside = (await insideByGates(store, [id])).filter((gate) => gate.people > 0)
  const people = inside.reduce((sum, gate) => sum + gate.people, 0)
  if (people === 0) return text('log.closing.insideNobody')
  if ((await gatesInLog(store, id)).length < 2) return text('log.closing.insideOneGate', { people })
  const [first = text('log.closing.insideNobody'), ...others] = inside.map(({ gateName, people: count }) =>
    text('log.closing.gate', { gate: gateName, people: count }),
  )
  const gates = joined([first, ...others])
  return text('log.closing.inside', { people, gates })
}

/** Where the venue asks for a declaration and one is in force: how many came without it. */
async function undeclaredText(reader: Reader, venue: ClosingVenue, day: string): Promise<Text[]> {
  const needed = venue.needsDeclaration ? await templateNeededAt(reader, venue) : undefined
  if (!needed) return []
  const span = spanOf(reader, venue, day)
  const count = await visitsWithoutDeclaration(reader.store, venue.id, span, [needed.name])
  return [text('log.closing.undeclared', { count })]
}

/** Beside the same day of the week before, where anybody came then. */
async function comparison(reader: Reader, venue: ClosingVenue, day: string, visits: number): Promise<Text[]> {
  const { visits: before } = await venueCounts(
    reader.store,
    venue.id,
    spanOf(reader, venue, addDays(day, -WEEK_DAYS)),
  )
  if (before <= 0) return []
  const weekday = text(`log.weekday.${weekdayOf(day)}`)
  if (visits === before) return [text('log.closing.same', { weekday, before })]
  const change = Math.abs(visits - before)
  return [text(visits > before ? 'log.closing.more' : 'log.closing.fewer', { weekday, change, before })]
}
