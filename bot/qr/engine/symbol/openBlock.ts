import { BlockCorrector } from './blockCorrector.ts'
import { type PackedWord, packed } from './packedWord.ts'

/** A block of which some data bits are not known beforehand. */
export interface OpenBlock {
  /** Where the block's codewords stand in the symbol's order. */
  readonly places: Uint16Array
  /** For each bit of the block 1, -1, or 0 for not known. */
  readonly knownBits: Int8Array
  /** One word that the block can hold; the others are this with some of the changes added. */
  readonly base: PackedWord
  /** What each unknown data bit changes in the word, error correction included. */
  readonly changes: readonly PackedWord[]
}

/** Makes the open block at `places` from one word that it can hold, and from what is known of its bits. */
export function openBlock(
  places: Uint16Array,
  correction: number,
  word: Uint8Array,
  knownBits: Int8Array,
): OpenBlock {
  const dataBits = knownBits.subarray(0, 8 * (places.length - correction))
  const unknown = [...dataBits.keys()].filter((bit) => dataBits[bit] === 0)
  const corrector = new BlockCorrector(places.length, correction)
  const changes = unknown.map((bit) => packed(encodedBit(corrector, bit)))
  return { places, knownBits, base: packed(word), changes }
}

/** The word whose data are 0 but for one bit. */
function encodedBit(corrector: BlockCorrector, bit: number): Uint8Array {
  const { length, correction } = corrector
  const word = new Uint8Array(length)
  word[bit >> 3] = 0x80 >> (bit & 7)
  corrector.load(word)
  // With all error correction erased, mending is encoding.
  for (let place = length - correction; place < length; place++) corrector.erase(place)
  corrector.countErrors()
  corrector.mend()
  return corrector.mended
}
