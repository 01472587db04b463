import type { BlockCorrector } from './blockCorrector.ts'
import { proofOfBlock } from './proof.ts'

/** Codewords are erased one by one up to here, after that two by two: a block of many would take too many tries. */
const SINGLE_STEPS = 6
/** Some error correction must be left for proof. */
const UNERASED_AT_LEAST = 2

/**
 * Mends a block by erasing more and more of its least trusted codewords (generalised minimum distance decoding), until
 * it holds together with `proofAtLeast` bits. The block then stands in `corrector.mended`; gives its proof in bits, or
 * undefined when nothing can be believed.
 */
export function mendBlock(
  corrector: BlockCorrector,
  block: Uint8Array,
  trust: Float32Array,
  proofAtLeast: number,
): number | undefined {
  const { length, correction } = corrector
  if (corrector.load(block)) return believable(proofOfBlock(length, 0, correction), proofAtLeast)
  const doubtful = leastTrusted(trust)
  for (let erased = 0; erased <= correction - UNERASED_AT_LEAST; erased++) {
    if (erased > 0) corrector.erase(doubtful[erased - 1] ?? 0)
    if (erased > SINGLE_STEPS && erased % 2 === 1) continue
    const errors = corrector.countErrors()
    if (errors < 0) continue
    const proof = proofOfBlock(length, errors, correction - erased - 2 * errors)
    if (proof >= proofAtLeast && corrector.mend()) return proof
  }
  return undefined
}

function believable(proof: number, proofAtLeast: number): number | undefined {
  return proof >= proofAtLeast ? proof : undefined
}

/** The places of a block, the least trusted first. */
function leastTrusted(trust: Float32Array): Uint8Array {
  return Uint8Array.from(trust.keys()).sort((a, b) => (trust[a] ?? 0) - (trust[b] ?? 0))
}
