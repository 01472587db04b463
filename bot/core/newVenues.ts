/** What may come to a venue of a type of which nothing else is known, by visitors' own doing, before it is looked at. */
type MostOfType = {
  /** Within ten minutes at one gate. */
  readonly atOnce: number
  /** Within a day, at all gates. */
  readonly day: number
}

/**
 * By our own judgement, generous, because opening days, fairs and vaccination days are crowded. At once: two coaches bring 90; before one
 * poster three people stand beside each other and each takes ten seconds, which is 180 in ten minutes; only where everybody comes
 * by the same bell, boat or train are there more. A day: a wedding in each of three halls, a supermarket's opening, a ward's
 * vaccination, the largest hospital, a market before Tết, a village's festival, a station before a holiday.
 */
const MOST_OF_TYPE: Readonly<Record<string, MostOfType>> = {
  food: { atOnce: 100, day: 1_000 },
  shop: { atOnce: 100, day: 2_000 },
  market: { atOnce: 200, day: 10_000 },
  office: { atOnce: 200, day: 3_000 },
  school: { atOnce: 300, day: 4_000 },
  health: { atOnce: 150, day: 5_000 },
  lodging: { atOnce: 100, day: 1_000 },
  transport: { atOnce: 300, day: 20_000 },
  worship: { atOnce: 200, day: 10_000 },
  other: { atOnce: 200, day: 5_000 },
}
const MOST_OF_OTHERS: MostOfType = { atOnce: 200, day: 5_000 }
/** A place for which somebody said for how many there is room may fill it anew in each hour of the day. */
const FULL_HOURS = 24

type NewVenue = { readonly venueType: string; readonly capacity: number | null }

/** How many may come at once to a venue without a past: those for whom there is room, else what its type has. */
export function mostAtOnce({ venueType, capacity }: NewVenue): number {
  return capacity ?? mostOfType(venueType).atOnce
}

/** How many may come to it in a day: its room anew each hour, else what its type has. */
export function mostInDay({ venueType, capacity }: NewVenue): number {
  return capacity === null ? mostOfType(venueType).day : FULL_HOURS * capacity
}

function mostOfType(venueType: string): MostOfType {
  return MOST_OF_TYPE[venueType] ?? MOST_OF_OTHERS
}
