import { CostQueue } from './costQueue.ts'
import type { OpenBlock } from './openBlock.ts'
import { type PackedWord, packedSigns, sum } from './packedWord.ts'
import { type TrustedBasis, trustedBasis } from './trustedBasis.ts'

/** A word that a block can hold, and how far it contradicts what was read: Σ|soft| over the bits that differ. */
export interface FoundWord {
  readonly word: PackedWord
  readonly contradiction: number
}

/** Words tried from one basis. More bases find more than more words from one. */
const WORDS_OF_BASIS = 500
/** By how much trust is shaken for another basis: between this and this plus one. */
const SHAKEN_AT_LEAST = 0.5

/**
 * Looks for the word of an open block that contradicts the soft bits least; 0 in `soft` is a bit that says nothing.
 * Gives the best so far after every basis, endlessly; the same bits always give the same.
 *
 * This is ordered statistics decoding (Fossorier and Lin, 1995): the most trusted bits that determine the word are
 * taken as they were read, then sets of them are turned over, the cheapest sets first; and again from other bases, for
 * which trust is shaken by chance.
 */
export function* searchBlock(block: OpenBlock, soft: Float32Array): Generator<FoundWord, never> {
  const certainty = soft.map(Math.abs)
  const search = new Search(soft, certainty, block.base)
  const random = numbersOfChance()
  let trust = certainty
  for (;;) {
    search.tryFrom(trustedBasis(block, soft, trust))
    yield search.best
    trust = certainty.map((value) => value * (SHAKEN_AT_LEAST + random()))
  }
}

/** From 0 to below 1, always the same: a linear congruential sequence, whose upper bits are good enough to shake. */
function numbersOfChance(): () => number {
  let state = 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** A set of basis bits that are turned over; `last` is the dearest of them. */
interface TurnedSet {
  readonly cost: number
  readonly last: number
  readonly word: PackedWord
}

class Search {
  best: FoundWord
  private readonly certainty: Float32Array
  private readonly read: PackedWord

  constructor(soft: Float32Array, certainty: Float32Array, word: PackedWord) {
    this.certainty = certainty
    this.read = packedSigns(soft)
    this.best = { word, contradiction: Number.POSITIVE_INFINITY }
  }

  /** Tries the words of a basis in the order of what turning its bits costs, as long as that alone is not too dear. */
  tryFrom({ word, changes }: TrustedBasis): void {
    const queue = new CostQueue<TurnedSet>()
    const [first] = changes
    this.try(word)
    if (first !== undefined) queue.put({ cost: first.cost, last: 0, word: sum(word, first.change) })
    for (let tried = 1; tried < WORDS_OF_BASIS; tried++) {
      const set = queue.take()
      if (set === undefined || set.cost >= this.best.contradiction) return
      this.try(set.word)
      const last = changes[set.last]
      const next = changes[set.last + 1]
      if (last === undefined || next === undefined) continue
      // Every set follows from exactly one: by a further bit, or by the next bit in place of the last.
      const longer = sum(set.word, next.change)
      const moved = sum(longer, last.change)
      queue.put({ cost: set.cost + next.cost, last: set.last + 1, word: longer })
      queue.put({ cost: set.cost + next.cost - last.cost, last: set.last + 1, word: moved })
    }
  }

  private try(word: PackedWord): void {
    const contradiction = this.contradictionOf(word, this.best.contradiction)
    if (contradiction < this.best.contradiction) this.best = { word, contradiction }
  }

  /** Stops counting at `limit`. */
  private contradictionOf(word: PackedWord, limit: number): number {
    let total = 0
    for (let i = 0; i < word.length && total < limit; i++) {
      let differing = (word[i] ?? 0) ^ (this.read[i] ?? 0)
      while (differing !== 0) {
        total += this.certainty[32 * i + 31 - Math.clz32(differing & -differing)] ?? 0
        differing &= differing - 1
      }
    }
    return total
  }
}
