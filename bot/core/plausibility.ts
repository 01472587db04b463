import { mostAtOnce } from './newVenues.ts'
import { isKnown, isQuiet, type Past, usualOf } from './quietHours.ts'

/**
 * Which arrivals are hard to believe. Each rule is a function of counts; nobody is kept from anything by it, and no figure is
 * changed: officials look, and judge. Ordinary days must raise nothing, so the thresholds are generous.
 */

/** What an official is told of a venue. */
export type FlagKind = 'hour' | 'burst' | 'day' | 'speed'

/** Arrivals that people recorded by themselves at one gate within a slot of `SLOT_MINUTES`. */
export type Slot = {
  readonly gateId: number
  readonly startsAt: Date
  readonly count: number
  readonly firstAt: Date
  readonly lastAt: Date
}

/** An hour of a venue, with the last slot before it. */
export type VenueHour = {
  readonly venueType: string
  readonly capacity: number | null
  readonly closingMinute: number | null
  /** The first moment of the hour, and which of the city's day it is. */
  readonly startsAt: Date
  readonly cityHour: number
  readonly slots: readonly Slot[]
  readonly past: Past
}

/** Arrivals that are hard to believe. */
export type Doubt = {
  readonly kind: FlagKind
  readonly count: number
  readonly firstAt: Date
  readonly lastAt: Date
  /** So many, so far from what is usual, that the ward is told at once. */
  readonly isGrave: boolean
}

export const SLOT_MINUTES = 5
/** A baker, a guard and a late guest come alone; five within an hour of nobody's are looked at. */
export const HOUR_LEAST = 5
/** A coach brings 45 at once. */
const BURST_LEAST = 50
/** More within ten minutes than twice what usually comes within a whole hour: twelve times as dense. */
const BURST_TIMES = 2
/** From so many at an hour of nobody's the ward is told at once; and of a burst whose venue is known: it is twelve times the usual. */
const GRAVE_LEAST = 50
/** Of the ten minutes of a burst one slot may lie before the hour. Where fewer lie within it, the slot before is a burst of its own, or it was barely one. */
export const BURST_HALF = BURST_LEAST / 2

/** What is hard to believe of an hour of a venue: that anybody came at all, or that so many came at once. */
export function doubtOf(hour: VenueHour): Doubt | undefined {
  return isQuiet(hour) ? ofQuietHour(hour) : ofBurst(hour)
}

function ofQuietHour({ slots, startsAt }: VenueHour): Doubt | undefined {
  const within = slots.filter((slot) => slot.startsAt >= startsAt)
  const all = within.length > 0 ? together(within) : undefined
  if (!all || all.count < HOUR_LEAST) return undefined
  return { kind: 'hour', ...all, isGrave: all.count >= GRAVE_LEAST }
}

function ofBurst({ slots, past, ...venue }: VenueHour): Doubt | undefined {
  const most = isKnown(past) ? BURST_TIMES * usualOf(past) : mostAtOnce(venue)
  const densest = tenMinutes(slots)
  if (!densest || densest.count < BURST_LEAST || densest.count <= most) return undefined
  return { kind: 'burst', ...densest, isGrave: isKnown(past) }
}

/** The fullest two slots after each other at one gate. */
function tenMinutes(slots: readonly Slot[]): Count | undefined {
  const pairs = slots.map((slot) => together(slots.filter((other) => isNext(slot, other))))
  return pairs.sort((one, other) => other.count - one.count)[0]
}

function isNext(one: Slot, other: Slot): boolean {
  const minutes = (other.startsAt.getTime() - one.startsAt.getTime()) / 60_000
  return one.gateId === other.gateId && minutes >= 0 && minutes <= SLOT_MINUTES
}

export type Count = Pick<Doubt, 'count' | 'firstAt' | 'lastAt'>

/** How many came within some slots, and when. */
export function together(slots: readonly Slot[]): Count {
  return {
    count: slots.reduce((sum, { count }) => sum + count, 0),
    firstAt: new Date(Math.min(...slots.map(({ firstAt }) => firstAt.getTime()))),
    lastAt: new Date(Math.max(...slots.map(({ lastAt }) => lastAt.getTime()))),
  }
}
