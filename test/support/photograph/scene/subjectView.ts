import type { Point } from './camera.ts'

/** Where the photo shows what was aimed at, the symbol, in pixels. */
export interface SubjectView {
  readonly corners: readonly [Point, Point, Point, Point]
  /** Its middle. */
  readonly x: number
  readonly y: number
  /** Mean length of its four sides. */
  readonly side: number
  /** Side of a module: in the middle, and the shortest at any corner. */
  readonly module: number
  readonly smallestModule: number
}
