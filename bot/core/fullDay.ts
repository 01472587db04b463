import { mostInDay } from './newVenues.ts'
import type { Doubt, Slot } from './plausibility.ts'
import { together } from './plausibility.ts'
import { KNOWN_DAYS, USUAL_DAYS } from './quietHours.ts'

/** A day before, on which somebody came: how many in all, and whether they were too many to believe. */
export type PastDay = { readonly count: number; readonly isFlagged: boolean }

/** A day of a venue so far, and those of the `PAST_DAYS` before it on which anybody came. */
export type VenueDay = {
  readonly venueType: string
  readonly capacity: number | null
  readonly past: readonly PastDay[]
}

/** A shop with ten visitors has a birthday or a sale, and a village shop the whole village: below this a day is not looked at. */
export const DAY_LEAST = 200
/**
 * Five times its fullest day in four weeks, which had its market, full moon and pay day already. A shared photo that brings
 * 45 in ten minutes, which no burst is, brings a quiet shop there within the hour.
 */
export const DAY_TIMES = 5
/** So many times more again, and more than a new venue of its type may take, is no festival any more: the ward is told at once. */
const GRAVE_TIMES = 5

/** How many may come to a venue in a day before it is looked at. */
export function mostOfDay({ past, ...venue }: VenueDay): number {
  const byPast = Math.max(DAY_LEAST, DAY_TIMES * fullestOf(past))
  return past.length >= KNOWN_DAYS ? byPast : Math.max(byPast, mostInDay(venue))
}

/** What is hard to believe of a day of a venue: that so many came at all. The slots are those of the whole day. */
export function doubtOfDay(day: VenueDay, slots: readonly Slot[]): Doubt | undefined {
  if (slots.length === 0) return undefined
  const all = together(slots)
  const most = mostOfDay(day)
  if (all.count <= most) return undefined
  const isKnown = day.past.length >= KNOWN_DAYS
  const isGrave = isKnown && all.count > Math.max(GRAVE_TIMES * most, mostInDay(day))
  return { kind: 'day', ...all, isGrave }
}

/** The fullest day that was believed, or what came on three days: an attack does not make the next one usual, and a venue that grew is let alone. */
function fullestOf(past: readonly PastDay[]): number {
  const counts = past.map(({ count }) => count).sort((one, other) => other - one)
  const believed = past.filter(({ isFlagged }) => !isFlagged).map(({ count }) => count)
  return Math.max(0, counts[USUAL_DAYS - 1] ?? 0, ...believed)
}
