import type { Bitmap } from '../../picture/bitmap.ts'

/** One of a symbol's three corner squares, as it was seen in a bitmap; in that bitmap's pixels. */
export interface Finder {
  readonly x: number
  readonly y: number
  /** Pixels a module, measured along a row and along a column. */
  readonly across: number
  readonly down: number
  /** In how many rows it was seen. */
  readonly sightings: number
  readonly bitmap: Bitmap
}

/** Pixels a module, whatever the direction. */
export function moduleOf({ across, down }: Finder): number {
  return Math.sqrt(across * down)
}
