import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GreyImage } from '../../../../bot/qr/picture/greyImage.ts'
import { scaled } from '../../../../bot/qr/picture/scales.ts'
import { shrink } from '../../../../bot/qr/picture/shrink.ts'
import { drawn } from '../engine/drawn.ts'
import { anyPicture, meanOf } from './pictures.ts'

const anyFactor = fc.integer({ min: 1, max: 5 })

function square({ pixels, width }: GreyImage, left: number, top: number, side: number): number[] {
  return Array.from(
    { length: side * side },
    (_, k) => pixels[(top + Math.floor(k / side)) * width + left + (k % side)] ?? Number.NaN,
  )
}

describe('shrinking', () => {
  it('gives the mean of each square of the part', () => {
    fc.assert(
      fc.property(anyPicture, anyFactor, fc.nat(23), fc.nat(23), (image, factor, aside, below) => {
        const part = {
          left: aside % image.width,
          top: below % image.height,
          right: image.width,
          bottom: image.height,
        }
        const { pixels, width, height } = shrink(image, part, factor)
        expect(width).toBe(Math.floor((part.right - part.left) / factor))
        expect(height).toBe(Math.floor((part.bottom - part.top) / factor))
        expect(pixels).toHaveLength(width * height)
        for (const [i, grey] of pixels.entries()) {
          const [x, y] = [part.left + (i % width) * factor, part.top + Math.floor(i / width) * factor]
          expect(Math.abs(grey - meanOf(square(image, x, y, factor)))).toBeLessThanOrEqual(0.5)
        }
      }),
    )
  })

  it('by one gives the part as it is', () => {
    fc.assert(
      fc.property(anyPicture, (image) => {
        const whole = { left: 0, top: 0, right: image.width, bottom: image.height }
        expect(shrink(image, whole, 1)).toEqual(image)
      }),
    )
  })
})

describe('a scaled picture', () => {
  const { image } = drawn({ version: 2, module: 4 })

  it('is the whole picture shrunk, and by a factor of one the picture itself', () => {
    const whole = { left: 0, top: 0, right: image.width, bottom: image.height }
    expect(scaled(image, 3)).toEqual(shrink(image, whole, 3))
    expect(scaled(image, 1) === image).toBe(true)
  })

  it('is made once for each picture and factor', () => {
    const small = scaled(image, 2)
    expect(scaled(image, 2) === small).toBe(true)
    expect(scaled(image, 4) === small).toBe(false)
    expect(scaled({ ...image }, 2) === small).toBe(false)
  })
})
