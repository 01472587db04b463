import type { Format } from './formatInformation.ts'
import { maskSigns } from './masks.ts'
import type { SymbolModel } from './model.ts'

/** The whole symbol, 1 dark and -1 light, of a format and all codewords in the symbol's order. */
export function buildModules(model: SymbolModel, format: Format, codewords: Uint8Array): Int8Array {
  const modules = templateOf(model, format)
  const signs = maskSigns(model, format.mask)
  for (const [i, place] of model.dataPlaces.entries()) {
    // Remainder bits are 0 before the mask, as is what lies behind the last codeword here.
    const isOne = ((codewords[i >> 3] ?? 0) >> (7 - (i & 7))) & 1
    modules[place] = isOne ? (signs[i] ?? 1) : -(signs[i] ?? 1)
  }
  return modules
}

/** What version and format say: the function patterns and both copies of the format bits; 0 elsewhere. */
export function templateOf(model: SymbolModel, { word }: Format): Int8Array {
  const template = model.known.slice()
  for (const places of model.formatPlaces) {
    for (const [bit, place] of places.entries()) template[place] = (word >> bit) & 1 ? 1 : -1
  }
  return template
}
