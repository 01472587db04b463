import type { Colour } from '../picture.ts'
import type { Point } from '../scene/camera.ts'
import { FULL_LIGHT, type Level } from '../scene/texture.ts'

/** How much of what lies at a point is covered, 0 to 1. */
export type Coverage = (x: number, y: number) => number

/** Where to paint, in widths of the print from its upper left corner, and how fine. */
export interface Region {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** `coverage` is asked once for every square of so many pixels. */
  readonly grain: number
}

export const EVERYWHERE: Region = { left: 0, top: 0, right: 9, bottom: 9, grain: 1 }

/** Paints over a print, `coverage` being asked in widths of the print from its upper left corner. */
export function paintOver(level: Level, region: Region, coverage: Coverage, colour: Colour): void {
  const { width, height } = level
  const { left, top, right, bottom, grain } = region
  const [fromX, toX] = [Math.max(0, Math.floor(left * width)), Math.min(width, Math.ceil(right * width))]
  const [fromY, toY] = [Math.max(0, Math.floor(top * width)), Math.min(height, Math.ceil(bottom * width))]
  for (let y = fromY; y < toY; y += grain) {
    for (let x = fromX; x < toX; x += grain) {
      const covered = coverage(x / width, y / width)
      if (covered > 0) paintSquare(level, x, y, grain, Math.min(1, covered), colour)
    }
  }
}

/** A line of some strength, `half` its width, in such a colour. */
export interface Stroke {
  readonly from: Point
  readonly to: Point
  readonly half: number
  readonly softness: number
  readonly opacity: number
}

export function paintStroke(
  level: Level,
  { from, to, half, softness, opacity }: Stroke,
  colour: Colour,
): void {
  const reach = half + softness
  const region: Region = {
    left: Math.min(from[0], to[0]) - reach,
    top: Math.min(from[1], to[1]) - reach,
    right: Math.max(from[0], to[0]) + reach,
    bottom: Math.max(from[1], to[1]) + reach,
    grain: 1,
  }
  paintOver(level, region, (x, y) => opacity * edge(half - distanceToLine(x, y, from, to), softness), colour)
}

function paintSquare(
  { pixels, width, height }: Level,
  x: number,
  y: number,
  side: number,
  share: number,
  colour: Colour,
): void {
  for (let row = y; row < Math.min(height, y + side); row++) {
    for (let column = x; column < Math.min(width, x + side); column++) {
      const at = (row * width + column) * 3
      for (let c = 0; c < 3; c++) {
        const under = pixels[at + c] ?? 0
        pixels[at + c] = under + ((colour[c] ?? 0) * FULL_LIGHT - under) * share
      }
    }
  }
}

/** How far a point is from the line between two others. */
export function distanceToLine(x: number, y: number, from: Point, to: Point): number {
  const dx = to[0] - from[0]
  const dy = to[1] - from[1]
  const share = ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy || 1)
  const along = share < 0 ? 0 : share > 1 ? 1 : share
  const aside = x - from[0] - along * dx
  const below = y - from[1] - along * dy
  return Math.sqrt(aside * aside + below * below)
}

/** 1 inside a shape, 0 outside, a soft edge between; `inside` is the distance from the edge, positive within. */
export function edge(inside: number, softness: number): number {
  return Math.max(0, Math.min(1, 0.5 + inside / softness))
}
