import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawPersonalQrPng } from '../../../bot/draw/drawAttachment.ts'
import { personalQrPage } from '../../../bot/draw/personalQrPage.ts'
import { SAMPLE_PERSONAL_QR_TEXTS, samplePersonalQr } from '../qr/samples.ts'
import { anyName } from './anyText.ts'
import { isInside, overlap, textRectangles, textsOnTexts } from './ink.ts'
import { eachReads, readAgain } from './readAgain.ts'
import { wrongModules } from './symbolInk.ts'

const MASKED_NAMES = ['Trần Thị Bích N.', 'ĐỖ NGUYỄN HOÀNG ẨM Ẵ.', 'Nguyễn Văn ***', 'Ỵ.', '김***']

describe('a personal QR', () => {
  it.each(MASKED_NAMES.flatMap((maskedName) => [[maskedName, true] as const, [maskedName, false] as const]))(
    'is read in colour, in grey, in black and white and at a quarter of its size: %s (trial: %s)',
    async (maskedName, trial) => {
      const personal = samplePersonalQr({ maskedName, trial })
      const png = drawPersonalQrPng(personal, SAMPLE_PERSONAL_QR_TEXTS)
      expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 720, height: 900 })
      expect(await readAgain(png)).toEqual(eachReads(personal.url))
    },
  )

  it.each([
    [29, 'https://A.VN/P/0123456789ABCDEFGHJKMNPQRS'],
    [33, samplePersonalQr().url],
  ])('has exactly the ink of its symbol, %i modules wide, and its quiet zone is white', async (size, url) => {
    const png = drawPersonalQrPng(samplePersonalQr({ url, trial: true }), SAMPLE_PERSONAL_QR_TEXTS)
    const module = 620 / (size + 8)
    const place = { left: 50 + 4 * module, top: 113 + 4 * module, side: size * module }
    expect(await wrongModules(png, url, place)).toEqual([])
  })

  it('lets no text leave it, enter the quiet zone or lie on another, whatever the name', () => {
    const edge = { left: 4, top: 0, right: 68, bottom: 89 }
    const quiet = { left: 5, top: 11.3, right: 67, bottom: 73.3 }
    fc.assert(
      fc.property(anyName(1, 80), anyName(2, 60), fc.boolean(), (maskedName, cityName, trial) => {
        const personal = samplePersonalQr({ maskedName, cityName, trial })
        const { marks } = personalQrPage(personal, SAMPLE_PERSONAL_QR_TEXTS)
        for (const { text, at } of textRectangles(marks)) {
          expect(isInside(at, edge), `${text} on the picture`).toBe(true)
          expect(overlap(at, quiet), `${text} in the quiet zone`).toBe(false)
        }
        expect(textsOnTexts(marks)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
