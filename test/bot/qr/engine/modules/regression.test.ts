import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Observations, ridgeRegression } from '../../../../../bot/qr/engine/modules/regression.ts'
import { seededNumbers } from '../../seeded.ts'

const NO_RIDGE = 1e-9

/** Observations by chance of what these weights give. */
function observed(
  weights: readonly number[],
  count: number,
  seed: number,
): Observations & { wanted: Float64Array } {
  const next = seededNumbers(seed)
  const taps = weights.length
  const features = Float32Array.from({ length: count * taps }, () => 2 * next() - 1)
  const wanted = Float64Array.from({ length: count }, (_, i) =>
    weights.reduce((sum, weight, tap) => sum + weight * (features[i * taps + tap] ?? 0), 0),
  )
  return { features, taps, wanted, weight: () => 1, ridge: NO_RIDGE }
}

const anyWeights = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 12 })

describe('ridge regression', () => {
  it('finds the weights that made what was observed', () => {
    fc.assert(
      fc.property(anyWeights, fc.integer(), (weights, seed) => {
        const found = ridgeRegression(observed(weights, 60, seed))
        expect(found).toHaveLength(weights.length)
        for (const [tap, weight] of weights.entries()) expect(found[tap]).toBeCloseTo(weight, 4)
      }),
    )
  })

  it('does not count what has no weight', () => {
    const right = observed([1, -2, 0.5], 80, 1)
    const wanted = right.wanted.map((value, i) => (i % 4 === 0 ? 50 : value))
    const found = ridgeRegression({ ...right, wanted, weight: (i) => (i % 4 === 0 ? 0 : 1) })
    expect(Array.from(found)).toEqual([1, -2, 0.5].map((weight) => expect.closeTo(weight, 4)))
    expect(ridgeRegression({ ...right, wanted })[0]).not.toBeCloseTo(1, 1)
  })

  it('follows those that count more', () => {
    const features = Float32Array.of(1, 1)
    const found = ridgeRegression({
      features,
      taps: 1,
      wanted: [0, 1],
      weight: (i) => (i === 0 ? 1 : 3),
      ridge: NO_RIDGE,
    })
    expect(found[0]).toBeCloseTo(0.75)
  })

  it('keeps weights smaller the firmer the ridge is', () => {
    const sizes = [NO_RIDGE, 1, 10, 100].map((ridge) =>
      Math.hypot(...ridgeRegression({ ...observed([1, -2, 0.5], 30, 2), ridge })),
    )
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
    expect(sizes[3]).toBeLessThan(0.5 * (sizes[0] ?? 0))
  })

  it('shares a weight among features that are always alike', () => {
    const { wanted, features } = observed([2], 40, 3)
    const twice = Float32Array.from({ length: 80 }, (_, i) => features[i >> 1] ?? 0)
    const found = ridgeRegression({ features: twice, taps: 2, wanted, weight: () => 1, ridge: 1e-3 })
    expect(found[0]).toBeCloseTo(1, 2)
    expect(found[1]).toBeCloseTo(1, 2)
  })

  it('gives no weight to what is never seen', () => {
    const features = new Float32Array(60)
    const found = ridgeRegression({
      features,
      taps: 3,
      wanted: new Float32Array(20).fill(1),
      weight: () => 1,
      ridge: 0,
    })
    expect(Array.from(found)).toEqual([0, 0, 0])
  })
})
