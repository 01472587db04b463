import { type BlockLayout, blockLayout } from './blocks.ts'
import { templateOf } from './buildModules.ts'
import type { Level } from './capacities.ts'
import { formatOf, MASK_COUNT } from './formatInformation.ts'
import { maskSigns } from './masks.ts'
import { type SymbolModel, symbolModel } from './model.ts'
import { bitsOfAll, openBits, signOfBit } from './openBits.ts'
import { type OpenBlock, openBlock } from './openBlock.ts'
import { sampleSymbols } from './sampleSymbols.ts'

/** What all symbols that we print for addresses of one kind, under one base, have in common. */
export interface OwnContent {
  readonly version: number
  readonly level: Level
  /**
   * For each of the model's `dataPlaces`, the mask taken off: 1, -1, or 0 for not known beforehand. The error
   * correction of a block whose data are all known is known, too.
   */
  readonly knownBits: Int8Array
  /** For each block that is known as a whole, `knownBits` of it alone, 0 elsewhere. */
  readonly knownBlocks: readonly Int8Array[]
  /** The other blocks. */
  readonly openBlocks: readonly OpenBlock[]
  /** All codewords of one such symbol, in the symbol's order. */
  readonly codewords: Uint8Array
  /** For each mask, all modules that are known: 1 dark, -1 light, 0 not known. */
  readonly templates: readonly Int8Array[]
}

/** A bit that turns with one letter of 27 alone, and stands at the end of the code, stays unseen once in 126 bases. */
const TEXTS_AT_LEAST = 128

/**
 * Finds out what the symbols of addresses have in common, by drawing them. `texts` are at least 128 addresses (else a
 * RangeError is thrown) that differ in nothing but codes, or tokens, drawn by chance. A symbol of a rare form, because
 * its code has many digits in a row, has less in common with the others and is none of these.
 */
export function ownContent(texts: readonly string[]): OwnContent {
  const samples = sampleSymbols(texts)
  const [sample] = samples
  if (texts.length < TEXTS_AT_LEAST || sample === undefined) {
    throw new RangeError(`own content is found from ${TEXTS_AT_LEAST} addresses`)
  }
  const { version, level, codewords } = sample
  const model = symbolModel(version)
  const layout = blockLayout(model, level)
  const open = openBits(samples, layout)
  const knownBits = Int8Array.from(model.dataPlaces, (_, bit) =>
    open.has(bit) ? 0 : signOfBit(codewords, bit),
  )
  return {
    version,
    level,
    knownBits,
    knownBlocks: findKnownBlocks(layout, knownBits),
    openBlocks: findOpenBlocks(layout, knownBits, codewords),
    codewords,
    templates: templates(model, level, knownBits),
  }
}

/** All that is known of a symbol of ours with this mask: a template for a second, firmer fit of the grid. */
export function knownModules(own: OwnContent, mask: number): Int8Array {
  const template = own.templates[mask]
  if (template === undefined) throw new RangeError('a mask is 0 to 7')
  return template
}

function findKnownBlocks({ blocks }: BlockLayout, knownBits: Int8Array): Int8Array[] {
  return blocks
    .filter((places) => isKnown(places, knownBits))
    .map((places) => {
      const bits = new Set(bitsOfAll(places))
      return knownBits.map((sign, bit) => (bits.has(bit) ? sign : 0))
    })
}

function isKnown(places: Uint16Array, knownBits: Int8Array): boolean {
  return bitsOfAll(places).every((bit) => knownBits[bit] !== 0)
}

function findOpenBlocks(
  { blocks, correction }: BlockLayout,
  knownBits: Int8Array,
  codewords: Uint8Array,
): OpenBlock[] {
  return blocks
    .filter((places) => !isKnown(places, knownBits))
    .map((places) => {
      const word = Uint8Array.from(places, (place) => codewords[place] ?? 0)
      const known = Int8Array.from(bitsOfAll(places), (bit) => knownBits[bit] ?? 0)
      return openBlock(places, correction, word, known)
    })
}

function templates(model: SymbolModel, level: Level, knownBits: Int8Array): Int8Array[] {
  return Array.from({ length: MASK_COUNT }, (_, mask) => {
    const template = templateOf(model, formatOf(level, mask))
    const signs = maskSigns(model, mask)
    for (const [i, place] of model.dataPlaces.entries())
      template[place] = (knownBits[i] ?? 0) * (signs[i] ?? 1)
    return template
  })
}
