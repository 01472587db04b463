import type { OpenBlock } from './openBlock.ts'
import { add, hasBit, type PackedWord } from './packedWord.ts'

/** As many trusted bits of a block as determine its word. */
export interface TrustedBasis {
  /** The word that has all of them as they were read. */
  readonly word: PackedWord
  /** For each of them, the cheapest first, the change that turns it over and none of the others. */
  readonly changes: readonly BasisChange[]
}

interface BasisChange {
  readonly change: PackedWord
  /** |soft| of the bit. */
  readonly cost: number
}

/** Finds the basis, bit by bit in the order of `trust` from the highest, by Gauss and Jordan's elimination. */
export function trustedBasis(block: OpenBlock, soft: Float32Array, trust: Float32Array): TrustedBasis {
  const word = block.base.slice()
  const left = block.changes.map((change) => change.slice())
  const changes: BasisChange[] = []
  const order = Uint16Array.from(soft.keys()).sort((a, b) => (trust[b] ?? 0) - (trust[a] ?? 0))
  for (const bit of order) {
    if (left.length === 0) break
    const found = left.findIndex((change) => hasBit(change, bit))
    const [change] = found < 0 ? [] : left.splice(found, 1)
    if (change === undefined) continue
    for (const other of left) if (hasBit(other, bit)) add(other, change)
    for (const other of changes) if (hasBit(other.change, bit)) add(other.change, change)
    if (hasBit(word, bit) !== (soft[bit] ?? 0) > 0) add(word, change)
    changes.push({ change, cost: Math.abs(soft[bit] ?? 0) })
  }
  return { word, changes: changes.sort((a, b) => a.cost - b.cost) }
}
