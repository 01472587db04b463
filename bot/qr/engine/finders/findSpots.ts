import type { Sums } from '../../picture/sums.ts'
import { type SpotShape, spotShape, sumOver } from './spotShape.ts'

/** A finder seen as areas: a dark core, a light ring, a dark ring, and light around. */
export interface Spot {
  readonly x: number
  readonly y: number
  /** Pixels a module. */
  readonly across: number
  readonly down: number
  /** By how many standard deviations the lighter of the dark areas is darker than the darker of the light ones. */
  readonly clarity: number
}

/** Pixels a module that are tried; larger ones are found in a smaller picture. */
const MODULES = [1.6, 1.95, 2.35, 2.85]
/** Foreshortening: pixels a module across and down, as shares; what is not square is less sure. */
const SHAPES = [
  { wide: 1, tall: 1, sure: 1 },
  { wide: 1, tall: 0.6, sure: 0.85 },
  { wide: 0.6, tall: 1, sure: 0.85 },
] as const
const SMALLEST_MODULE = 1.4
/** Every second pixel of every second row is tried: a core is at least four pixels wide. */
const STRIDE = 2
const CLARITY_AT_LEAST = 0.4
/** In grey values; below it, it is noise. */
const GAP_AT_LEAST = 6
/** Spots nearer than this many modules are one; the clearest stays. */
const SAME_MODULES = 3
const SPOTS_AT_MOST = 12

/**
 * Finds the corner squares of symbols by their areas instead of their edges: creases, missing ink, noise and blur that
 * break the runs of a row hardly change them. Gives the clearest first.
 */
export function findSpots(sums: Sums, deadline: number): readonly Spot[] {
  const spots: Spot[] = []
  for (const module of MODULES) {
    for (const { wide, tall, sure } of SHAPES) {
      if (module * Math.min(wide, tall) < SMALLEST_MODULE) continue
      if (performance.now() > deadline) break
      findOfShape(sums, spotShape(module * wide, module * tall, sums.width + 1), sure, spots)
    }
  }
  return clearest(spots)
}

function findOfShape(sums: Sums, shape: SpotShape, sure: number, spots: Spot[]): void {
  const { width, height } = sums
  const { across, down, reachX, reachY } = shape
  for (let y = reachY; y <= height - reachY; y += STRIDE) {
    const row = y * (width + 1)
    for (let x = reachX; x <= width - reachX; x += STRIDE) {
      const clarity = sure * clarityAt(sums, shape, row + x)
      if (clarity > CLARITY_AT_LEAST) spots.push({ x: x - 0.5, y: y - 0.5, across, down, clarity })
    }
  }
}

/** 0 as soon as an area is not darker or lighter than it must be; most points are done after the first two. */
function clarityAt({ greys, squares }: Sums, { core, light, dark, outer }: SpotShape, at: number): number {
  const [inCore, inLight] = [sumOver(greys, at, core), sumOver(greys, at, light)]
  const coreMean = inCore / core.pixels
  const lightMean = (inLight - inCore) / (light.pixels - core.pixels)
  if (lightMean - coreMean < GAP_AT_LEAST) return 0
  const inDark = sumOver(greys, at, dark)
  const darkMean = (inDark - inLight) / (dark.pixels - light.pixels)
  if (lightMean - darkMean < GAP_AT_LEAST) return 0
  const inOuter = sumOver(greys, at, outer)
  const outerMean = (inOuter - inDark) / (outer.pixels - dark.pixels)
  const gap = Math.min(lightMean, outerMean) - Math.max(coreMean, darkMean)
  if (gap < GAP_AT_LEAST) return 0
  const mean = inOuter / outer.pixels
  return gap / Math.sqrt(Math.max(1, sumOver(squares, at, outer) / outer.pixels - mean * mean))
}

function clearest(spots: Spot[]): Spot[] {
  const kept: Spot[] = []
  for (const spot of spots.sort((a, b) => b.clarity - a.clarity)) {
    const reach = SAME_MODULES * Math.max(spot.across, spot.down)
    if (kept.some((other) => Math.hypot(other.x - spot.x, other.y - spot.y) < reach)) continue
    kept.push(spot)
    if (kept.length === SPOTS_AT_MOST) break
  }
  return kept
}
