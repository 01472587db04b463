import type { Inset, Mark } from '../page.ts'

/** A picture of a summary is 360 units wide, as many as a phone's screen: a letter's size is what the reader sees. */
export const WIDTH = 360
export const MARGIN = 14
export const INNER = WIDTH - 2 * MARGIN
/** The smallest letters: as large as a messenger's own. */
export const LETTERS = 14

/** A part of the picture, and where it ends. */
export interface Section {
  readonly marks: readonly (Mark | Inset)[]
  readonly bottom: number
}
