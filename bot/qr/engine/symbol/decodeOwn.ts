import { blockLayout, dataOrder } from './blocks.ts'
import { buildModules } from './buildModules.ts'
import type { CorrectedSymbol } from './correctedSymbol.ts'
import { correlation } from './correlation.ts'
import { formatOf } from './formatInformation.ts'
import { locallyTrusted } from './localTrust.ts'
import { unmasked } from './masks.ts'
import { matchOwn, proofOfKnown } from './matchOwn.ts'
import { symbolModel } from './model.ts'
import { knownModules, type OwnContent } from './ownContent.ts'
import { type ReadBlock, readOpenBlock } from './readOpenBlock.ts'
import { readSegments } from './segments.ts'

/** A symbol of ours, and its text. */
export interface OwnSymbol extends CorrectedSymbol {
  readonly text: string
}

/**
 * By chance one of all the words that an open block can hold agrees so well with it once in 2 to this, 17 million;
 * twice as often, as each block is looked at in two ways. In 10,000 grids in which everything was right but the open
 * block, which was drawn by chance, the best word had 5 bits; of the right words that were found nearly all had 24.
 */
const PROOF_BITS_AT_LEAST = 24
/** Below this the data that are known rule the symbol out at once: 3,000 random grids came up to 0.2. */
const CORRELATION_AT_LEAST = 0.25
/** Bases from which a block is searched in each way. In heavy noise 1 reads 36 of 100, 8 read 62 and 30 read 69. */
const USUAL_EFFORT = 8

/**
 * Decodes size × size soft modules of a symbol that we printed, taking for certain what all symbols of `own` have in
 * common. It reads what is far beyond `decodeModules`, and believes no symbol but ours.
 *
 * `believes` says whether a text is an address of ours with a right code. `effort` is how long each block is searched,
 * each step 0.8 ms for a gate's code and 2.4 for a person's; it is spent in full only on a symbol that looks like ours
 * and cannot be read. Undefined when it cannot be believed.
 */
export function decodeOwn(
  own: OwnContent,
  soft: Float32Array,
  believes: (text: string) => boolean,
  effort: number = USUAL_EFFORT,
): OwnSymbol | undefined {
  const match = matchOwn(own, soft)
  if (match.correlation < CORRELATION_AT_LEAST) return undefined
  const proofOfRest = proofOfKnown(own, match.mask, soft)
  if (proofOfRest < PROOF_BITS_AT_LEAST) return undefined
  const read = readCodewords(own, match.mask, soft, effort)
  if (read === undefined) return undefined
  const text = textOf(own, read.codewords)
  if (text === undefined || !believes(text)) return undefined
  const model = symbolModel(own.version)
  const modules = buildModules(model, formatOf(own.level, match.mask), read.codewords)
  return {
    model,
    level: own.level,
    mask: match.mask,
    modules,
    proofBits: Math.min(proofOfRest, read.proofBits),
    correlation: correlation(soft, modules),
    text,
  }
}

/** All codewords of the symbol, the open blocks as they were read. */
function readCodewords(
  own: OwnContent,
  mask: number,
  soft: Float32Array,
  effort: number,
): ReadBlock | undefined {
  const model = symbolModel(own.version)
  // Under dirt and glare the first way finds far more, in evenly spread noise the second finds a little more.
  const trusted = locallyTrusted(model.size, soft, knownModules(own, mask))
  const ways = [trusted, soft].map((modules) => unmasked(model, mask, modules))
  const codewords = own.codewords.slice()
  let proofBits = Number.POSITIVE_INFINITY
  for (const block of own.openBlocks) {
    const read = readOpenBlock(block, ways, effort, PROOF_BITS_AT_LEAST)
    if (read === undefined) return undefined
    for (const [i, place] of block.places.entries()) codewords[place] = read.codewords[i] ?? 0
    proofBits = Math.min(proofBits, read.proofBits)
  }
  return { codewords, proofBits }
}

function textOf({ version, level }: OwnContent, codewords: Uint8Array): string | undefined {
  const order = dataOrder(blockLayout(symbolModel(version), level))
  return readSegments(
    Uint8Array.from(order, (place) => codewords[place] ?? 0),
    version,
  )
}
