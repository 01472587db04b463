import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceBits } from '../../../../../bot/qr/engine/symbol/chance.ts'

const magnitudes = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 10 })

/** The share of all choices of signs with which the values add up to `sum` or more. */
function share(values: Float32Array, sum: number): number {
  let reached = 0
  for (let signs = 0; signs < 2 ** values.length; signs++) {
    const total = values.reduce((so, value, i) => so + ((signs >> i) & 1 ? value : -value), 0)
    if (total >= sum) reached++
  }
  return reached / 2 ** values.length
}

describe('the evidence of an agreement', () => {
  it('is never more than what chance leaves', () => {
    fc.assert(
      fc.property(magnitudes, fc.double({ min: -1, max: 1, noNaN: true }), (list, part) => {
        const values = Float32Array.from(list)
        const sum = part * values.reduce((so, value) => so + value, 0)
        expect(2 ** -chanceBits(values, sum)).toBeGreaterThanOrEqual(share(values, sum) * 0.999)
      }),
    )
  })

  it('is a bit for each value when all agree', () => {
    expect(chanceBits(new Float32Array(100).fill(0.7), 70)).toBeCloseTo(100, 1)
  })

  it('comes near to what counting gives in a long row', () => {
    // 140 of 184 right: the exact chance is 2^-41.3.
    const bits = chanceBits(new Float32Array(184).fill(1), 140 - 44)
    expect(bits).toBeGreaterThan(37)
    expect(bits).toBeLessThan(41.3)
  })

  it('is nothing where nothing agrees', () => {
    expect(chanceBits(new Float32Array(0), 0)).toBe(0)
    expect(chanceBits(new Float32Array(5).fill(1), -5)).toBe(0)
  })
})
