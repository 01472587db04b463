import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Sums, sumsOf } from '../../../../bot/qr/picture/sums.ts'
import { blank } from '../engine/spoiled.ts'
import { anyPicture } from './pictures.ts'

/** A rectangle by its corners, each a share of the picture, in whatever order. */
const anyShares = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 })

function corners(shares: readonly number[], width: number, height: number): number[] {
  const [a = 0, b = 0, c = 0, d = 0] = shares
  const [xs, ys] = [[a, b].map((share) => Math.round((share * width) / 100)), [c, d]]
  const rows = ys.map((share) => Math.round((share * height) / 100))
  return [Math.min(...xs), Math.min(...rows), Math.max(...xs), Math.max(...rows)]
}

function byLookUp(sums: ArrayLike<number>, { width }: Sums, rectangle: readonly number[]): number {
  const [left = 0, top = 0, right = 0, bottom = 0] = rectangle
  const at = (x: number, y: number): number => sums[y * (width + 1) + x] ?? Number.NaN
  return at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top)
}

describe('sums', () => {
  it('give the sum over any rectangle, and of its squares', () => {
    fc.assert(
      fc.property(anyPicture, anyShares, (image, shares) => {
        const sums = sumsOf(image)
        const rectangle = corners(shares, image.width, image.height)
        const [left = 0, top = 0, right = 0, bottom = 0] = rectangle
        let [sum, squares] = [0, 0]
        for (let y = top; y < bottom; y++) {
          for (let x = left; x < right; x++) {
            const grey = image.pixels[y * image.width + x] ?? 0
            sum += grey
            squares += grey * grey
          }
        }
        expect(byLookUp(sums.greys, sums, rectangle)).toBe(sum)
        expect(byLookUp(sums.squares, sums, rectangle)).toBe(squares)
      }),
    )
  })

  it('hold the largest picture that is read, all white', () => {
    const [width, height] = [1280, 1280]
    const sums = sumsOf(blank(width, height, 255))
    const whole = [0, 0, width, height]
    expect(byLookUp(sums.greys, sums, whole)).toBe(255 * width * height)
    expect(byLookUp(sums.squares, sums, whole)).toBe(255 * 255 * width * height)
  })
})
