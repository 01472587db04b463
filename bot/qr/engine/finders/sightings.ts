import type { Bitmap } from '../../picture/bitmap.ts'
import type { Finder } from './finder.ts'

/** Side of the cells in which sightings are kept, in pixels: only neighbouring cells are searched. */
const CELL = 24
/** Cells in a row at most; pictures are far below 24 × 4,096 pixels wide. */
const CELLS_IN_ROW = 4096
/** Sightings within this many modules, and at least this many pixels, are of one finder. */
const SAME_MODULES = 1.5
const SAME_PIXELS = 2.5

type Mutable<Value> = { -readonly [key in keyof Value]: Value[key] }

/** Gathers what rows saw into finders: sightings close to each other are one, at their mean. */
export function createSightings(bitmap: Bitmap) {
  const finders: Mutable<Finder>[] = []
  const cells = new Map<number, Mutable<Finder>[]>()

  function known(x: number, y: number): Mutable<Finder> | undefined {
    const [column, row] = [Math.trunc(x / CELL), Math.trunc(y / CELL)]
    for (let r = row - 1; r <= row + 1; r++) {
      for (let c = column - 1; c <= column + 1; c++) {
        const found = cells.get(r * CELLS_IN_ROW + c)?.find((finder) => isSame(finder, x, y))
        if (found !== undefined) return found
      }
    }
    return undefined
  }

  return {
    finders: finders as readonly Finder[],
    add(x: number, y: number, across: number, down: number): void {
      const finder = known(x, y)
      if (finder === undefined) {
        const made = { x, y, across, down, sightings: 1, bitmap }
        finders.push(made)
        const cell = Math.trunc(y / CELL) * CELLS_IN_ROW + Math.trunc(x / CELL)
        const others = cells.get(cell)
        if (others === undefined) cells.set(cell, [made])
        else others.push(made)
        return
      }
      const share = 1 / (finder.sightings + 1)
      finder.x += (x - finder.x) * share
      finder.y += (y - finder.y) * share
      finder.across += (across - finder.across) * share
      finder.down += (down - finder.down) * share
      finder.sightings++
    },
  }
}

function isSame(finder: Finder, x: number, y: number): boolean {
  const reach = Math.max(SAME_PIXELS, ((finder.across + finder.down) / 2) * SAME_MODULES)
  return Math.hypot(finder.x - x, finder.y - y) < reach
}
