import type { Finder } from '../finders/finder.ts'
import { FINDER_MODULES, HALF_FINDER_MODULES, walkRings } from '../finders/rings.ts'
import { LARGEST_VERSION } from '../symbol/capacities.ts'
import { distance } from './place.ts'

/** A foreshortened finder is longer in one direction than its mean, at most by about this many modules. */
const FURTHEST_MODULES = 8

/** Above this size a measure by the finders may be two versions off. */
const LARGE = 60

const ends = new Float64Array(3)

/** About how many modules wide a symbol is whose neighbouring finders these are. */
export function sizeBetween(from: Finder, to: Finder): number {
  const length = distance(from, to) || 1
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length]
  const here = moduleAlong(from, dx, dy)
  const there = moduleAlong(to, -dx, -dy)
  const measured = here > 0 && there > 0 ? (here + there) / 2 : here || there
  const module = measured || (from.across + from.down + to.across + to.down) / 4
  return length / module + FINDER_MODULES
}

/** The versions that a symbol may be of that was measured to be about `size` modules wide. */
export function versionsNear(size: number): number[] {
  const nearest = Math.round((size - 17) / 4)
  const reach = size > LARGE ? 2 : 1
  const versions = Array.from({ length: 2 * reach + 1 }, (_, i) => nearest - reach + i)
  return versions.filter((version) => version >= 1 && version <= LARGEST_VERSION)
}

/** Pixels a module in one direction, by the way to the end of the dark ring; 0 when it cannot be walked. */
function moduleAlong(finder: Finder, dx: number, dy: number): number {
  const furthest = FURTHEST_MODULES * Math.max(finder.across, finder.down)
  const walked = walkRings(finder.bitmap, { x: finder.x, y: finder.y, dx, dy }, furthest, ends)
  return walked ? (ends[2] ?? 0) / HALF_FINDER_MODULES : 0
}
