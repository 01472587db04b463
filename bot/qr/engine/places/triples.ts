import { type Finder, moduleOf } from '../finders/finder.ts'
import { agreementOf } from './agreement.ts'
import { distance, type Place } from './place.ts'
import { sizeBetween } from './symbolSize.ts'

/** Finders of one symbol differ by perspective, at most by this factor. */
const MODULE_RATIO = 1.9
/** Of the angle at the corner: what is flatter is no photo that anybody takes. */
const SINE_AT_LEAST = 0.35
/** Both sides have the same number of modules; perspective and damage blur the measure. */
const SIZE_RATIO = 1.5
/** Versions 1 to 40 are 21 to 177 modules wide, with what measuring may be off. */
const SMALLEST = 16
const LARGEST = 185
/** Sightings beyond this many make no finder surer. */
const SIGHTINGS_THAT_COUNT = 6

/** Of so many, the likeliest by their shape, it is looked at whether what lies in the picture agrees. */
const LOOKED_AT = 24

/** All ways in which three of the finders may be the corners of a symbol, the likeliest first, at most `limit`. */
export function placesOfTriples(finders: readonly Finder[], limit: number): Place[] {
  const shapes: Shape[] = []
  for (const corner of finders) {
    for (const [i, one] of finders.entries()) {
      if (one === corner) continue
      for (const other of finders.slice(i + 1)) {
        const shape = other === corner ? undefined : shapeOf(corner, one, other)
        if (shape !== undefined) shapes.push(shape)
      }
    }
  }
  const likeliest = shapes.sort(byCost).slice(0, LOOKED_AT)
  return likeliest.flatMap(agreeing).sort(byCost).slice(0, limit)
}

/** Three finders that may be a symbol's, by where they lie and how large they are. */
type Shape = Omit<Place, 'isGuessed'> & {
  readonly [corner in 'upperLeft' | 'upperRight' | 'lowerLeft']: Finder
}

function byCost(one: { readonly cost: number }, other: { readonly cost: number }): number {
  return one.cost - other.cost
}

function agreeing({ upperLeft, upperRight, lowerLeft, size, cost }: Shape): Place[] {
  const shape = { upperLeft, upperRight, lowerLeft, size }
  const agreement = agreementOf(shape, [upperLeft, upperRight, lowerLeft])
  return agreement === undefined ? [] : [{ ...shape, isGuessed: false, cost: cost - agreement }]
}

function shapeOf(corner: Finder, one: Finder, other: Finder): Shape | undefined {
  const modules = [moduleOf(corner), moduleOf(one), moduleOf(other)]
  const ratio = Math.max(...modules) / Math.min(...modules)
  if (ratio > MODULE_RATIO) return undefined
  const [length, otherLength] = [distance(corner, one), distance(corner, other)]
  const turn = (one.x - corner.x) * (other.y - corner.y) - (one.y - corner.y) * (other.x - corner.x)
  const along = (one.x - corner.x) * (other.x - corner.x) + (one.y - corner.y) * (other.y - corner.y)
  if (Math.abs(turn) / (length * otherLength) < SINE_AT_LEAST) return undefined
  const [size, otherSize] = [sizeBetween(corner, one), sizeBetween(corner, other)]
  if (Math.min(size, otherSize) < SMALLEST || Math.max(size, otherSize) > LARGEST) return undefined
  if (Math.max(size, otherSize) / Math.min(size, otherSize) > SIZE_RATIO) return undefined
  const sightings = Math.min(SIGHTINGS_THAT_COUNT, corner.sightings, one.sightings, other.sightings)
  const cost =
    2 * Math.abs(Math.log(size / otherSize)) +
    1.2 * (Math.abs(along) / (length * otherLength)) +
    0.5 * Math.abs(Math.log(length / otherLength)) +
    Math.log(ratio) -
    0.05 * sightings
  // Seen from the upper left, the upper right comes before the lower left, clockwise, unless the photo is mirrored.
  const [upperRight, lowerLeft] = turn < 0 ? [other, one] : [one, other]
  return { upperLeft: corner, upperRight, lowerLeft, size: (size + otherSize) / 2, cost }
}
