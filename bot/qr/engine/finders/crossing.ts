import type { Bitmap } from '../../picture/bitmap.ts'
import { finderLength, walkRings } from './rings.ts'

const there = new Float64Array(3)
const back = new Float64Array(3)

/** Where a line through a finder crosses it: its rings' whole length, and how far ahead of the start its middle is. */
export interface Crossing {
  length: number
  middle: number
}

/** Looks along a line in both directions; fills `crossing` and says whether the rings are a finder's. */
export function cross(
  bitmap: Bitmap,
  line: { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number },
  furthest: number,
  crossing: Crossing,
): boolean {
  if (!walkRings(bitmap, line, furthest, there)) return false
  if (!walkRings(bitmap, { x: line.x, y: line.y, dx: -line.dx, dy: -line.dy }, furthest, back)) return false
  const [core, light, end] = [there[0] ?? 0, there[1] ?? 0, there[2] ?? 0]
  const [coreBack, lightBack, endBack] = [back[0] ?? 0, back[1] ?? 0, back[2] ?? 0]
  const length = finderLength(
    end - light,
    light - core,
    core + coreBack,
    lightBack - coreBack,
    endBack - lightBack,
  )
  if (length === 0) return false
  crossing.length = length
  // The ends of the core and of the dark ring both have the middle between them; the light ring follows from them.
  crossing.middle = (end - endBack + core - coreBack) / 4
  return true
}
