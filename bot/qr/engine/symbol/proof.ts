/**
 * How much a mended block proves, in bits: a random block would come out so with a chance of 2 to the minus this.
 * Each of the `spare` error correction codewords that were not needed agrees by chance with 1/256; each of the errors
 * cost two, one to find its place among `length`, one to find its value (reference: qr engine sketch).
 */
export function proofOfBlock(length: number, errors: number, spare: number): number {
  return BITS_OF_CODEWORD * (errors + spare) - binaryLogarithmOfChoices(length, errors)
}

const BITS_OF_CODEWORD = 8

/** log₂ of the number of ways to choose k of n. */
function binaryLogarithmOfChoices(n: number, k: number): number {
  let sum = 0
  for (let i = 0; i < k; i++) sum += Math.log2((n - i) / (i + 1))
  return sum
}
