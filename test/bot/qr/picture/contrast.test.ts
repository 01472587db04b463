import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blurred, type Contrast, contrastAt, localContrast } from '../../../../bot/qr/picture/contrast.ts'
import { drawn } from '../engine/drawn.ts'
import { blank, changed, noisy } from '../engine/spoiled.ts'
import { anyPicture, meanOf, windowAround } from './pictures.ts'

const SYMBOL = drawn({ version: 3, module: 4 })
const RADIUS = 16

/** The largest difference between two contrasts where neither lies at an edge. */
function farthest(one: Contrast, other: Contrast): number {
  return Math.max(...one.values.map((value, i) => Math.abs(value - (other.values[i] ?? Number.NaN))))
}

describe('contrast', () => {
  it('lies between -1 and 1, dark above 0, light below', () => {
    fc.assert(
      fc.property(anyPicture, fc.integer({ min: 1, max: 9 }), (image, radius) => {
        const { values, width, height } = localContrast(image, radius)
        expect([width, height, values.length]).toEqual([image.width, image.height, width * height])
        for (const [i, value] of values.entries()) {
          expect(Math.abs(value)).toBeLessThanOrEqual(1)
          const below = meanOf(windowAround(image, i, radius)) - (image.pixels[i] ?? 0)
          if (Math.abs(below) > 1e-6) expect(Math.sign(value)).toBe(Math.sign(below))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('tells the colour of every module', () => {
    const contrast = localContrast(SYMBOL.image, RADIUS)
    for (const [i, colour] of SYMBOL.modules.entries()) {
      expect(colour * contrastAt(contrast, SYMBOL.grid.x[i] ?? 0, SYMBOL.grid.y[i] ?? 0)).toBeGreaterThan(0.4)
    }
  })

  it('does not change when light is added evenly', () => {
    const half = changed(SYMBOL.image, (grey) => grey / 2)
    const lighter = changed(half, (grey) => grey + 90)
    expect(farthest(localContrast(half, RADIUS), localContrast(lighter, RADIUS))).toBeLessThan(1e-5)
  })

  it('hardly changes when light is added to one side', () => {
    const half = changed(SYMBOL.image, (grey) => grey / 2)
    const lit = changed(half, (grey, x) => grey + (110 * x) / half.width)
    const [one, other] = [localContrast(half, RADIUS), localContrast(lit, RADIUS)]
    for (const i of SYMBOL.modules.keys()) {
      const [x, y] = [SYMBOL.grid.x[i] ?? 0, SYMBOL.grid.y[i] ?? 0]
      expect(Math.abs(contrastAt(one, x, y) - contrastAt(other, x, y))).toBeLessThan(0.2)
    }
  })

  it('hardly changes in a third of the light', () => {
    const dim = changed(SYMBOL.image, (grey) => grey / 3)
    expect(farthest(localContrast(SYMBOL.image, RADIUS), localContrast(dim, RADIUS))).toBeLessThan(0.15)
  })

  it("stays low on a blank wall with a camera's noise", () => {
    const { values } = localContrast(noisy(blank(80, 80), 1, 5), RADIUS)
    expect(Math.sqrt(meanOf(Array.from(values, (value) => value * value)))).toBeLessThan(0.35)
    expect(localContrast(blank(20, 20), 4).values.every((value) => value === 0)).toBe(true)
  })
})

describe('blurred contrast', () => {
  it('is the mean over squares, the edges going on', () => {
    fc.assert(
      fc.property(anyPicture, fc.integer({ min: 1, max: 4 }), (image, radius) => {
        const { width, height } = image
        const values = Float32Array.from(image.pixels, (grey) => grey / 255)
        const soft = blurred({ values, width, height }, radius)
        const at = (x: number, y: number): number =>
          values[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))] ?? 0
        for (const [i, value] of soft.values.entries()) {
          const [x, y] = [i % width, Math.floor(i / width)]
          let sum = 0
          for (let down = -radius; down <= radius; down++) {
            for (let right = -radius; right <= radius; right++) sum += at(x + right, y + down)
          }
          expect(value).toBeCloseTo(sum / (2 * radius + 1) ** 2, 4)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('is the contrast itself when there is nothing to blur', () => {
    const contrast = localContrast(SYMBOL.image, RADIUS)
    expect(blurred(contrast, 0) === contrast).toBe(true)
  })
})

describe('contrast at a point', () => {
  const contrast = {
    values: Float32Array.of(0, 0.25, 0.5, 1, -1, -0.5, 0.75, 0.125, -0.25),
    width: 3,
    height: 3,
  }

  it("is the pixel's own on a pixel's middle", () => {
    expect(contrastAt(contrast, 0, 0)).toBe(0)
    expect(contrastAt(contrast, 1, 0)).toBe(0.25)
    expect(contrastAt(contrast, 0, 1)).toBe(1)
    expect(contrastAt(contrast, 1, 1)).toBe(-1)
  })

  it('lies between its neighbours elsewhere', () => {
    expect(contrastAt(contrast, 0.5, 0)).toBeCloseTo(0.125)
    expect(contrastAt(contrast, 0, 0.25)).toBeCloseTo(0.25)
    expect(contrastAt(contrast, 1.5, 1.5)).toBeCloseTo((-1 - 0.5 + 0.125 - 0.25) / 4)
  })

  it.each([
    [-0.01, 1],
    [1, -0.01],
    [2.01, 1],
    [1, 2.01],
    [1e9, 1e9],
    [Number.NaN, 1],
    [1, Number.POSITIVE_INFINITY],
  ])('is 0 outside, at %d, %d', (x, y) => {
    expect(contrastAt(contrast, x, y)).toBe(0)
  })
})
