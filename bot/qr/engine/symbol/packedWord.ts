/**
 * Codewords of a block packed for adding (XOR) whole blocks quickly: the block's bit i, which is in codeword i >> 3, the
 * highest first, is bit i & 31 of element i >> 5.
 */
export type PackedWord = Uint32Array

export function packed(codewords: Uint8Array): PackedWord {
  const word = new Uint32Array(Math.ceil(codewords.length / 4))
  for (let bit = 0; bit < 8 * codewords.length; bit++) {
    if (((codewords[bit >> 3] ?? 0) << (bit & 7)) & 0x80) setBit(word, bit)
  }
  return word
}

/** The codewords of a packed word, `length` of them. */
export function unpacked(word: PackedWord, length: number): Uint8Array {
  const codewords = new Uint8Array(length)
  for (let bit = 0; bit < 8 * length; bit++) {
    if (hasBit(word, bit)) codewords[bit >> 3] = (codewords[bit >> 3] ?? 0) | (0x80 >> (bit & 7))
  }
  return codewords
}

/** The bits of soft ones that are positive. */
export function packedSigns(soft: Float32Array): PackedWord {
  const word = new Uint32Array(Math.ceil(soft.length / 32))
  for (let bit = 0; bit < soft.length; bit++) if ((soft[bit] ?? 0) > 0) setBit(word, bit)
  return word
}

export function hasBit(word: PackedWord, bit: number): boolean {
  return (((word[bit >> 5] ?? 0) >>> (bit & 31)) & 1) === 1
}

/** Adds a change to a word in its place. */
export function add(word: PackedWord, change: PackedWord): void {
  for (let i = 0; i < word.length; i++) word[i] = (word[i] ?? 0) ^ (change[i] ?? 0)
}

export function sum(word: PackedWord, change: PackedWord): PackedWord {
  const result = word.slice()
  add(result, change)
  return result
}

function setBit(word: PackedWord, bit: number): void {
  word[bit >> 5] = (word[bit >> 5] ?? 0) | (1 << (bit & 31))
}
