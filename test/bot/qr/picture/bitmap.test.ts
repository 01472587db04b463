import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binarise } from '../../../../bot/qr/picture/bitmap.ts'
import { drawn } from '../engine/drawn.ts'
import { blank, shaded } from '../engine/spoiled.ts'
import { anyPicture, meanOf, windowAround } from './pictures.ts'

/** Shares that a binary number holds exactly, so that both ways of counting round alike. */
const anyShare = fc.constantFrom(0.5, 0.75, 0.875, 0.9375, 1)

describe('black and white', () => {
  it('is dark where a pixel lies below its share of the mean around it', () => {
    fc.assert(
      fc.property(anyPicture, fc.integer({ min: 1, max: 9 }), anyShare, (image, radius, share) => {
        const { dark, width, height } = binarise(image, { radius, share })
        expect([width, height]).toEqual([image.width, image.height])
        const wanted = Array.from(image.pixels, (grey, i) => {
          const around = windowAround(image, i, radius)
          return grey * around.length < meanOf(around) * around.length * share - 1e-9 ? 1 : 0
        })
        expect(Array.from(dark)).toEqual(wanted)
      }),
    )
  })

  it('is all light on a blank wall', () => {
    const image = blank(60, 40)
    expect(binarise(image, { radius: 8, share: 0.93 }).dark).not.toContain(1)
  })

  it('finds the colour of every module in deep shadow', () => {
    const { image, grid, modules, module } = drawn({ version: 3, module: 4 })
    const dim = shaded(image, 0.15)
    const bitmap = binarise(dim, { radius: 4 * module, share: 0.93 })
    const found = modules.map((_, i) => {
      const at = Math.round(grid.y[i] ?? 0) * dim.width + Math.round(grid.x[i] ?? 0)
      return bitmap.dark[at] === 1 ? 1 : -1
    })
    expect(found).toEqual(modules)
  })
})
