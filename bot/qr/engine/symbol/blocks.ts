import { blockCount, correctionCount, type Level } from './capacities.ts'
import { codewordCount, type SymbolModel } from './model.ts'

/** How the codewords of a symbol are dealt to blocks, each with an error correction of its own. */
export interface BlockLayout {
  /** Of each block, where its codewords stand in the symbol's order of codewords: data, then error correction. */
  readonly blocks: readonly Uint16Array[]
  /** Error correction codewords of each block. */
  readonly correction: number
}

/** Where the data codewords stand in the symbol's order, in the order of the text. */
export function dataOrder({ blocks, correction }: BlockLayout): number[] {
  return blocks.flatMap((places) => [...places.subarray(0, places.length - correction)])
}

const layouts = new Map<string, BlockLayout>()

/** The layout of a version and level; each is made once. */
export function blockLayout(model: SymbolModel, level: Level): BlockLayout {
  const name = `${model.version}-${level}`
  const layout = layouts.get(name) ?? makeLayout(model, level)
  layouts.set(name, layout)
  return layout
}

/**
 * Codewords are dealt in turn, data first; the last blocks may have one data codeword more, which come in a round of
 * their own (ISO/IEC 18004, 7.6).
 */
function makeLayout(model: SymbolModel, level: Level): BlockLayout {
  const count = blockCount(model.version, level)
  const correction = correctionCount(model.version, level)
  const total = codewordCount(model)
  const shortLength = Math.floor(total / count)
  const firstLong = count - (total % count)
  const blocks: number[][] = Array.from({ length: count }, () => [])
  let place = 0
  for (let round = 0; round <= shortLength; round++) {
    const isLongOnly = round === shortLength - correction
    for (const [i, block] of blocks.entries()) if (!isLongOnly || i >= firstLong) block.push(place++)
  }
  return { blocks: blocks.map((block) => Uint16Array.from(block)), correction }
}
