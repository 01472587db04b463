/**
 * The field of 256 elements of the error correction of QR symbols: polynomials over GF(2) modulo x⁸ + x⁴ + x³ + x² + 1
 * (ISO/IEC 18004, 7.5.2), α = x. Addition is XOR.
 */
const FIELD_POLYNOMIAL = 0x11d
/** α to this power is 1. */
export const ORDER = 255

/** Twice the powers of α, so that the sum of two logarithms needs no remainder. */
const POWERS = new Uint8Array(2 * ORDER)
const LOGARITHMS = new Uint8Array(ORDER + 1)

for (let exponent = 0, value = 1; exponent < ORDER; exponent++) {
  POWERS[exponent] = value
  POWERS[exponent + ORDER] = value
  LOGARITHMS[value] = exponent
  value = value < 128 ? value << 1 : (value << 1) ^ FIELD_POLYNOMIAL
}

/** α to a power of 0 to 509. */
export function power(exponent: number): number {
  return POWERS[exponent] ?? 0
}

export function multiply(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  return POWERS[(LOGARITHMS[a] ?? 0) + (LOGARITHMS[b] ?? 0)] ?? 0
}

/** `b` is not 0. */
export function divide(a: number, b: number): number {
  if (a === 0) return 0
  return POWERS[(LOGARITHMS[a] ?? 0) + ORDER - (LOGARITHMS[b] ?? 0)] ?? 0
}
