/** What is known of a venue's days before, at the same time of the day. */
export type Past = {
  /** On how many of the `PAST_DAYS` anybody came at any time. */
  readonly knownDays: number
  /** Of each of those days on which anybody came at this time: the most in the hour, the one before it or the one after. */
  readonly hourly: readonly number[]
}

/** Four weeks hold four of each weekday and go out of date soon enough. */
export const PAST_DAYS = 28
/** Of a venue that was open on half of these days its own past says what is usual; of others their type does. */
export const KNOWN_DAYS = 14
/**
 * What happened on three of the days is usual. One attack, and a second, do not make themselves usual; whoever begins to open at
 * night is told of twice.
 */
export const USUAL_DAYS = 3
/** After its closing time people still leave, pay and clean: two hours later that is over. */
const CLOSED_MINUTES = 120
/** Evenings last until ten, and at five the first markets, trains and kitchens are awake. */
const NIGHT = { fromHour: 22, untilHour: 5 }
const DAY_MINUTES = 24 * 60
const HOUR_MINUTES = 60

/**
 * At which hours of the night, and only of it, nobody comes to a venue of a type of which nothing else is known. A kitchen
 * serves until two, shifts change at ten and at six, temples begin at three. Hospitals, hotels, stations and wholesale markets are awake all night.
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

/** What tells whether an hour of the city's day is one of the venue's. */
type TimeOfVenue = {
  readonly venueType: string
  readonly closingMinute: number | null
  readonly cityHour: number
  readonly past: Past
}

/** Whether nobody comes at this hour: by what the owner said, by the venue's own past, or by its type. */
export function isQuiet({ venueType, closingMinute, cityHour, past }: TimeOfVenue): boolean {
  const isClosed = isLongClosed(closingMinute, cityHour)
  if (isUsual(past)) return false
  if (isClosed) return true
  if (OPEN_AT_NIGHT.includes(venueType)) return false
  if (isKnown(past)) return isNight(cityHour)
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

/** Whether enough is known of a venue's days to judge it by them. */
export function isKnown({ knownDays }: Past): boolean {
  return knownDays >= KNOWN_DAYS
}

/** What comes within an hour at this time of the day, on all but the two fullest days: of a rarer one nothing is usual. */
export function usualOf({ hourly }: Past): number {
  return [...hourly].sort((one, other) => other - one)[USUAL_DAYS - 1] ?? 0
}
