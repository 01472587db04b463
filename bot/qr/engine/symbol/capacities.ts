/** How much of a symbol is error correction: about 7, 15, 25 and 30 of a hundred codewords can be mended. */
export type Level = 'L' | 'M' | 'Q' | 'H'

export const LEVELS: readonly Level[] = ['L', 'M', 'Q', 'H']

/** The largest version of ISO/IEC 18004: 177 modules a side. */
export const LARGEST_VERSION = 40

/** How many blocks the codewords are dealt to, versions 1 to 40 (ISO/IEC 18004, table 9). */
const BLOCKS: Readonly<Record<Level, readonly number[]>> = {
  L: numbers(
    '1 1 1 1 1 2 2 2 2 4 4 4 4 4 6 6 6 6 7 8 8 9 9 10 12 12 12 13 14 15 16 17 18 19 19 20 21 22 24 25',
  ),
  M: numbers(
    '1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45 47 49',
  ),
  Q: numbers(
    '1 1 2 2 4 4 6 6 8 8 8 10 12 16 12 17 16 18 21 20 23 23 25 27 29 34 34 35 38 40 43 45 48 51 53 56 59 62 65 68',
  ),
  H: numbers(
    '1 1 2 4 4 4 5 6 8 8 11 11 16 16 18 16 19 21 25 25 25 34 30 32 35 37 40 42 45 48 51 54 57 60 63 66 70 74 77 81',
  ),
}

/** How many codewords of each block are error correction, versions 1 to 40 (same table). */
const CORRECTION: Readonly<Record<Level, readonly number[]>> = {
  L: numbers(
    '7 10 15 20 26 18 20 24 30 18 20 24 26 30 22 24 28 30 28 28 28 28 30 30 26 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
  ),
  M: numbers(
    '10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 26 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28',
  ),
  Q: numbers(
    '13 22 18 26 18 24 18 22 20 24 28 26 24 20 30 24 28 28 26 30 28 30 30 30 30 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
  ),
  H: numbers(
    '17 28 22 16 22 28 26 26 24 28 24 28 22 24 24 30 28 28 26 28 30 24 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
  ),
}

/** Modules a side. */
export function sizeOfVersion(version: number): number {
  return 17 + 4 * version
}

export function blockCount(version: number, level: Level): number {
  return BLOCKS[level][version - 1] ?? 0
}

/** Error correction codewords of each block of the symbol. */
export function correctionCount(version: number, level: Level): number {
  return CORRECTION[level][version - 1] ?? 0
}

/**
 * Rows, and columns, on which alignment patterns are centred: evenly spaced from the far end by an even step, the
 * near end always 6 (ISO/IEC 18004, annex E, whose one exception to the rule is version 32).
 */
export function alignmentCentres(version: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const last = sizeOfVersion(version) - 7
  const step = version === 32 ? 26 : 2 * Math.ceil((last - 6) / (2 * (count - 1)))
  return Array.from({ length: count }, (_, i) => (i === 0 ? 6 : last - (count - 1 - i) * step))
}

function numbers(row: string): number[] {
  return row.split(' ').map(Number)
}
