import { BlockCorrector } from './blockCorrector.ts'
import type { BlockLayout } from './blocks.ts'
import { mendBlock } from './mendBlock.ts'
import type { SoftCodewords } from './softCodewords.ts'

/** The codewords of a symbol, mended, and the proof of its weakest block in bits. */
export interface MendedCodewords {
  readonly values: Uint8Array
  readonly proofBits: number
}

/** Mends every block, or gives undefined as soon as one cannot be believed. */
export function mendCodewords(
  { blocks, correction }: BlockLayout,
  { values, trust }: SoftCodewords,
  proofAtLeast: number,
): MendedCodewords | undefined {
  const mended = values.slice()
  let weakest = Number.POSITIVE_INFINITY
  let corrector = new BlockCorrector(0, correction)
  for (const places of blocks) {
    if (corrector.length !== places.length) corrector = new BlockCorrector(places.length, correction)
    const block = Uint8Array.from(places, (place) => values[place] ?? 0)
    const trustOfBlock = Float32Array.from(places, (place) => trust[place] ?? 0)
    const proof = mendBlock(corrector, block, trustOfBlock, proofAtLeast)
    if (proof === undefined) return undefined
    weakest = Math.min(weakest, proof)
    for (const [i, place] of places.entries()) mended[place] = corrector.mended[i] ?? 0
  }
  return { values: mended, proofBits: weakest }
}
