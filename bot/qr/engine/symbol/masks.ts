import type { SymbolModel } from './model.ts'

/** Whether a mask turns a module over (ISO/IEC 18004, table 10). */
const TURNS: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

const signs = new Map<string, Int8Array>()

/** For each of `dataPlaces`, -1 where the mask turns the module over, else 1; each is made once. */
export function maskSigns(model: SymbolModel, mask: number): Int8Array {
  const name = `${model.version}-${mask}`
  const known = signs.get(name)
  if (known !== undefined) return known
  const turns = TURNS[mask]
  if (turns === undefined) throw new RangeError('a mask is 0 to 7')
  const made = Int8Array.from(model.dataPlaces, (place) =>
    turns(Math.floor(place / model.size), place % model.size) ? -1 : 1,
  )
  signs.set(name, made)
  return made
}

/** The soft data bits in the order of placement, the mask taken off: positive for a 1. */
export function unmasked(model: SymbolModel, mask: number, soft: Float32Array): Float32Array {
  const turned = maskSigns(model, mask)
  const bits = new Float32Array(turned.length)
  for (let i = 0; i < bits.length; i++) bits[i] = (soft[model.dataPlaces[i] ?? 0] ?? 0) * (turned[i] ?? 0)
  return bits
}
