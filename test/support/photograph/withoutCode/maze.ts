import type { Chance } from '../chance.ts'

/** A maze of walls one module thick, every path found by walking back. */
export function maze(size: number, chance: Chance): Uint8Array {
  const cells = new Uint8Array(size * size).fill(1)
  const path: [row: number, column: number][] = [[1, 1]]
  cells[size + 1] = 0
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    const [row, column] = at
    const ways = (
      [
        [-2, 0],
        [2, 0],
        [0, -2],
        [0, 2],
      ] as const
    ).filter(([down, right]) => {
      const [y, x] = [row + down, column + right]
      return y > 0 && x > 0 && y < size - 1 && x < size - 1 && cells[y * size + x] === 1
    })
    const [down, right] = ways[chance.whole(0, ways.length - 1)] ?? [0, 0]
    if (ways.length === 0) {
      path.pop()
      continue
    }
    cells[(row + down / 2) * size + column + right / 2] = 0
    cells[(row + down) * size + column + right] = 0
    path.push([row + down, column + right])
  }
  return cells
}
