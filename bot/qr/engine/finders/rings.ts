import type { Bitmap } from '../../picture/bitmap.ts'

/** Half a pixel a step: rings of one pixel are still met. */
const STEP = 0.5

/**
 * Walks from a dark point until the colour has changed three times: out of a finder's core, out of its light ring, out
 * of its dark ring. Writes the distances, in pixels, into `ends`; false when the picture or `furthest` ends before.
 * `dx` and `dy` are a direction of length 1.
 */
export function walkRings(
  { dark, width, height }: Bitmap,
  from: { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number },
  furthest: number,
  ends: Float64Array,
): boolean {
  const { x, y, dx, dy } = from
  let colour = 1
  let changes = 0
  for (let distance = STEP; distance < furthest + STEP; distance += STEP) {
    const column = Math.round(x + dx * distance)
    const row = Math.round(y + dy * distance)
    if (column < 0 || row < 0 || column >= width || row >= height) return false
    const here = dark[row * width + column] ?? 0
    if (here === colour) continue
    ends[changes++] = distance - STEP / 2
    if (changes === 3) return true
    colour = here
  }
  return false
}

/** A finder's rings across its middle are 1, 1, 3, 1 and 1 modules; this is their sum. */
export const FINDER_MODULES = 7
/** From the middle to the end of the dark ring. */
export const HALF_FINDER_MODULES = 3.5

/** Of a module, how far a ring may be off; blur eats thin rings. And pixels, because runs are whole. */
const TOLERANCE = 0.65
const TOLERANCE_PIXELS = 0.35
/** The core is three modules and may be off by more. */
const CORE_TOLERANCE = 2.2

/** The five runs' whole length when they stand to each other as a finder's do, else 0. */
export function finderLength(a: number, b: number, core: number, c: number, d: number): number {
  const length = a + b + core + c + d
  if (length < FINDER_MODULES) return 0
  const module = length / FINDER_MODULES
  const off = module * TOLERANCE + TOLERANCE_PIXELS
  const fits =
    Math.abs(a - module) < off &&
    Math.abs(b - module) < off &&
    Math.abs(core - 3 * module) < CORE_TOLERANCE * off &&
    Math.abs(c - module) < off &&
    Math.abs(d - module) < off
  return fits ? length : 0
}
