import { climbKnown, layKnown } from '../../../../../bot/qr/engine/grid/fitWarp.ts'
import { type Frame, frameOf } from '../../../../../bot/qr/engine/grid/frame.ts'
import type { Grid, Warp } from '../../../../../bot/qr/engine/grid/warp.ts'
import { distance } from '../../../../../bot/qr/engine/places/place.ts'
import { openWindow, type Window } from '../../../../../bot/qr/engine/places/window.ts'
import { symbolModel } from '../../../../../bot/qr/engine/symbol/model.ts'
import type { GreyImage } from '../../../../../bot/qr/picture/greyImage.ts'
import type { Drawn } from '../drawn.ts'
import { NEVER } from '../finders/sight.ts'

/** A drawn symbol through the window on its true place. */
export interface Lying {
  readonly symbol: Drawn
  readonly window: Window
  readonly frame: Frame
  /** The middle of every module in the window's pixels. */
  readonly truth: Grid
  /** Pixels a module in the window, where the paper lies flat. */
  readonly module: number
}

export function lyingIn(symbol: Drawn, image: GreyImage = symbol.image): Lying {
  const window = openWindow(image, symbol.place)
  if (window === undefined) throw new Error('there is room for a window')
  const [inWindow, inPicture] = [window.place, symbol.place]
  const scale =
    distance(inWindow.upperLeft, inWindow.lowerLeft) / distance(inPicture.upperLeft, inPicture.lowerLeft)
  const moved = (axis: 'x' | 'y'): Float32Array =>
    symbol.grid[axis].map((at) => (at - inPicture.upperLeft[axis]) * scale + inWindow.upperLeft[axis])
  return {
    symbol,
    window,
    frame: frameOf(symbolModel(symbol.version)),
    truth: { x: moved('x'), y: moved('y') },
    module: symbol.module * scale,
  }
}

/** The first fit of a candidate: flat, by the known modules alone. */
export function flatFit({ window, frame }: Lying): { readonly warp: Warp; readonly likeness: number } {
  const { warp } = layKnown(window.soft, frame, window.place)
  return { warp, likeness: climbKnown(window.soft, frame, warp, NEVER) }
}

/** How far each module of a grid lies from where it was drawn, in modules. */
export function misses({ truth, module }: Lying, grid: Grid): number[] {
  return Array.from(
    grid.x,
    (x, i) => Math.hypot(x - (truth.x[i] ?? 0), (grid.y[i] ?? 0) - (truth.y[i] ?? 0)) / module,
  )
}

/** The largest, when so many of a hundred are left out. */
export function largest(numbers: readonly number[], leftOut = 0): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * (1 - leftOut / 100)) - 1] ?? Number.NaN
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
