import { create } from 'qrcode'
import type { Chance } from '../chance.ts'
import { maze } from './maze.ts'

/** Squares that look like a symbol and are none. */
export const DECOYS = [
  'finders',
  'nested',
  'maze',
  'halved',
  'random',
  'chequers',
  'noise',
  'matrix',
] as const
export type Decoy = (typeof DECOYS)[number]

/** Dark modules of a decoy, in rows. */
export interface Modules {
  readonly size: number
  readonly isDark: (row: number, column: number) => boolean
}

const SIZE = 33

export function decoyModules(decoy: Decoy, chance: Chance): Modules {
  return MAKERS[decoy](chance)
}

const MAKERS: { readonly [decoy in Decoy]: (chance: Chance) => Modules } = {
  finders: () => ({ size: SIZE, isDark: (row, column) => inFinder(row, column) === true }),
  nested: (chance) => {
    const step = chance.pick([7, 9, 11])
    const isDark = (row: number, column: number): boolean => {
      const [y, x] = [(row % step) - (step >> 1), (column % step) - (step >> 1)]
      return Math.max(Math.abs(x), Math.abs(y)) % 2 === (step >> 1) % 2
    }
    return { size: SIZE, isDark }
  },
  maze: (chance) => modulesOf(SIZE, maze(SIZE, chance)),
  halved,
  random,
  chequers: (chance) => {
    const step = chance.whole(1, 3)
    return {
      size: SIZE,
      isDark: (row, column) => (Math.floor(row / step) + Math.floor(column / step)) % 2 === 0,
    }
  },
  noise: (chance) => modulesOf(SIZE, noise(SIZE, chance)),
  // The solid and the dashed border of a Data Matrix around nonsense.
  matrix: (chance) => {
    const inside = modulesOf(SIZE, noise(SIZE, chance))
    const isDark = (row: number, column: number): boolean => {
      if (column === 0 || row === SIZE - 1) return true
      if (row === 0) return column % 2 === 0
      return column === SIZE - 1 ? row % 2 === 1 : inside.isDark(row, column)
    }
    return { size: SIZE, isDark }
  },
}

function modulesOf(size: number, cells: Uint8Array): Modules {
  return { size, isDark: (row, column) => cells[row * size + column] === 1 }
}

function noise(size: number, chance: Chance): Uint8Array {
  return Uint8Array.from({ length: size * size }, () => chance.whole(0, 1))
}

/** Whether a module of a corner's finder pattern is dark; undefined outside the three corners. */
function inFinder(row: number, column: number): boolean | undefined {
  const [y, x] = [row < 8 ? row : SIZE - 1 - row, column < 8 ? column : SIZE - 1 - column]
  if (x > 7 || y > 7 || (row >= 8 && column >= 8)) return undefined
  return Math.max(Math.abs(x - 3), Math.abs(y - 3)) !== 2 && x < 7 && y < 7
}

/** A real symbol of which the half with two finders is cut away: no error correction brings that back. */
function halved(chance: Chance): Modules {
  const { modules } = create(String(chance.between(1, 9)), { version: 4, errorCorrectionLevel: 'Q' })
  const isUpper = chance.happens(0.5)
  const isDark = (row: number, column: number): boolean =>
    modules.get(row, column) === 1 && (isUpper ? row > modules.size * 0.5 : column > modules.size * 0.5)
  return { size: modules.size, isDark }
}

/** Perfect finders, timing and format, but what lies between is drawn by lot: a reader must say that it is nothing. */
function random(chance: Chance): Modules {
  const version = chance.whole(2, 5)
  const { modules } = create(String(chance.whole(1, 999)), {
    version,
    errorCorrectionLevel: chance.pick(['L', 'M', 'Q', 'H']),
  })
  const cells = noise(modules.size, chance)
  const isDark = (row: number, column: number): boolean =>
    modules.isReserved(row, column)
      ? modules.get(row, column) === 1
      : cells[row * modules.size + column] === 1
  return { size: modules.size, isDark }
}
