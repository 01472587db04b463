import { ErrorLocator } from './errorLocator.ts'
import { inverse, multiply, ORDER, power } from './galois.ts'

/**
 * Mends blocks of one length in the Reed-Solomon code of QR symbols, whose generator has the roots α⁰ … α^(c-1) for c
 * error correction codewords. A codeword at place p of n has the locator α^(n-1-p).
 *
 * Wrong codewords at unknown places cost two of the c each, erased ones (their places are known) one. Use: `load` a
 * block, `erase` places one after the other, after each as often as wished `countErrors`, and then `mend`; nothing is
 * allocated.
 */
export class BlockCorrector {
  readonly length: number
  readonly correction: number
  /** The block as `mend` mended it; valid until the next `load` or `mend`. */
  readonly mended: Uint8Array
  private readonly received: Uint8Array
  private readonly syndromes: Uint8Array
  private readonly locator: ErrorLocator
  private readonly evaluator: Uint8Array
  private degree = 0

  constructor(length: number, correction: number) {
    this.length = length
    this.correction = correction
    this.mended = new Uint8Array(length)
    this.received = new Uint8Array(length)
    this.syndromes = new Uint8Array(correction)
    this.locator = new ErrorLocator(correction)
    this.evaluator = new Uint8Array(correction)
  }

  /** Takes a block with nothing erased. True when it has no error; it then stands in `mended`, too. */
  load(block: Uint8Array): boolean {
    this.received.set(block)
    this.mended.set(block)
    this.locator.forget()
    let errors = 0
    for (let j = 0; j < this.correction; j++) {
      const syndrome = blockAt(block, power(j))
      this.syndromes[j] = syndrome
      errors |= syndrome
    }
    return errors === 0
  }

  /** Counts a place (not erased before) as unreadable. At most `correction` places can be. */
  erase(place: number): void {
    this.locator.erase(power(this.length - 1 - place))
  }

  /**
   * How many codewords beside the erased ones must be wrong, or -1 when they are too many. Only `mend` tells whether
   * there are such codewords.
   */
  countErrors(): number {
    const { locator } = this
    this.degree = locator.find(this.syndromes)
    const errors = this.degree - locator.erasures
    const isTooMany = 2 * errors + locator.erasures > this.correction
    return isTooMany || locator.polynomial[this.degree] === 0 ? -1 : errors
  }

  /** Mends the block after `countErrors`; false when it cannot be. */
  mend(): boolean {
    this.findEvaluator()
    this.mended.set(this.received)
    return this.mendAtRoots() === this.degree
  }

  /** Syndromes times locator modulo x^correction. */
  private findEvaluator(): void {
    const { evaluator, syndromes, locator } = this
    for (let i = 0; i < this.correction; i++) {
      let sum = 0
      for (let j = 0; j <= i; j++) sum ^= multiply(syndromes[j] ?? 0, locator.polynomial[i - j] ?? 0)
      evaluator[i] = sum
    }
  }

  /** Adds Forney's value at each place that is a root of the locator; gives how many there are, or -1. */
  private mendAtRoots(): number {
    const { degree, evaluator, mended } = this
    const { polynomial } = this.locator
    let roots = 0
    for (let place = 0; place < this.length && roots + this.length - place >= degree; place++) {
      const exponent = this.length - 1 - place
      const x = power(ORDER - exponent)
      if (polynomialAt(polynomial, degree, x) !== 0) continue
      const slope = slopeAt(polynomial, degree, x)
      if (slope === 0) return -1
      const ratio = multiply(polynomialAt(evaluator, this.correction - 1, x), inverse(slope))
      mended[place] = (mended[place] ?? 0) ^ multiply(power(exponent), ratio)
      roots++
    }
    return roots
  }
}

/** A block's polynomial at x, its first codeword the highest coefficient. */
function blockAt(block: Uint8Array, x: number): number {
  let value = 0
  for (let i = 0; i < block.length; i++) value = multiply(value, x) ^ (block[i] ?? 0)
  return value
}

/** A polynomial at x, lowest coefficient first. */
function polynomialAt(polynomial: Uint8Array, degree: number, x: number): number {
  let value = 0
  for (let i = degree; i >= 0; i--) value = multiply(value, x) ^ (polynomial[i] ?? 0)
  return value
}

/** The derivative at x, of which only the odd terms are left in characteristic 2. */
function slopeAt(polynomial: Uint8Array, degree: number, x: number): number {
  const square = multiply(x, x)
  let value = 0
  for (let i = degree - 1 + (degree % 2); i > 0; i -= 2)
    value = multiply(value, square) ^ (polynomial[i] ?? 0)
  return value
}
