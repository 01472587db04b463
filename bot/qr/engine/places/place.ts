/** A point of a picture, in pixels; pixel centres are whole numbers. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Where a symbol may lie: the middles of its three finders, and about how many modules wide it would be. */
export interface Place {
  readonly upperLeft: Point
  readonly upperRight: Point
  readonly lowerLeft: Point
  readonly size: number
  /** Whether one of the three was not seen but guessed from the two others. */
  readonly isGuessed: boolean
  /** How unlikely it looks by its shape alone; 0 is perfect. */
  readonly cost: number
}

export function distance(from: Point, to: Point): number {
  return Math.hypot(to.x - from.x, to.y - from.y)
}

/** The same place in a picture that is `factor` times as large. */
export function enlarged(place: Place, factor: number): Place {
  if (factor === 1) return place
  const point = ({ x, y }: Point): Point => ({ x: (x + 0.5) * factor - 0.5, y: (y + 0.5) * factor - 0.5 })
  return {
    ...place,
    upperLeft: point(place.upperLeft),
    upperRight: point(place.upperRight),
    lowerLeft: point(place.lowerLeft),
  }
}

/** Pixels within which two finders' middles are the same, and modules within which two sizes are. */
const SAME_PIXELS = 4
const SAME_SIZE = 3

export function isSamePlace(one: Place, other: Place): boolean {
  return (
    distance(one.upperLeft, other.upperLeft) < SAME_PIXELS &&
    distance(one.upperRight, other.upperRight) < SAME_PIXELS &&
    distance(one.lowerLeft, other.lowerLeft) < SAME_PIXELS &&
    Math.abs(one.size - other.size) < SAME_SIZE
  )
}
