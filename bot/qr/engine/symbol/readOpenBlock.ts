import { chanceBits } from './chance.ts'
import type { OpenBlock } from './openBlock.ts'
import { unpacked } from './packedWord.ts'
import { type FoundWord, searchBlock } from './searchBlock.ts'

/** A block's codewords, and how many bits of evidence they have. */
export interface ReadBlock {
  readonly codewords: Uint8Array
  readonly proofBits: number
}

/**
 * Reads an open block from soft bits of the whole symbol, the mask taken off. There may be several `ways` to weigh the
 * bits; all of them are searched by turns from `effort` bases each, until a word has `proofAtLeast` bits of evidence.
 */
export function readOpenBlock(
  block: OpenBlock,
  ways: readonly Float32Array[],
  effort: number,
  proofAtLeast: number,
): ReadBlock | undefined {
  const searches = ways.map((bits) => {
    const soft = openBitsOf(block, bits)
    return { soft, search: searchBlock(block, soft) }
  })
  for (let basis = 0; basis < effort; basis++) {
    for (const { soft, search } of searches) {
      const found = search.next().value
      const proofBits = proofOfWord(block, soft, found)
      if (proofBits >= proofAtLeast)
        return { codewords: unpacked(found.word, block.places.length), proofBits }
    }
  }
  return undefined
}

/** The block's own soft bits, 0 for those that are known anyway. */
function openBitsOf(block: OpenBlock, bits: Float32Array): Float32Array {
  return Float32Array.from(block.knownBits, (known, i) => {
    return known === 0 ? (bits[8 * (block.places[i >> 3] ?? 0) + (i & 7)] ?? 0) : 0
  })
}

/**
 * The evidence for a word, in bits: random bits would agree so well with any of all the words that the block can hold
 * with a chance of 2 to the minus this, however long it is searched.
 */
function proofOfWord(block: OpenBlock, soft: Float32Array, { contradiction }: FoundWord): number {
  const certainty = soft.map(Math.abs)
  const most = certainty.reduce((sum, value) => sum + value, 0)
  return chanceBits(certainty, most - 2 * contradiction) - block.changes.length
}
