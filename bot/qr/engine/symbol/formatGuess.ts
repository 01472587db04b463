import { FORMAT_BITS, FORMATS, type Format } from './formatInformation.ts'
import type { SymbolModel } from './model.ts'

/** A format, and how well both copies of the format bits agree with it: -30 to 30. */
export interface FormatGuess {
  readonly format: Format
  readonly agreement: number
}

/** The formats that the soft modules speak for, the likeliest first, at most `limit`. */
export function likelyFormats(model: SymbolModel, soft: Float32Array, limit: number): FormatGuess[] {
  const bits = formatBits(model, soft)
  return FORMATS.map((format) => ({ format, agreement: agreementOf(format.word, bits) }))
    .filter(({ agreement }) => agreement > 0)
    .sort((a, b) => b.agreement - a.agreement)
    .slice(0, limit)
}

/** Both copies of each format bit added up. */
function formatBits({ formatPlaces: [one, other] }: SymbolModel, soft: Float32Array): Float32Array {
  return Float32Array.from({ length: FORMAT_BITS }, (_, bit) => {
    return (soft[one[bit] ?? 0] ?? 0) + (soft[other[bit] ?? 0] ?? 0)
  })
}

function agreementOf(word: number, bits: Float32Array): number {
  return bits.reduce((sum, value, bit) => sum + ((word >> bit) & 1 ? value : -value), 0)
}
