import { describe, expect, it } from 'vitest'
import { BENDS, frameOf } from '../../../../../bot/qr/engine/grid/frame.ts'
import { ROLE, symbolModel } from '../../../../../bot/qr/engine/symbol/model.ts'

const VERSIONS = [1, 2, 6, 7, 14, 40]

describe('a frame', () => {
  it.each(VERSIONS)('has the finders of version %d at its corners, which no bend moves', (version) => {
    const { model, u, v, bends } = frameOf(symbolModel(version))
    const { size } = model
    for (const [row, column, right, down] of [
      [3, 3, -1, -1],
      [3, size - 4, 1, -1],
      [size - 4, 3, -1, 1],
      [size - 4, size - 4, 1, 1],
    ] as const) {
      const i = row * size + column
      expect(u[i]).toBeCloseTo(right, 6)
      expect(v[i]).toBeCloseTo(down, 6)
      for (const bend of bends.subarray(i * BENDS, (i + 1) * BENDS)) expect(bend).toBeCloseTo(0, 5)
    }
  })

  it.each(VERSIONS)('counts modules of version %d evenly, to the right and down', (version) => {
    const { model, half, u, v } = frameOf(symbolModel(version))
    const places = Array.from(u.keys())
    const right = places.filter((i) => i % model.size > 0).map((i) => (u[i] ?? 0) - (u[i - 1] ?? 0))
    const down = places.filter((i) => i >= model.size).map((i) => (v[i] ?? 0) - (v[i - model.size] ?? 0))
    for (const steps of [right, down]) {
      expect(Math.min(...steps)).toBeCloseTo(1 / half, 5)
      expect(Math.max(...steps)).toBeCloseTo(1 / half, 5)
    }
  })

  it.each(VERSIONS)(
    'samples what is known of version %d and enough of the rest, spread over it',
    (version) => {
      const { model, known, sample } = frameOf(symbolModel(version))
      const areKnown = Array.from(model.known.keys()).filter((i) => model.known[i] !== 0)
      expect(Array.from(known)).toEqual(areKnown)
      const sampled = new Set(sample)
      expect(sampled.size).toBe(sample.length)
      expect(areKnown.filter((i) => !sampled.has(i))).toEqual([])
      const unknown = Array.from(sample).filter((i) => model.known[i] === 0)
      expect(unknown.length).toBeGreaterThan(Math.min(150, model.known.length - areKnown.length - 1))
      expect(unknown.length).toBeLessThan(1_500)
      const inQuarter = (right: number, down: number): number =>
        unknown.filter((i) => {
          const [column, row] = [i % model.size, Math.floor(i / model.size)]
          return column < model.size / 2 === right < 0 && row < model.size / 2 === down < 0
        }).length
      expect(inQuarter(1, 1)).toBeGreaterThan(unknown.length / 6)
      expect(inQuarter(-1, 1)).toBeGreaterThan(unknown.length / 16)
      expect(inQuarter(1, -1)).toBeGreaterThan(unknown.length / 16)
    },
  )

  it('trusts timing and alignment patterns more than finders, and nothing that is not known', () => {
    const { model, weight } = frameOf(symbolModel(7))
    const weightOf = (role: number): number => weight[model.role.indexOf(role)] ?? 0
    expect(weightOf(ROLE.timing)).toBeGreaterThan(weightOf(ROLE.finder))
    expect(weightOf(ROLE.alignment)).toBeGreaterThan(weightOf(ROLE.finder))
    expect(weightOf(ROLE.finder)).toBeGreaterThan(0)
    expect(weight.map((share) => (share > 0 ? 1 : 0))).toEqual(Float32Array.from(model.known, Math.abs))
  })

  it('is made once for a version', () => {
    const frame = frameOf(symbolModel(3))
    expect(frameOf(symbolModel(3)) === frame).toBe(true)
    expect(frameOf(symbolModel(4)) === frame).toBe(false)
  })
})
