/**
 * How unlikely it is, in bits, that random signs of values of these magnitudes add up to `sum` or more: Chernoff's
 * bound, -log₂ of the least over t of E[exp(t (Σ ±|v| - sum))], where ln E[exp(±t|v|)] = ln cosh(t|v|). Nothing is
 * approximated: chance does no better than 2 to the minus this.
 */
export function chanceBits(magnitudes: Float32Array, sum: number): number {
  let low = 0
  let high = 1
  if (sum <= 0) return 0
  while (high < STEEPEST && slope(magnitudes, high) < sum) high *= 2
  // The bound holds for every t; halving the bracket finds the best to a thousandth of a bit.
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2
    if (slope(magnitudes, middle) < sum) low = middle
    else high = middle
  }
  return (high * sum - logarithmOfMean(magnitudes, high)) / Math.LN2
}

/** Magnitudes are at most about 1: beyond this all signs are right, and the bound is one bit for each. */
const STEEPEST = 1024
const HALVINGS = 12

/** Σ |v| tanh(t|v|), which grows with t. */
function slope(magnitudes: Float32Array, t: number): number {
  let sum = 0
  for (let i = 0; i < magnitudes.length; i++) {
    const value = magnitudes[i] ?? 0
    sum += value * Math.tanh(t * value)
  }
  return sum
}

/** Σ ln cosh(t|v|). */
function logarithmOfMean(magnitudes: Float32Array, t: number): number {
  let sum = 0
  for (let i = 0; i < magnitudes.length; i++) {
    const exponent = t * (magnitudes[i] ?? 0)
    sum += exponent + Math.log1p(Math.exp(-2 * exponent)) - Math.LN2
  }
  return sum
}
