import type { Bitmap } from '../../picture/bitmap.ts'
import type { Finder } from '../finders/finder.ts'
import { flatWarp, lay, type Warp } from '../grid/warp.ts'
import { sizeOfVersion } from '../symbol/capacities.ts'
import type { Place } from './place.ts'
import { versionsNear } from './symbolSize.ts'

/**
 * What a place must come to, by its finders and in all. Nine of ten places in photos without a code lie below it; of 466
 * that were read in hard photos, by one look or another, 5 of 100 did, most of them seen better by another look.
 */
const FINDERS_AT_LEAST = 0.2
const AGREEMENT_AT_LEAST = 0.45
/** Perspectives that are tried where a flat symbol does not agree; the fit climbs to what lies between them. */
const PERSPECTIVES = [0, -0.15, 0.15]

/** A finder with the light margin around it is nine modules wide. */
const REACH = 4
const RINGS_MODULES = (2 * REACH + 1) ** 2
/** The timing pattern lies three modules off the line through the finders' middles, and ends four modules from them. */
const TIMING_ASIDE = 3
const TIMING_FROM = 5

type Corners = Pick<Place, 'upperLeft' | 'upperRight' | 'lowerLeft' | 'size'>

const warp = flatWarp()

/**
 * How well a place agrees with the finders that were `seen`, and with what lies between them: the modules of the finders
 * that have the colour they should, less those that have the other, as a share of all; and the same of the timing
 * pattern. 2 is perfect. Rings that chance put together turn and stretch each in its own way, and come to about 0.
 * Undefined when it is too little. Where the third finder is a guess, the timing pattern does not count.
 */
export function agreementOf(place: Corners, seen: readonly Finder[]): number | undefined {
  for (const g of PERSPECTIVES) {
    for (const h of PERSPECTIVES) {
      lay(warp, place, g, h)
      const agreement = agreementIn(place, seen)
      if (agreement !== undefined) return agreement
    }
  }
  return undefined
}

function agreementIn({ upperRight, lowerLeft, size }: Corners, seen: readonly Finder[]) {
  let finders = 0
  for (const finder of seen) {
    const u = finder === upperRight ? 1 : -1
    const v = finder === lowerLeft ? 1 : -1
    finders += ringsAt(finder.bitmap, u, v, 2 / (size - 7)) / seen.length
  }
  if (finders < FINDERS_AT_LEAST) return undefined
  const [first] = seen
  if (first === undefined || seen.length < 3) return finders
  const sizes = versionsNear(size).map(sizeOfVersion)
  const both = finders + Math.max(...sizes.map((modules) => timingIn(first.bitmap, modules)))
  return both < AGREEMENT_AT_LEAST ? undefined : both
}

/** Of the finder whose middle is at (u, v); `step` is a module. */
function ringsAt(bitmap: Bitmap, u: number, v: number, step: number): number {
  let sum = 0
  for (let down = -REACH; down <= REACH; down++) {
    for (let right = -REACH; right <= REACH; right++) {
      const ring = Math.max(Math.abs(right), Math.abs(down))
      const colour = colourAt(bitmap, warp, u + right * step, v + down * step)
      sum += ring === 2 || ring === 4 ? -colour : colour
    }
  }
  return sum / RINGS_MODULES
}

function timingIn(bitmap: Bitmap, size: number): number {
  const step = 2 / (size - 7)
  const aside = TIMING_ASIDE * step - 1
  let sum = 0
  let modules = 0
  for (let i = TIMING_FROM; i <= size - 7 - TIMING_FROM; i++) {
    const along = i * step - 1
    const both = colourAt(bitmap, warp, along, aside) + colourAt(bitmap, warp, aside, along)
    // Dark and light take turns, beginning dark in the symbol's first module; `i` counts from a finder's middle, the fourth.
    sum += i % 2 === 1 ? both : -both
    modules += 2
  }
  return sum / modules
}

/** 1 dark, -1 light, 0 outside the picture; (u, v) are the grid's own coordinates, the finders' middles at ±1. */
function colourAt({ dark, width, height }: Bitmap, laid: Warp, u: number, v: number): number {
  const near = 1 / (1 + (laid[6] ?? 0) * u + (laid[7] ?? 0) * v)
  const column = Math.round(((laid[0] ?? 0) + (laid[1] ?? 0) * u + (laid[2] ?? 0) * v) * near)
  const row = Math.round(((laid[3] ?? 0) + (laid[4] ?? 0) * u + (laid[5] ?? 0) * v) * near)
  if (column < 0 || row < 0 || column >= width || row >= height) return 0
  return dark[row * width + column] === 1 ? 1 : -1
}
