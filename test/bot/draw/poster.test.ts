import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawPosterPdf, drawPosterPng } from '../../../bot/draw/drawAttachment.ts'
import type { Mark } from '../../../bot/draw/page.ts'
import { posterPage } from '../../../bot/draw/posterPage.ts'
import { QR_TOP } from '../../../bot/draw/posterSheet.ts'
import { SAMPLE_POSTER_TEXTS, samplePoster } from '../qr/samples.ts'
import { VENUE_NAMES } from './names.ts'
import { eachReads, readAgain } from './readAgain.ts'
import { wrongModules } from './symbolInk.ts'

/** Pixels of the picture for the chat in a millimetre. */
const PIXELS = 1240 / 210

function printedTexts(marks: readonly Mark[]): string {
  return marks.map((mark) => (mark.kind === 'text' ? mark.text : '')).join(' ')
}

describe('the poster', () => {
  it('bears all that it must', () => {
    const poster = samplePoster({ direction: 'out', gateName: 'Cổng 2' })
    const { marks } = posterPage(poster, SAMPLE_POSTER_TEXTS)
    const texts = printedTexts(marks)
    const said = [
      'Nhà hàng Hải Đăng',
      '12 Điện Biên Phủ',
      'Phường Ngô Quyền',
      'Thành phố Hải Phòng',
      'Cổng 2',
    ]
    for (const text of [
      ...said,
      '23/11/2026',
      'Dùng mã này khi ra',
      'Check out here',
      '30 ngày',
      '30 days',
    ]) {
      expect(texts).toContain(text)
    }
    expect(texts).toContain('7KQ2M-9XH4T')
    expect(texts).not.toMatch(/[{}]|undefined|DÙNG THỬ/)
  })

  it('says that it is a trial where it is one', () => {
    const { marks } = posterPage(samplePoster({ trial: true }), SAMPLE_POSTER_TEXTS)
    expect(printedTexts(marks)).toContain('BẢN DÙNG THỬ')
  })

  it.each(VENUE_NAMES)(
    'is read in colour, in grey, in black and white and at a quarter of its size: %s',
    async (venueName) => {
      const poster = samplePoster({ venueName, trial: true })
      const png = drawPosterPng(poster, SAMPLE_POSTER_TEXTS)
      expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1240, height: 1754 })
      expect(await readAgain(png)).toEqual(eachReads(poster.url))
    },
  )

  it.each([
    ['3', samplePoster().url],
    ['3, strengthened to H', 'https://A.VN/V/7KQ2M9XH4T'],
    ['5', 'https://KHAIBAO.SOYTE.HAIPHONG.GOV.VN/KHAI-BAO-Y-TE/THANH-PHO/V/7KQ2M9XH4T'],
  ])('has exactly the ink of its symbol, version %s, and its quiet zone is white', async (_, url) => {
    const gateName = 'Cổng phụ phía nhà để xe tầng hầm B2, khu nhập hàng'
    const png = drawPosterPng(
      samplePoster({ venueName: VENUE_NAMES.at(-2) ?? '', gateName, url }),
      SAMPLE_POSTER_TEXTS,
    )
    const place = { left: 30 * PIXELS, top: QR_TOP * PIXELS, side: 150 * PIXELS }
    expect(await wrongModules(png, url, place)).toEqual([])
    // The check itself sees a symbol that says something else.
    expect(await wrongModules(png, url.replace('7KQ2M', '7KQ2N'), place)).not.toEqual([])
  })

  it('fits the page, the poster of the longest code, address and gate too', async () => {
    const long = 'Ẵng Ỵy '.repeat(30).trim()
    const poster = samplePoster({
      venueName: long.slice(0, 120),
      address: long,
      gateName: long.slice(0, 60),
      code: 'MQMQMMQMQM',
      trial: true,
    })
    const png = drawPosterPng(poster, SAMPLE_POSTER_TEXTS)
    const margin = 6.4 * PIXELS
    const inner = { width: Math.floor(1240 - 2 * margin), height: Math.floor(1754 - 2 * margin) }
    const clipped = await sharp(png)
      .extract({ left: Math.ceil(margin), top: Math.ceil(margin), ...inner })
      .png()
      .toBuffer()
    const sum = async (image: Uint8Array): Promise<number> => {
      const { channels } = await sharp(await sharp(image).greyscale().negate().toBuffer()).stats()
      return channels[0]?.sum ?? 0
    }
    expect(await sum(clipped)).toBe(await sum(png))
  })

  it('is drawn the same each time', async () => {
    const posters = [samplePoster()]
    const [first, second] = [
      await drawPosterPdf(posters, SAMPLE_POSTER_TEXTS),
      await drawPosterPdf(posters, SAMPLE_POSTER_TEXTS),
    ]
    expect(Buffer.from(first).equals(second)).toBe(true)
  })

  it('has a page of A4 for each gate', async () => {
    const pdf = await drawPosterPdf(
      [samplePoster(), samplePoster({ gateName: 'Cổng 2' })],
      SAMPLE_POSTER_TEXTS,
    )
    const text = Buffer.from(pdf).toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(2)
    expect(text).toContain('/MediaBox [0 0 595.27559')
  })
})
