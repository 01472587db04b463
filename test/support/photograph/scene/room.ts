import type { Chance } from '../chance.ts'
import { eased } from '../smoothField.ts'

const COLUMNS = 7
const ROWS = 7

/** Writes the colour at a point of the photo, both 0 to 1, in linear light. */
export type Backdrop = (x: number, y: number, colour: Float32Array) => void

/** What lies behind everything, far and out of focus: patches of light and dark that run into each other. */
export function room(chance: Chance): Backdrop {
  const patches = new Float32Array((COLUMNS + 1) * (ROWS + 1) * 3)
  for (let i = 0; i < patches.length; i += 3) {
    const [light, warmth] = [chance.between(0.02, 0.5) ** 1.4, chance.between(0.75, 1.25)]
    patches.set([light * warmth, light, light / warmth], i)
  }
  return (x, y, colour) => {
    const [column, row] = [Math.floor(x * COLUMNS), Math.floor(y * ROWS)]
    const [right, down] = [eased(x * COLUMNS - column), eased(y * ROWS - row)]
    const at = (row * (COLUMNS + 1) + column) * 3
    const below = at + (COLUMNS + 1) * 3
    for (let c = 0; c < 3; c++) {
      const upper = (patches[at + c] ?? 0) * (1 - right) + (patches[at + c + 3] ?? 0) * right
      const lower = (patches[below + c] ?? 0) * (1 - right) + (patches[below + c + 3] ?? 0) * right
      colour[c] = upper * (1 - down) + lower * down
    }
  }
}
