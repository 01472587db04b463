import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GatePoster, PosterTexts } from '../../../bot/draw/gatePoster.ts'
import { posterPage } from '../../../bot/draw/posterPage.ts'
import { QR_TOP } from '../../../bot/draw/posterSheet.ts'
import { SAMPLE_POSTER_TEXTS, samplePoster } from '../qr/samples.ts'
import { anyName } from './anyText.ts'
import { isInside, overlap, textRectangles, textsOnTexts } from './ink.ts'

/** What a printer reaches at the least, in millimetres. */
const PRINTABLE = { left: 6.4, top: 6.4, right: 210 - 6.4, bottom: 297 - 6.4 }
/** The symbol with four modules of quiet zone, of the coarsest symbol. */
const QUIET = (4 * 150) / 29
const SYMBOL = { left: 30 - QUIET, top: QR_TOP - QUIET, right: 180 + QUIET, bottom: QR_TOP + 150 + QUIET }

/** What a city's channels make of the steps: few words, and the most. */
const TEXTS: readonly PosterTexts[] = [
  SAMPLE_POSTER_TEXTS,
  {
    ...SAMPLE_POSTER_TEXTS,
    steps: [
      { vi: 'Quét mã này bằng máy ảnh điện thoại', en: "Scan this code with your phone's camera" },
      { vi: 'Mở liên kết hiện ra và trả lời', en: 'Open the link and answer a few questions' },
      { vi: 'Thấy dấu tích là đã ghi lượt', en: 'A tick means your visit is recorded' },
    ],
  },
  {
    ...SAMPLE_POSTER_TEXTS,
    steps: [
      { vi: 'Chụp hoặc quét mã này', en: 'Photograph or scan this code' },
      {
        vi: 'Gửi ảnh tới Zalo, Telegram Khai báo y tế THÀNH PHỐ HỒ CHÍ MINH',
        en: 'Send the photo to Khai báo y tế Thành phố Hồ Chí Minh on Zalo, Telegram',
      },
      { vi: 'Thấy dấu tích là đã ghi lượt', en: 'A tick means your visit is recorded' },
    ],
  },
]

const anyPoster: fc.Arbitrary<GatePoster> = fc
  .record({
    venueName: anyName(2, 120),
    address: anyName(0, 200),
    unitName: anyName(2, 60),
    cityName: anyName(2, 60),
    gateName: anyName(1, 60),
    code: fc.constantFrom('7KQ2M9XH4T', 'MQMQMMQMQM'),
    direction: fc.constantFrom('in', 'out', 'both'),
    trial: fc.boolean(),
  })
  .map(samplePoster)

describe('the layout of a poster, whatever it says', () => {
  it('lets no text leave what printers reach, enter the quiet zone, or lie on another', () => {
    fc.assert(
      fc.property(anyPoster, fc.constantFrom(...TEXTS), (poster, texts) => {
        const { marks } = posterPage(poster, texts)
        for (const { text, at } of textRectangles(marks)) {
          expect(isInside(at, PRINTABLE), `${text} on the page`).toBe(true)
          expect(overlap(at, SYMBOL), `${text} in the quiet zone`).toBe(false)
        }
        expect(textsOnTexts(marks)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('puts no letter of the trial badge over its edge, and no other text under it', () => {
    const badge = { left: 76, top: 6.7, right: 134, bottom: 13.7 }
    fc.assert(
      fc.property(anyPoster, (poster) => {
        const { marks } = posterPage({ ...poster, trial: true }, SAMPLE_POSTER_TEXTS)
        const on = textRectangles(marks).filter(({ at }) => overlap(at, badge))
        expect(on.map(({ text }) => text)).toEqual(['BẢN DÙNG THỬ · TRIAL'])
        expect(on.every(({ at }) => isInside(at, badge))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('gives the place of a name that cannot be printed to the address', () => {
    const { marks, title } = posterPage(samplePoster({ venueName: '重慶火鍋' }), SAMPLE_POSTER_TEXTS)
    const addresses = marks.filter((mark) => mark.kind === 'text' && mark.text === '12 Điện Biên Phủ')
    expect(addresses).toHaveLength(1)
    expect(addresses[0]).toMatchObject({ weight: 'extrabold' })
    expect(title).toBe('Cửa chính')
  })
})
