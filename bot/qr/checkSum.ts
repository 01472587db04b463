/**
 * The check of our codes: a polynomial's value in the field of 32 elements.
 *
 * The field is GF(2)[x] modulo x⁵ + x² + 1 (a primitive polynomial, 0b100101); a letter's value 0–31 is the element
 * whose bits are its coefficients, and α = x. A code c₁ … c₁₀, the check last, satisfies
 *
 *     c₁·α⁹ + c₂·α⁸ + … + c₉·α + c₁₀ = 0
 *
 * Every weight has an inverse, so one wrong character always shows; the ten weights differ, so two characters that
 * changed places always show, neighbours or not. `7KQ2M-9XH4T` is such a code.
 */
const FIELD_POLYNOMIAL = 0b100101
const FIELD_SIZE = 32

/** What the last character must be, for the values (0–31) of the ones before it. */
export function checkValue(values: readonly number[]): number {
  // Horner's rule. In this field adding and taking away are both XOR.
  return values.reduce((sum, value) => timesAlpha(sum ^ value), 0)
}

function timesAlpha(value: number): number {
  const doubled = value << 1
  return doubled < FIELD_SIZE ? doubled : doubled ^ FIELD_POLYNOMIAL
}
