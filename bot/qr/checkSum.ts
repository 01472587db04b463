/**
 * The check of our codes: a weighted sum in the field of 32 elements.
 *
 * The field is GF(2)[x] modulo x⁵ + x² + 1 (a primitive polynomial, 0b100101); a letter's value 0–31 is the element
 * whose bits are its coefficients, and α = x. Of the characters c₁ … c₉ and the check c₁₀,
 *
 *     α¹·c₁ + α²·c₂ + … + α⁹·c₉ + c₁₀ = 0        (the check's own weight is α⁰ = 1)
 *
 * Every weight is invertible, so one wrong character always shows; the ten weights differ, so two characters that
 * changed places always show, neighbours or not.
 */
const FIELD_POLYNOMIAL = 0b100101
const FIELD_SIZE = 32

/** What the tenth character must be, for the values (0–31) of the nine before it. */
export function checkValue(values: readonly number[]): number {
  let sum = 0
  // Horner's rule from the last character to the first: each step multiplies what was summed so far by α.
  for (let position = values.length - 1; position >= 0; position--) {
    sum = timesAlpha(sum ^ (values[position] ?? 0))
  }
  return sum
}

function timesAlpha(value: number): number {
  const doubled = value << 1
  return doubled < FIELD_SIZE ? doubled : doubled ^ FIELD_POLYNOMIAL
}
