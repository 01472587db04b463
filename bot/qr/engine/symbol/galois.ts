/**
 * The field of 256 elements of the error correction of QR symbols: polynomials over GF(2) modulo x⁸ + x⁴ + x³ + x² + 1
 * (ISO/IEC 18004, 7.5.2), α = x. Addition is XOR.
 */
const FIELD_POLYNOMIAL = 0x11d
const FIELD_SIZE = 256
/** α to this power is 1. */
export const ORDER = FIELD_SIZE - 1

const POWERS = new Uint8Array(ORDER)
const LOGARITHMS = new Uint8Array(FIELD_SIZE)
for (let exponent = 0, value = 1; exponent < ORDER; exponent++) {
  POWERS[exponent] = value
  LOGARITHMS[value] = exponent
  value = value < FIELD_SIZE / 2 ? value << 1 : (value << 1) ^ FIELD_POLYNOMIAL
}

/** All products, because a look-up takes half the time of going by the logarithms. */
const PRODUCTS = new Uint8Array(FIELD_SIZE * FIELD_SIZE)
for (let a = 1; a < FIELD_SIZE; a++) {
  for (let b = 1; b < FIELD_SIZE; b++) {
    PRODUCTS[a * FIELD_SIZE + b] = power((LOGARITHMS[a] ?? 0) + (LOGARITHMS[b] ?? 0))
  }
}

/** α to a power of 0 or more. */
export function power(exponent: number): number {
  return POWERS[exponent % ORDER] ?? 0
}

export function multiply(a: number, b: number): number {
  return PRODUCTS[(a << 8) | b] ?? 0
}

/** `a` is not 0. */
export function inverse(a: number): number {
  return power(ORDER - (LOGARITHMS[a] ?? 0))
}
