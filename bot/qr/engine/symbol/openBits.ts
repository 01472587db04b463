import { type BlockLayout, dataOrder } from './blocks.ts'
import type { SampleSymbol } from './sampleSymbols.ts'

/**
 * The bits that differ among the samples. In the order of the text all between the first and the last of them count,
 * so that none is overlooked because it seldom turns; and all error correction of a block that has one.
 */
export function openBits(samples: readonly SampleSymbol[], layout: BlockLayout): Set<number> {
  const order = dataOrder(layout).flatMap(bitsOf)
  const differing = order.map((bit) => differs(samples, bit))
  const open = new Set(order.slice(differing.indexOf(true), differing.lastIndexOf(true) + 1))
  for (const places of layout.blocks) {
    const bits = bitsOfAll(places)
    if (bits.some((bit) => open.has(bit))) for (const bit of bits.slice(-8 * layout.correction)) open.add(bit)
  }
  return open
}

function differs(samples: readonly SampleSymbol[], bit: number): boolean {
  const signs = new Set(samples.map(({ codewords }) => signOfBit(codewords, bit)))
  return signs.size > 1
}

/** The bits of codewords, by their index in the order of placement. */
export function bitsOfAll(places: Uint16Array): number[] {
  return [...places].flatMap(bitsOf)
}

function bitsOf(codeword: number): number[] {
  return Array.from({ length: 8 }, (_, bit) => 8 * codeword + bit)
}

/** 1 or -1; what lies behind the last codeword is the remainder, which is 0. */
export function signOfBit(codewords: Uint8Array, bit: number): number {
  return ((codewords[bit >> 3] ?? 0) << (bit & 7)) & 0x80 ? 1 : -1
}
