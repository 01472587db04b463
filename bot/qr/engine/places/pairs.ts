import { type Finder, moduleOf } from '../finders/finder.ts'
import { agreementOf } from './agreement.ts'
import type { Place, Point } from './place.ts'
import { sizeBetween } from './symbolSize.ts'

const MODULE_RATIO = 1.6
/** A finder on its own must be sure: seen in at least this many rows. */
const SIGHTINGS_AT_LEAST = 3
const SIGHTINGS_THAT_COUNT = 10
/** What people photograph is small; above this the guessed third lies too far off. */
const SMALLEST = 18
const LARGEST = 75

/** Guesses the third finder, torn off or lit away, from each of the `limit` likeliest pairs: six places a pair. */
export function placesOfPairs(finders: readonly Finder[], limit: number): Place[] {
  const pairs: { one: Finder; other: Finder; size: number; cost: number }[] = []
  for (const [i, one] of finders.entries()) {
    for (const other of finders.slice(i + 1)) {
      const ratio = moduleOf(one) / moduleOf(other)
      if (Math.max(ratio, 1 / ratio) > MODULE_RATIO) continue
      const sightings = Math.min(one.sightings, other.sightings)
      if (sightings < SIGHTINGS_AT_LEAST) continue
      const size = sizeBetween(one, other)
      if (size < SMALLEST || size > LARGEST) continue
      const cost = Math.abs(Math.log(ratio)) - 0.08 * Math.min(SIGHTINGS_THAT_COUNT, sightings)
      pairs.push({ one, other, size, cost })
    }
  }
  pairs.sort((a, b) => a.cost - b.cost)
  return pairs
    .slice(0, limit)
    .flatMap(({ one, other, size, cost }) =>
      guesses(one, other, size, cost).filter((place) => agreementOf(place, [one, other]) !== undefined),
    )
}

/** The pair as upper left and upper right, as upper left and lower left, and as the two ends of the diagonal. */
function guesses(one: Finder, other: Finder, size: number, cost: number): Place[] {
  const side = { x: -(other.y - one.y), y: other.x - one.x }
  const beside = (point: Point, sign: number): Point => ({
    x: point.x + sign * side.x,
    y: point.y + sign * side.y,
  })
  const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
  const make = (upperLeft: Point, upperRight: Point, lowerLeft: Point): Place => ({
    upperLeft,
    upperRight,
    lowerLeft,
    size,
    isGuessed: true,
    cost,
  })
  return [
    make(one, other, beside(one, 1)),
    make(other, one, beside(other, -1)),
    make(one, beside(one, -1), other),
    make(other, beside(other, 1), one),
    make(beside(middle, -0.5), other, one),
    make(beside(middle, 0.5), one, other),
  ]
}
