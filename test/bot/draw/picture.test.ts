import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { encodePicture } from '../../../bot/draw/picture.ts'

type Colour = readonly [number, number, number]

/** The parts that 16 levels keep as they are. */
const part = fc.integer({ min: 0, max: 15 }).map((level) => level * 17)
const pictures = fc.array(fc.tuple(part, part, part), { minLength: 1, maxLength: 6 }).chain((colours) =>
  fc.integer({ min: 1, max: 9 }).chain((width) =>
    fc
      .array(fc.array(fc.constantFrom(...colours), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 9,
      })
      // The same row again and again, as in a symbol.
      .map((rows) => ({ width, rows: rows.flatMap((row) => [row, row]) })),
  ),
)

function pixelsOf(colours: readonly Colour[]): Uint8Array {
  return Uint8Array.from(colours.flatMap((colour) => [...colour, 255]))
}

async function decoded(png: Uint8Array): Promise<Colour[]> {
  const bytes = await sharp(png).toColourspace('srgb').removeAlpha().raw().toBuffer()
  return Array.from({ length: bytes.length / 3 }, (_, i) => {
    const [red = 0, green = 0, blue = 0] = bytes.subarray(3 * i, 3 * i + 3)
    return [red, green, blue]
  })
}

describe('an encoded picture', () => {
  it('shows the pixels that went in', async () => {
    await fc.assert(
      fc.asyncProperty(pictures, async ({ width, rows }) => {
        const png = encodePicture(pixelsOf(rows.flat()), width)
        expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width, height: rows.length })
        expect(await decoded(png)).toEqual(rows.flat())
      }),
      { numRuns: 60 },
    )
  })

  it('rounds each part of a colour to the nearest of sixteen levels', async () => {
    const png = encodePicture(pixelsOf([[8, 9, 250]]), 1)
    expect(await decoded(png)).toEqual([[0, 17, 255]])
  })

  it('has fewer levels when there are more colours than a palette holds', async () => {
    const levels = Array.from({ length: 16 }, (_, level) => level * 17)
    const many = levels.flatMap((red) => levels.map((green): Colour => [red, green, 0]))
    const colours: Colour[] = [...many, [0, 0, 255], [255, 255, 255]]
    const shown = await decoded(encodePicture(pixelsOf(colours), colours.length))
    for (const [i, colour] of colours.entries()) {
      for (const [j, value] of colour.entries()) {
        expect(Math.abs(value - (shown[i]?.[j] ?? -1))).toBeLessThanOrEqual(26)
      }
    }
    expect(shown.at(-1)).toEqual([255, 255, 255])
  })
})
