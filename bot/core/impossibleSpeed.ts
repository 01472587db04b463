import type { Doubt } from './plausibility.ts'

/** Somebody's arrival that they recorded by themselves, at a venue of one of the lowest units. */
export type Arrival = {
  readonly personId: number
  readonly venueId: number
  /** The edition and code of the unit. */
  readonly unit: string
  readonly at: Date
}

/**
 * Venues have no coordinates, so the tree of units has to do. Two wards may meet in the middle of a street: whoever photographs a
 * poster, goes in, comes out and crosses takes two minutes.
 */
const ANOTHER_UNIT_MINUTES = 2
/** Three wards meet at a point at most, and nobody visits a place in each within ten minutes. */
const THREE_UNITS_MINUTES = 10
/**
 * A phone without a network sends what was photographed all morning at once, and one prankster could have a hundred venues looked
 * at: it takes three people at a venue within one look.
 */
const PEOPLE_LEAST = 3
const MINUTE_MILLISECONDS = 60_000

/** The venues at which several people arrived who were elsewhere a moment before or after, and when. */
export function doubtsOfSpeed(arrivals: readonly Arrival[]): ReadonlyMap<number, Doubt> {
  const tooFast = [...byPerson(arrivals).values()].flatMap(tooFastOf)
  const venues = new Set(tooFast.map(({ venueId }) => venueId))
  const doubts = [...venues].flatMap((venueId) => {
    const here = tooFast.filter((arrival) => arrival.venueId === venueId)
    const count = new Set(here.map(({ personId }) => personId)).size
    if (count < PEOPLE_LEAST) return []
    const times = here.map(({ at }) => at.getTime())
    const [firstAt, lastAt] = [new Date(Math.min(...times)), new Date(Math.max(...times))]
    return [[venueId, { kind: 'speed' as const, count, firstAt, lastAt, isGrave: false }] as const]
  })
  return new Map(doubts)
}

function byPerson(arrivals: readonly Arrival[]): ReadonlyMap<number, Arrival[]> {
  const persons = new Map<number, Arrival[]>()
  for (const arrival of arrivals) {
    persons.set(arrival.personId, [...(persons.get(arrival.personId) ?? []), arrival])
  }
  return persons
}

/** Those of one person's arrivals that cannot all be true. */
function tooFastOf(ofPerson: readonly Arrival[]): Arrival[] {
  const inOrder = [...ofPerson].sort((one, other) => one.at.getTime() - other.at.getTime())
  const found = inOrder.flatMap((first, index) => {
    const after = inOrder.slice(index)
    const soon = after.filter(({ at }) => at < later(first.at, ANOTHER_UNIT_MINUTES))
    const within = after.filter(({ at }) => at < later(first.at, THREE_UNITS_MINUTES))
    return [...(unitsIn(soon) >= 2 ? soon : []), ...(unitsIn(within) >= 3 ? within : [])]
  })
  return [...new Set(found)]
}

function unitsIn(arrivals: readonly Arrival[]): number {
  return new Set(arrivals.map(({ unit }) => unit)).size
}

function later(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * MINUTE_MILLISECONDS)
}
