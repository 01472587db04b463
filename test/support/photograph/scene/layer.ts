import type { Colour } from '../picture.ts'
import type { MeshPlan } from './mesh.ts'
import type { Texture } from './texture.ts'

/** A sheet with what is on it, to be shown in the scene. */
export interface Layer {
  readonly plan: MeshPlan
  /** Whether it gives light of its own, as a screen does. */
  readonly shines: boolean
  readonly texture: Texture
  /** Where in the texture a point of the sheet lies: u = x · scaleU + offsetU, and so down. */
  readonly scaleU: number
  readonly scaleV: number
  readonly offsetU: number
  readonly offsetV: number
  /** What the texture's black and white reflect: no ink is black and no paper white. */
  readonly black: number
  readonly white: Colour
  /** How dark it is at a point because of what lies upon it, 1 not at all. */
  readonly shade?: (x: number, y: number) => number
}
