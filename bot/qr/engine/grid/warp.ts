import type { Axes } from '../modules/axes.ts'
import type { Place } from '../places/place.ts'
import { BENDS, type Frame } from './frame.ts'

/**
 * How a symbol lies in a picture: six numbers for x and y as an affine map of (u, v) and two for the perspective; where
 * paper may be bent, 14 more say by how many pixels each bend moves x and y.
 */
export type Warp = Float64Array

export const AFFINE = [0, 3, 1, 2, 4, 5] as const
export const PERSPECTIVE = [6, 7] as const
/** Paper bent one way along or across, as round a pillar. */
export const SIMPLE_BENDS = [8, 9, 15, 16] as const
export const OTHER_BENDS = [10, 11, 12, 13, 14, 17, 18, 19, 20, 21] as const
const BENDS_X = 8
const BENDS_Y = BENDS_X + BENDS
const FLAT_COUNT = BENDS_X
const BENT_COUNT = BENDS_Y + BENDS

/** The middles of the finders. */
type Corners = Pick<Place, 'upperLeft' | 'upperRight' | 'lowerLeft'>

export function flatWarp(): Warp {
  return new Float64Array(FLAT_COUNT)
}

/** The same warp with room for bends. */
export function bendable(flat: Warp): Warp {
  const warp = new Float64Array(BENT_COUNT)
  warp.set(flat)
  return warp
}

/** Lays the warp through the three finders with the perspective (g, h); what was bent is flat again. */
export function lay(warp: Warp, { upperLeft, upperRight, lowerLeft }: Corners, g: number, h: number): void {
  warp.fill(0)
  const [upperLeftDepth, upperRightDepth, lowerLeftDepth] = [1 - g - h, 1 + g - h, 1 - g + h]
  for (const [first, axis] of [[0, 'x'] as const, [3, 'y'] as const]) {
    const a = upperLeft[axis] * upperLeftDepth
    const b = upperRight[axis] * upperRightDepth
    const c = lowerLeft[axis] * lowerLeftDepth
    warp[first + 1] = (b - a) / 2
    warp[first + 2] = (c - a) / 2
    warp[first] = a + (b - a) / 2 + (c - a) / 2
  }
  warp[6] = g
  warp[7] = h
}

/** Pixels a module across and down in the middle of the symbol. */
export function modulesOf(warp: Warp, { half }: Frame): { across: number; down: number } {
  return {
    across: Math.hypot(warp[1] ?? 0, warp[4] ?? 0) / half,
    down: Math.hypot(warp[2] ?? 0, warp[5] ?? 0) / half,
  }
}

/** The middle of every module in the picture's pixels. */
export interface Grid {
  readonly x: Float32Array
  readonly y: Float32Array
}

export function gridOf(warp: Warp, frame: Frame): Grid {
  const count = frame.u.length
  const grid = { x: new Float32Array(count), y: new Float32Array(count) }
  const at = { x: 0, y: 0 }
  for (let i = 0; i < count; i++) {
    warpModule(warp, frame, i, at)
    grid.x[i] = at.x
    grid.y[i] = at.y
  }
  return grid
}

/** Where the warp puts the middle of a module; filled in rather than made, because it is asked a million times. */
export function warpModule(
  warp: Warp,
  { u, v, bends }: Frame,
  i: number,
  at: { x: number; y: number },
): void {
  const [across, down] = [u[i] ?? 0, v[i] ?? 0]
  const near = 1 / (1 + (warp[6] ?? 0) * across + (warp[7] ?? 0) * down)
  let x = ((warp[0] ?? 0) + (warp[1] ?? 0) * across + (warp[2] ?? 0) * down) * near
  let y = ((warp[3] ?? 0) + (warp[4] ?? 0) * across + (warp[5] ?? 0) * down) * near
  const count = warp.length > FLAT_COUNT ? BENDS : 0
  for (let k = 0, b = i * BENDS; k < count; k++, b++) {
    const bend = bends[b] ?? 0
    x += (warp[BENDS_X + k] ?? 0) * bend
    y += (warp[BENDS_Y + k] ?? 0) * bend
  }
  at.x = x
  at.y = y
}

/** The ways, in pixels, from one module to the next, to the right and down, on the mean of the whole symbol. */
export function meanAxes({ x, y }: Grid, size: number): Axes {
  const [right, below] = [size - 1, (size - 1) * size]
  const along = (from: Float32Array, start: number, end: number): number =>
    ((from[end] ?? 0) - (from[start] ?? 0)) / (size - 1)
  const mean = (from: Float32Array, other: number): number =>
    (along(from, 0, other) + along(from, size * size - 1 - other, size * size - 1)) / 2
  return { rightX: mean(x, right), rightY: mean(y, right), downX: mean(x, below), downY: mean(y, below) }
}

export function moduleLengths(grid: Grid, size: number): { across: number; down: number } {
  const { rightX, rightY, downX, downY } = meanAxes(grid, size)
  return { across: Math.hypot(rightX, rightY), down: Math.hypot(downX, downY) }
}
