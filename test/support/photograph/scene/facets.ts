import type { Chance } from '../chance.ts'
import type { Field } from '../smoothField.ts'

/** Half the width and height of what is covered, in widths of the print: an A4 sheet and a little more. */
const HALF_WIDTH = 0.6
const HALF_HEIGHT = 0.85
/** Points of the height map across; creases are soft over about two of them. */
const COLUMNS = 240
const ROWS = Math.round((COLUMNS * HALF_HEIGHT) / HALF_WIDTH)

type Vertex = { readonly x: number; readonly y: number; readonly height: number }

/**
 * Heights of paper that was crushed and opened again: flat facets of about `size` widths of the print that meet in
 * creases, from −1 to 1. Facets are the triangles of a grid whose points were pushed about.
 */
export function facets(chance: Chance, size: number): Field {
  const map = new Float32Array(COLUMNS * ROWS)
  const [across, down] = [Math.ceil((2 * HALF_WIDTH) / size), Math.ceil((2 * HALF_HEIGHT) / size)]
  const vertices = Array.from({ length: (across + 1) * (down + 1) }, (_, i): Vertex => {
    const [column, row] = [i % (across + 1), Math.floor(i / (across + 1))]
    const [x, y] = [column + pushed(chance, column, across), row + pushed(chance, row, down)]
    return { x: (x / across) * (COLUMNS - 1), y: (y / down) * (ROWS - 1), height: chance.between(-1, 1) }
  })
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const first = row * (across + 1) + column
      const corners = [first, first + 1, first + across + 2, first + across + 1].map((i) => vertices[i])
      const [a, b, c, d] = corners
      if (!a || !b || !c || !d) continue
      const [one, other] = chance.happens(0.5)
        ? [[a, b, c] as const, [a, c, d] as const]
        : [[a, b, d] as const, [b, c, d] as const]
      fill(map, one)
      fill(map, other)
    }
  }
  return lookUp(softened(softened(map)))
}

/** Points at the rim stay on it. */
function pushed(chance: Chance, at: number, last: number): number {
  const push = chance.between(-0.42, 0.42)
  return at === 0 || at === last ? 0 : push
}

function fill(map: Float32Array, [a, b, c]: readonly [Vertex, Vertex, Vertex]): void {
  const area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)
  if (area === 0) return
  const left = Math.max(0, Math.floor(Math.min(a.x, b.x, c.x)))
  const right = Math.min(COLUMNS - 1, Math.ceil(Math.max(a.x, b.x, c.x)))
  const bottom = Math.min(ROWS - 1, Math.ceil(Math.max(a.y, b.y, c.y)))
  for (let y = Math.max(0, Math.floor(Math.min(a.y, b.y, c.y))); y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const second = ((x - a.x) * (c.y - a.y) - (c.x - a.x) * (y - a.y)) / area
      const third = ((b.x - a.x) * (y - a.y) - (x - a.x) * (b.y - a.y)) / area
      if (second < -1e-3 || third < -1e-3 || second + third > 1.001) continue
      map[y * COLUMNS + x] = a.height * (1 - second - third) + b.height * second + c.height * third
    }
  }
}

/** Each point the mean of the nine around it. */
function softened(map: Float32Array): Float32Array {
  return map.map((_, i) => {
    const [x, y] = [i % COLUMNS, Math.floor(i / COLUMNS)]
    let sum = 0
    for (let dy = -1; dy <= 1; dy++) {
      const row = Math.min(ROWS - 1, Math.max(0, y + dy)) * COLUMNS
      for (let dx = -1; dx <= 1; dx++) sum += map[row + Math.min(COLUMNS - 1, Math.max(0, x + dx))] ?? 0
    }
    return sum / 9
  })
}

function lookUp(map: Float32Array): Field {
  return (x, y) => {
    const px = Math.min(COLUMNS - 1.001, Math.max(0, ((x + HALF_WIDTH) / (2 * HALF_WIDTH)) * (COLUMNS - 1)))
    const py = Math.min(ROWS - 1.001, Math.max(0, ((y + HALF_HEIGHT) / (2 * HALF_HEIGHT)) * (ROWS - 1)))
    const [column, row] = [Math.floor(px), Math.floor(py)]
    const [right, down] = [px - column, py - row]
    const at = row * COLUMNS + column
    const upper = (map[at] ?? 0) * (1 - right) + (map[at + 1] ?? 0) * right
    const lower = (map[at + COLUMNS] ?? 0) * (1 - right) + (map[at + COLUMNS + 1] ?? 0) * right
    return upper * (1 - down) + lower * down
  }
}
