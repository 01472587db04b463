import { LEVELS, type Level } from './capacities.ts'

/** What the 15 format bits of a symbol say. */
export interface Format {
  readonly level: Level
  /** 0 to 7. */
  readonly mask: number
  /** The 15 bits as they stand in the symbol; bit 0 is the least. */
  readonly word: number
}

export const FORMAT_BITS = 15
export const VERSION_BITS = 18
/** Symbols below this version carry no version information. */
export const FIRST_VERSION_WITH_INFORMATION = 7
export const MASK_COUNT = 8

/** x¹⁰ + x⁸ + x⁵ + x⁴ + x² + x + 1, of the BCH (15, 5) code (ISO/IEC 18004, annex C). */
const FORMAT_GENERATOR = 0b10100110111
/** Keeps the format bits from being all light (same annex). */
const FORMAT_COVER = 0b101010000010010
/** x¹² + x¹¹ + x¹⁰ + x⁹ + x⁸ + x⁵ + x² + 1, of the BCH (18, 6) code (annex D). */
const VERSION_GENERATOR = 0b1111100100101

const LEVEL_BITS: Readonly<Record<Level, number>> = { L: 1, M: 0, Q: 3, H: 2 }

/** All 32 formats. */
export const FORMATS: readonly Format[] = LEVELS.flatMap((level) =>
  Array.from({ length: MASK_COUNT }, (_, mask) => formatOf(level, mask)),
)

export function formatOf(level: Level, mask: number): Format {
  return { level, mask, word: formatWord(level, mask) }
}

/** The 15 format bits of a level and a mask. */
export function formatWord(level: Level, mask: number): number {
  return withCheck((LEVEL_BITS[level] << 3) | mask, FORMAT_GENERATOR) ^ FORMAT_COVER
}

/** The 18 bits of version information, for versions from 7. */
export function versionWord(version: number): number {
  return withCheck(version, VERSION_GENERATOR)
}

/** The data followed by the remainder of its division by the generator. */
function withCheck(data: number, generator: number): number {
  const degree = 31 - Math.clz32(generator)
  let remainder = data << degree
  for (let bit = 31 - Math.clz32(remainder); bit >= degree; bit = 31 - Math.clz32(remainder)) {
    remainder ^= generator << (bit - degree)
  }
  return (data << degree) | remainder
}
