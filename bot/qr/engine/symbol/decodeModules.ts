import { blockLayout } from './blocks.ts'
import { buildModules } from './buildModules.ts'
import type { CorrectedSymbol } from './correctedSymbol.ts'
import { correlation } from './correlation.ts'
import { likelyFormats } from './formatGuess.ts'
import type { Format } from './formatInformation.ts'
import { unmasked } from './masks.ts'
import { mendCodewords } from './mendCodewords.ts'
import { codewordCount, type SymbolModel } from './model.ts'
import { readCodewords } from './softCodewords.ts'

export type { CorrectedSymbol } from './correctedSymbol.ts'

/**
 * With these none of 48,005 random grids of versions 1 to 9 was believed, nor anything in 203 photos without a code
 * (reference: qr.md §8.3). A random block passes the first once in a million tries.
 */
const PROOF_BITS_AT_LEAST = 20
const CORRELATION_ABOVE = 0.7
/** Symbols of version 1-L have little to prove themselves with; below this they must look all the better. */
const FIRM_PROOF_BITS = 28
const CORRELATION_ABOVE_WITHOUT_FIRM_PROOF = 0.85

/**
 * Decodes size × size soft modules, row by row, in [-1, 1], dark positive, 0 when nothing is known of a module.
 * `formats`: with how many of the likeliest words for the format bits it is tried; 3 is enough, as measured there.
 * Undefined when it cannot be believed to be a symbol of this version.
 */
export function decodeModules(
  model: SymbolModel,
  soft: Float32Array,
  formats: number,
): CorrectedSymbol | undefined {
  for (const { format } of likelyFormats(model, soft, formats)) {
    const symbol = decodeWithFormat(model, soft, format)
    if (symbol !== undefined && isBelievable(symbol)) return symbol
  }
  return undefined
}

function decodeWithFormat(
  model: SymbolModel,
  soft: Float32Array,
  format: Format,
): CorrectedSymbol | undefined {
  const read = readCodewords(unmasked(model, format.mask, soft), codewordCount(model))
  const mended = mendCodewords(blockLayout(model, format.level), read, PROOF_BITS_AT_LEAST)
  if (mended === undefined) return undefined
  const modules = buildModules(model, format, mended.values)
  return {
    model,
    level: format.level,
    mask: format.mask,
    modules,
    proofBits: mended.proofBits,
    correlation: correlation(soft, modules),
  }
}

function isBelievable({ proofBits, correlation }: CorrectedSymbol): boolean {
  return (
    correlation > (proofBits < FIRM_PROOF_BITS ? CORRELATION_ABOVE_WITHOUT_FIRM_PROOF : CORRELATION_ABOVE)
  )
}
