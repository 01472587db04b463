import { inverse, multiply, ORDER, power } from './galois.ts'

/**
 * Mends blocks of one length in the Reed-Solomon code of QR symbols, whose generator has the roots α⁰ … α^(c-1) for c
 * error correction codewords. A codeword at position p of n has the locator α^(n-1-p).
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
  /** The polynomial with a root at each erased place's inverse locator, lowest coefficient first. */
  private readonly erasureLocator: Uint8Array
  private erasures = 0
  private degree = 0
  private locator: Uint8Array
  private previous: Uint8Array
  private spare: Uint8Array
  private readonly evaluator: Uint8Array

  constructor(length: number, correction: number) {
    this.length = length
    this.correction = correction
    this.mended = new Uint8Array(length)
    this.received = new Uint8Array(length)
    this.syndromes = new Uint8Array(correction)
    this.erasureLocator = new Uint8Array(correction + 1)
    this.locator = new Uint8Array(correction + 1)
    this.previous = new Uint8Array(correction + 1)
    this.spare = new Uint8Array(correction + 1)
    this.evaluator = new Uint8Array(correction)
  }

  /** Takes a block with nothing erased. True when it has no error; it then stands in `mended`, too. */
  load(block: Uint8Array): boolean {
    this.received.set(block)
    this.mended.set(block)
    this.erasures = 0
    this.erasureLocator.fill(0)
    this.erasureLocator[0] = 1
    let errors = 0
    for (let j = 0; j < this.correction; j++) {
      const syndrome = valueAt(block, power(j))
      this.syndromes[j] = syndrome
      errors |= syndrome
    }
    return errors === 0
  }

  /** Counts a place (not erased before) as unreadable. At most `correction` places can be. */
  erase(place: number): void {
    const root = power(this.length - 1 - place)
    this.erasures++
    for (let i = this.erasures; i > 0; i--) {
      this.erasureLocator[i] = at(this.erasureLocator, i) ^ multiply(root, at(this.erasureLocator, i - 1))
    }
  }

  /**
   * How many codewords beside the erased ones must be wrong, or -1 when they are too many. Only `mend` tells whether
   * there are such codewords.
   */
  countErrors(): number {
    this.degree = this.findLocator()
    const errors = this.degree - this.erasures
    return 2 * errors + this.erasures > this.correction || at(this.locator, this.degree) === 0 ? -1 : errors
  }

  /** Mends the block after `countErrors`; false when it cannot be. */
  mend(): boolean {
    this.findEvaluator()
    this.mended.set(this.received)
    return this.mendAtRoots() === this.degree
  }

  /** Berlekamp and Massey's iteration, begun with the erasures; gives the locator's degree. */
  private findLocator(): number {
    const { correction, erasures, syndromes } = this
    this.locator.set(this.erasureLocator)
    this.previous.set(this.erasureLocator)
    let degree = erasures
    for (let r = erasures; r < correction; r++) {
      let discrepancy = 0
      for (let i = 0; i <= degree && i <= r; i++) {
        discrepancy ^= multiply(at(this.locator, i), at(syndromes, r - i))
      }
      this.previous.copyWithin(1, 0, correction)
      this.previous[0] = 0
      if (discrepancy === 0) continue
      for (let i = 0; i <= correction; i++) {
        this.spare[i] = at(this.locator, i) ^ multiply(discrepancy, at(this.previous, i))
      }
      if (2 * degree <= r + erasures) {
        degree = r + 1 + erasures - degree
        const factor = inverse(discrepancy)
        for (let i = 0; i <= correction; i++) this.previous[i] = multiply(at(this.locator, i), factor)
      }
      const old = this.locator
      this.locator = this.spare
      this.spare = old
    }
    return degree
  }

  /** Syndromes times locator modulo x^correction. */
  private findEvaluator(): void {
    for (let i = 0; i < this.correction; i++) {
      let sum = 0
      for (let j = 0; j <= i; j++) sum ^= multiply(at(this.syndromes, j), at(this.locator, i - j))
      this.evaluator[i] = sum
    }
  }

  /** Forney's values at the roots of the locator among the places; gives how many roots there are. */
  private mendAtRoots(): number {
    let roots = 0
    for (let place = 0; place < this.length && roots + this.length - place >= this.degree; place++) {
      const exponent = this.length - 1 - place
      const x = power(ORDER - exponent)
      if (this.locatorAt(x) !== 0) continue
      const slope = this.slopeAt(x)
      if (slope === 0) return -1
      const error = multiply(power(exponent), multiply(this.evaluatorAt(x), inverse(slope)))
      this.mended[place] = at(this.mended, place) ^ error
      roots++
    }
    return roots
  }

  private locatorAt(x: number): number {
    let value = 0
    for (let i = this.degree; i >= 0; i--) value = multiply(value, x) ^ at(this.locator, i)
    return value
  }

  private evaluatorAt(x: number): number {
    let value = 0
    for (let i = this.correction - 1; i >= 0; i--) value = multiply(value, x) ^ at(this.evaluator, i)
    return value
  }

  /** The locator's derivative, of which only the odd terms are left in characteristic 2. */
  private slopeAt(x: number): number {
    const square = multiply(x, x)
    let value = 0
    for (let i = this.degree - 1 + (this.degree % 2); i > 0; i -= 2) {
      value = multiply(value, square) ^ at(this.locator, i)
    }
    return value
  }
}

/** A block's polynomial at x, its first codeword the highest coefficient. */
function valueAt(block: Uint8Array, x: number): number {
  let value = 0
  for (let i = 0; i < block.length; i++) value = multiply(value, x) ^ at(block, i)
  return value
}

/** An element that is there; V8 inlines this. */
function at(values: Uint8Array, i: number): number {
  return values[i] ?? 0
}
