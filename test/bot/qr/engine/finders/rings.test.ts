import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Crossing, cross } from '../../../../../bot/qr/engine/finders/crossing.ts'
import { finderLength, walkRings } from '../../../../../bot/qr/engine/finders/rings.ts'
import type { Bitmap } from '../../../../../bot/qr/picture/bitmap.ts'

/** A finder alone, `module` pixels a module, and the middle of its core. */
function finder(module: number, margin = module): { readonly bitmap: Bitmap; readonly middle: number } {
  const side = 7 * module + 2 * margin
  const middle = (side - 1) / 2
  const dark = Uint8Array.from({ length: side * side }, (_, i) => {
    const ring = Math.max(Math.abs((i % side) - middle), Math.abs(Math.floor(i / side) - middle)) / module
    return ring < 1.5 || (ring > 2.5 && ring < 3.5) ? 1 : 0
  })
  return { bitmap: { dark, width: side, height: side }, middle }
}

const anyModule = fc.double({ min: 1, max: 60, noNaN: true })
const anyShare = fc.double({ min: -0.5, max: 0.5, noNaN: true })

describe('the lengths of five runs', () => {
  it("are a finder's when they stand as 1, 1, 3, 1 and 1, each off by half a module at most", () => {
    fc.assert(
      fc.property(anyModule, anyShare, anyShare, (module, right, left) => {
        const runs = [
          module,
          module * (1 + right),
          module * (3 - right - left),
          module * (1 + left),
          module,
        ] as const
        expect(finderLength(...runs)).toBeCloseTo(7 * module)
      }),
    )
  })

  it.each([
    ['even', [10, 10, 10, 10, 10]],
    ['a core of one module', [10, 10, 8, 10, 10]],
    ['a core of ten', [10, 10, 100, 10, 10]],
    ['a first ring of three', [30, 10, 30, 10, 10]],
    ['a last ring of three', [10, 10, 30, 10, 30]],
    ['a light ring of nearly nothing', [10, 1, 30, 10, 10]],
    ['thinner than pixels', [0.5, 0.5, 1.5, 0.5, 0.5]],
  ] as const)('are none: %s', (_, [a, b, core, c, d]) => {
    expect(finderLength(a, b, core, c, d)).toBe(0)
  })
})

describe('walking out of a finder', () => {
  const ends = new Float64Array(3)

  it.each([2, 3, 5, 8, 20])('meets the end of each ring, %d pixels a module', (module) => {
    const { bitmap, middle } = finder(module)
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      expect(walkRings(bitmap, { x: middle, y: middle, dx, dy }, 8 * module, ends)).toBe(true)
      for (const [i, modules] of [1.5, 2.5, 3.5].entries()) {
        expect(Math.abs((ends[i] ?? 0) - modules * module)).toBeLessThanOrEqual(0.5)
      }
    }
  })

  it('goes no further than it may, and not out of the picture', () => {
    const { bitmap, middle } = finder(6)
    const from = { x: middle, y: middle, dx: 1, dy: 0 }
    expect(walkRings(bitmap, from, 3 * 6, ends)).toBe(false)
    expect(walkRings(bitmap, from, 4 * 6, ends)).toBe(true)
    const { bitmap: cut, middle: cutMiddle } = finder(6, 0)
    expect(walkRings(cut, { x: cutMiddle, y: cutMiddle, dx: 1, dy: 0 }, 1_000, ends)).toBe(false)
  })
})

describe('crossing a finder', () => {
  const crossing: Crossing = { length: 0, middle: 0 }

  it('finds its length and its middle from wherever in the core', () => {
    for (const module of [2, 4, 7, 15]) {
      const { bitmap, middle } = finder(module)
      for (let off = -Math.floor(1.4 * module); off <= 1.4 * module; off++) {
        expect(cross(bitmap, { x: middle + off, y: middle, dx: 1, dy: 0 }, 8 * module, crossing)).toBe(true)
        expect(Math.abs(crossing.middle + off)).toBeLessThanOrEqual(0.5)
        expect(Math.abs(crossing.length - 7 * module)).toBeLessThanOrEqual(1)
      }
    }
  })

  it("says no where the rings are not a finder's", () => {
    const { bitmap, middle } = finder(8)
    const dark = bitmap.dark.slice()
    const filled = Math.round(middle + 2 * 8)
    for (let y = 0; y < bitmap.height; y++)
      dark.fill(1, y * bitmap.width + filled - 3, y * bitmap.width + filled + 4)
    expect(cross({ ...bitmap, dark }, { x: middle, y: middle, dx: 1, dy: 0 }, 64, crossing)).toBe(false)
    expect(cross({ ...bitmap, dark }, { x: middle, y: middle, dx: 0, dy: 1 }, 64, crossing)).toBe(true)
  })
})
