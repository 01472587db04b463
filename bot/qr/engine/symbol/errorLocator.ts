import { inverse, multiply } from './galois.ts'

/**
 * Finds the polynomial that has a root at the inverse of each wrong codeword's locator, among them the erased ones,
 * by Berlekamp and Massey's iteration begun with the erasures (Blahut). Lowest coefficient first.
 */
export class ErrorLocator {
  /** The polynomial that `find` found; valid until it is called again. */
  polynomial: Uint8Array
  erasures = 0
  private readonly correction: number
  private readonly erasurePolynomial: Uint8Array
  /** The polynomial before its degree last grew, as much shifted and scaled as it now helps. */
  private readonly helper: Uint8Array
  private next: Uint8Array

  constructor(correction: number) {
    this.correction = correction
    this.polynomial = new Uint8Array(correction + 1)
    this.erasurePolynomial = new Uint8Array(correction + 1)
    this.helper = new Uint8Array(correction + 1)
    this.next = new Uint8Array(correction + 1)
    this.forget()
  }

  /** Nothing is erased any more. */
  forget(): void {
    this.erasures = 0
    this.erasurePolynomial.fill(0)
    this.erasurePolynomial[0] = 1
  }

  /** Takes the place with this locator for erased. */
  erase(locator: number): void {
    const { erasurePolynomial } = this
    this.erasures++
    for (let i = this.erasures; i > 0; i--) {
      const carried = multiply(locator, erasurePolynomial[i - 1] ?? 0)
      erasurePolynomial[i] = (erasurePolynomial[i] ?? 0) ^ carried
    }
  }

  /** Gives the degree that the syndromes ask for; the polynomial's own is less when they cannot be explained. */
  find(syndromes: Uint8Array): number {
    let degree = this.erasures
    this.polynomial.set(this.erasurePolynomial)
    this.helper.set(this.erasurePolynomial)
    for (let step = this.erasures; step < this.correction; step++) {
      const discrepancy = this.discrepancyAt(step, degree, syndromes)
      this.helper.copyWithin(1, 0, this.correction)
      this.helper[0] = 0
      if (discrepancy === 0) continue
      const grows = 2 * degree <= step + this.erasures
      this.correctBy(discrepancy, grows)
      if (grows) degree = step + 1 + this.erasures - degree
    }
    return degree
  }

  /** By how much the polynomial fails to foretell this syndrome from those before. */
  private discrepancyAt(step: number, degree: number, syndromes: Uint8Array): number {
    const { polynomial } = this
    const last = Math.min(degree, step)
    let discrepancy = 0
    for (let i = 0; i <= last; i++) discrepancy ^= multiply(polynomial[i] ?? 0, syndromes[step - i] ?? 0)
    return discrepancy
  }

  private correctBy(discrepancy: number, grows: boolean): void {
    const { polynomial, helper, next } = this
    const factor = inverse(discrepancy)
    for (let i = 0; i <= this.correction; i++) {
      const coefficient = polynomial[i] ?? 0
      next[i] = coefficient ^ multiply(discrepancy, helper[i] ?? 0)
      if (grows) helper[i] = multiply(coefficient, factor)
    }
    this.polynomial = next
    this.next = polynomial
  }
}
