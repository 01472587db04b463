/**
 * Which arrivals are hard to believe. Each rule is a function of counts; nobody is kept from anything by it, and no figure is
 * changed: officials look, and judge. Ordinary days must raise nothing, so the thresholds are generous.
 */

/** What an official is told of a venue. */
export type FlagKind = 'hour' | 'burst' | 'speed'

/** Arrivals that people recorded by themselves at one gate within a slot of `SLOT_MINUTES`. */
export type Slot = {
  readonly gateId: number
  readonly startsAt: Date
  readonly count: number
  readonly firstAt: Date
  readonly lastAt: Date
}

/** What is known of a venue's days before, at the same time of the day. */
export type Past = {
  /** On how many of the `PAST_DAYS` anybody came at any time. */
  readonly knownDays: number
  /** Of each of those days on which anybody came at this time: the most in the hour, the one before it or the one after. */
  readonly hourly: readonly number[]
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
/** Four weeks hold four of each weekday and go out of date soon enough. */
export const PAST_DAYS = 28
/** Of a venue that was open on half of these days its own past says what is usual; of others their type does. */
const KNOWN_DAYS = 14
/**
 * What happened on three of the days is usual. One attack, and a second, do not make themselves usual; whoever begins to open at
 * night is told of twice.
 */
const USUAL_DAYS = 3
/** A baker, a guard and a late guest come alone; five within an hour of nobody's are looked at. */
export const HOUR_LEAST = 5
/** A coach brings 45 at once. */
const BURST_LEAST = 50
/** More within ten minutes than twice what usually comes within a whole hour: twelve times as dense. */
const BURST_TIMES = 2
/** One every two seconds through one gate, where nothing is known of a venue, not even for how many there is room. */
const BURST_OF_UNKNOWN = 300
/** From so many at an hour of nobody's the ward is told at once; and of a burst whose venue is known: it is twelve times the usual. */
const GRAVE_LEAST = 50
/** After its closing time people still leave, pay and clean: two hours later that is over. */
const CLOSED_MINUTES = 120
/** Evenings last until ten, and at five the first markets, trains and kitchens are awake. */
const NIGHT = { fromHour: 22, untilHour: 5 }
const DAY_MINUTES = 24 * 60
const HOUR_MINUTES = 60

/** Of the ten minutes of a burst one slot may lie before the hour: the other has at least half of the arrivals. */
export const BURST_HALF = BURST_LEAST / 2

/**
 * At which hours of the night, and only of it, nobody comes to a venue of a type of which nothing else is known. A kitchen serves until two, shifts
 * change at ten and at six, temples begin at three. Hospitals, hotels, stations and wholesale markets are awake all night.
 */
const QUIET_HOURS: Readonly<Record<string, readonly number[]>> = {
  food: [2, 3],
  shop: [23, 0, 1, 2, 3, 4],
  market: [],
  office: [0, 1, 2, 3, 4],
  school: [22, 23, 0, 1, 2, 3, 4],
  health: [],
  lodging: [],
  transport: [],
  worship: [1, 2],
  other: [1, 2, 3, 4],
}
/** Who comes there at night comes from far, at no regular time: their own past proves nothing. */
const OPEN_AT_NIGHT = ['health', 'lodging', 'transport']

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

/** Whether nobody comes at this hour: by what the owner said, by the venue's own past, or by its type. */
function isQuiet({ venueType, closingMinute, cityHour, past }: VenueHour): boolean {
  const isClosed = isLongClosed(closingMinute, cityHour)
  if (isUsual(past)) return false
  if (isClosed) return true
  if (OPEN_AT_NIGHT.includes(venueType)) return false
  if (past.knownDays >= KNOWN_DAYS) return isNight(cityHour)
  return (QUIET_HOURS[venueType] ?? QUIET_HOURS.other ?? []).includes(cityHour)
}

function isUsual({ hourly }: Past): boolean {
  return hourly.length >= USUAL_DAYS
}

/** By day an hour is doubted for a few arrivals only where its venue said when it closes. */
export function isNight(cityHour: number): boolean {
  return cityHour >= NIGHT.fromHour || cityHour < NIGHT.untilHour
}

/** Of when a venue opens nothing is known, so the morning after is not held against it. */
function isLongClosed(closingMinute: number | null, cityHour: number): boolean {
  if (closingMinute === null) return false
  const minute = cityHour * HOUR_MINUTES
  const since = (minute - closingMinute + DAY_MINUTES) % DAY_MINUTES
  const isBeforeMorning = cityHour < NIGHT.untilHour || minute > closingMinute
  return isBeforeMorning && since >= CLOSED_MINUTES
}

function ofBurst({ slots, capacity, past }: VenueHour): Doubt | undefined {
  const isKnown = past.knownDays >= KNOWN_DAYS
  const most = isKnown ? BURST_TIMES * usualOf(past) : (capacity ?? BURST_OF_UNKNOWN)
  const densest = tenMinutes(slots)
  if (!densest || densest.count < BURST_LEAST || densest.count <= most) return undefined
  return { kind: 'burst', ...densest, isGrave: isKnown }
}

/** What comes within an hour at this time of the day, on all but the two fullest days: of a rarer one nothing is usual. */
function usualOf({ hourly }: Past): number {
  return [...hourly].sort((one, other) => other - one)[USUAL_DAYS - 1] ?? 0
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

type Count = Pick<Doubt, 'count' | 'firstAt' | 'lastAt'>

function together(slots: readonly Slot[]): Count {
  return {
    count: slots.reduce((sum, { count }) => sum + count, 0),
    firstAt: new Date(Math.min(...slots.map(({ firstAt }) => firstAt.getTime()))),
    lastAt: new Date(Math.max(...slots.map(({ lastAt }) => lastAt.getTime()))),
  }
}
