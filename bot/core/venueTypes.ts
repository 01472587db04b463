import type { PlainKey } from './form/question.ts'

/** A kind of venue: its name, and after how many hours a visit that nobody ended is taken to have ended. */
export type VenueType = { readonly code: string; readonly label: PlainKey; readonly usualStayHours: number }

export const VENUE_TYPES: readonly VenueType[] = [
  { code: 'food', label: 'venue.type.food', usualStayHours: 2 },
  { code: 'shop', label: 'venue.type.shop', usualStayHours: 1 },
  { code: 'market', label: 'venue.type.market', usualStayHours: 2 },
  { code: 'office', label: 'venue.type.office', usualStayHours: 9 },
  { code: 'school', label: 'venue.type.school', usualStayHours: 9 },
  { code: 'health', label: 'venue.type.health', usualStayHours: 4 },
  { code: 'lodging', label: 'venue.type.lodging', usualStayHours: 12 },
  { code: 'transport', label: 'venue.type.transport', usualStayHours: 3 },
  { code: 'worship', label: 'venue.type.worship', usualStayHours: 3 },
  { code: 'other', label: 'venue.type.other', usualStayHours: 4 },
]

/** A type that is no longer in the table: neither a market nor an office. */
const UNKNOWN_STAY_HOURS = 4
const HOUR_MILLISECONDS = 3_600_000

/** When a visit that nobody ends is taken to have ended. */
export function usualEnd(venueType: string, startedAt: Date): Date {
  const hours = VENUE_TYPES.find((type) => type.code === venueType)?.usualStayHours ?? UNKNOWN_STAY_HOURS
  return new Date(startedAt.getTime() + hours * HOUR_MILLISECONDS)
}

/** No visit lasts longer by itself, whatever its person says: what came before another began within this time. */
const LONGEST_STAY_HOURS = 24

/** When a visit ends by itself whose person said at a moment that they were still there. */
export function stayingUntil(
  { venueType, startedAt }: { readonly venueType: string; readonly startedAt: Date },
  at: Date,
): Date {
  const longest = startedAt.getTime() + LONGEST_STAY_HOURS * HOUR_MILLISECONDS
  return new Date(Math.min(usualEnd(venueType, at).getTime(), longest))
}
