import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adaptiveThreshold } from '../../../../bot/qr/picture/adaptiveThreshold.ts'
import { clahe } from '../../../../bot/qr/picture/clahe.ts'
import { colourOf, doubled, type GreyImage, greyOf, halved } from '../../../../bot/qr/picture/greyImage.ts'
import { smooth } from '../../../../bot/qr/picture/smooth.ts'

/** A checkerboard of squares, light falling off to the right until its white is darker than the left's black. */
function shadedBoard(width: number, height: number, square: number): GreyImage {
  const pixels = new Uint8Array(width * height)
  for (let i = 0; i < pixels.length; i++) {
    const [x, y] = [i % width, Math.floor(i / width)]
    const light = 1 - (0.85 * x) / width
    pixels[i] = light * (isBlack(x, y, square) ? 60 : 230)
  }
  return { pixels, width, height }
}

function isBlack(x: number, y: number, square: number): boolean {
  return (Math.floor(x / square) + Math.floor(y / square)) % 2 === 0
}

const picture = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
  .chain(([width, height]) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height })
      .map((pixels): GreyImage => ({ pixels, width, height })),
  )

describe('every treatment', () => {
  const treatments = { clahe, smooth, adaptiveThreshold }

  it.each(Object.entries(treatments))('%s keeps the size and takes the smallest picture', (_, treat) => {
    fc.assert(
      fc.property(picture, (image) => {
        const { pixels, width, height } = treat(image)
        expect([width, height, pixels.length]).toEqual([image.width, image.height, image.pixels.length])
      }),
    )
  })
})

describe('grey', () => {
  it('comes back from colour as it was', () => {
    fc.assert(
      fc.property(picture, (image) => {
        expect(greyOf(colourOf(image))).toEqual(image)
      }),
    )
  })

  it('is doubled and halved without a shift', () => {
    const image = shadedBoard(32, 32, 8)
    const back = halved(doubled(image))
    for (const [i, grey] of image.pixels.entries())
      expect(Math.abs(grey - (back.pixels[i] ?? 0))).toBeLessThan(60)
    const middle = 4 * 32 + 4
    expect(Math.abs((back.pixels[middle] ?? 0) - (image.pixels[middle] ?? 0))).toBeLessThan(3)
  })
})

describe('the threshold', () => {
  it('finds black and white in light and in shade', () => {
    const { pixels } = adaptiveThreshold(shadedBoard(480, 240, 6))
    let right = 0
    for (const [i, value] of pixels.entries()) {
      if ((value === 0) === isBlack(i % 480, Math.floor(i / 480), 6)) right++
    }
    expect(right / pixels.length).toBeGreaterThan(0.97)
  })
})

describe('evening the light', () => {
  it('raises the contrast in the dark', () => {
    const board = shadedBoard(480, 240, 6)
    const contrast = ({ pixels }: GreyImage): number => {
      const dark = pixels.filter((_, i) => i % 480 >= 420)
      return Math.max(...dark) - Math.min(...dark)
    }
    expect(contrast(clahe(board))).toBeGreaterThan(1.5 * contrast(board))
  })
})

describe('smoothing', () => {
  it('is the mean of the mean, the edge going on beyond itself', () => {
    fc.assert(
      fc.property(picture, (image) => {
        const plain = plainMean(plainMean(image))
        for (const [i, value] of smooth(image).pixels.entries()) {
          // Each of four roundings takes away less than one.
          expect(Math.abs(value - (plain[i] ?? 0))).toBeLessThanOrEqual(4)
        }
      }),
      { numRuns: 30 },
    )

    function plainMean({
      pixels,
      width,
      height,
    }: {
      pixels: ArrayLike<number>
      width: number
      height: number
    }) {
      const means = Array.from(pixels, (_, i) => {
        const [x, y] = [i % width, Math.floor(i / width)]
        let sum = 0
        for (let dy = -3; dy <= 3; dy++) {
          for (let dx = -3; dx <= 3; dx++) {
            const row = Math.min(height - 1, Math.max(0, y + dy))
            sum += pixels[row * width + Math.min(width - 1, Math.max(0, x + dx))] ?? 0
          }
        }
        return sum / 49
      })
      return Object.assign(means, { pixels: means, width, height })
    }
  })
})
