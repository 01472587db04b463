import type { Grid } from '../grid/warp.ts'

/** The ways, in pixels, from a module to the next one to the right and to the next one below. */
export interface Axes {
  rightX: number
  rightY: number
  downX: number
  downY: number
}

export function createAxes(): Axes {
  return { rightX: 0, rightY: 0, downX: 0, downY: 0 }
}

/** Measures the axes at a module by its neighbours on both sides, at the edge by the one there is. */
export function axesAt({ x, y }: Grid, size: number, i: number, axes: Axes): void {
  const column = i % size
  const left = column > 0 ? i - 1 : i
  const right = column < size - 1 ? i + 1 : i
  const above = i >= size ? i - size : i
  const below = i < x.length - size ? i + size : i
  const across = 1 / (right - left)
  const down = size / (below - above)
  axes.rightX = ((x[right] ?? 0) - (x[left] ?? 0)) * across
  axes.rightY = ((y[right] ?? 0) - (y[left] ?? 0)) * across
  axes.downX = ((x[below] ?? 0) - (x[above] ?? 0)) * down
  axes.downY = ((y[below] ?? 0) - (y[above] ?? 0)) * down
}
