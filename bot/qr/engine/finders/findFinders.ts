import type { Bitmap } from '../../picture/bitmap.ts'
import { type Crossing, cross } from './crossing.ts'
import type { Finder } from './finder.ts'
import { FINDER_MODULES, finderLength } from './rings.ts'
import { createSightings } from './sightings.ts'

/** Rows between two looks at the clock. */
const ROWS_A_LOOK = 64
/** A slanted or foreshortened finder is longer along other lines than along the row, at most by this. */
const LONGER = 3
const LONGER_AGAIN = 2

/**
 * Finds the corner squares of symbols: runs of 1, 1, 3, 1, 1 in a row, met again along the column, the row and a
 * diagonal through the same middle. Gives every finder with the number of rows that saw it. Stops at `deadline`, in
 * milliseconds of `performance.now()`.
 */
export function findFinders(bitmap: Bitmap, deadline: number): readonly Finder[] {
  const sightings = createSightings(bitmap)
  for (let y = 1; y < bitmap.height; y++) {
    if (y % ROWS_A_LOOK === 0 && performance.now() > deadline) break
    scanRow(bitmap, y, (middle, length) => {
      const seen = confirm(bitmap, middle, y, length)
      if (seen !== undefined) sightings.add(seen.x, seen.y, seen.across, seen.down)
    })
  }
  return sightings.finders
}

/** Calls `found` with the middle and length of every five runs in the row that stand to each other as a finder's do. */
function scanRow({ dark, width }: Bitmap, y: number, found: (middle: number, length: number) => void): void {
  const row = y * width
  let [a, b, core, c, d] = [0, 0, 0, 0, 0]
  let colour = 0
  let run = 0
  for (let x = 0; x <= width; x++) {
    const here = x < width ? (dark[row + x] ?? 0) : 2
    if (here === colour) {
      run++
      continue
    }
    a = b
    b = core
    core = c
    c = d
    d = run
    if (colour === 1 && a > 0) {
      const length = finderLength(a, b, core, c, d)
      if (length > 0) found(x - d - c - core / 2 - 0.5, length)
    }
    colour = here
    run = 1
  }
}

const column: Crossing = { length: 0, middle: 0 }
const row: Crossing = { length: 0, middle: 0 }
const diagonal: Crossing = { length: 0, middle: 0 }

function confirm(bitmap: Bitmap, middle: number, y: number, length: number) {
  if (!cross(bitmap, { x: middle, y, dx: 0, dy: 1 }, length * LONGER, column)) return undefined
  const centreY = y + column.middle
  if (!cross(bitmap, { x: middle, y: centreY, dx: 1, dy: 0 }, length * LONGER_AGAIN, row)) return undefined
  const centreX = middle + row.middle
  const slant = Math.SQRT1_2
  const isConfirmed =
    cross(bitmap, { x: centreX, y: centreY, dx: slant, dy: slant }, length * LONGER, diagonal) ||
    cross(bitmap, { x: centreX, y: centreY, dx: slant, dy: -slant }, length * LONGER, diagonal)
  if (!isConfirmed) return undefined
  return { x: centreX, y: centreY, across: row.length / FINDER_MODULES, down: column.length / FINDER_MODULES }
}
