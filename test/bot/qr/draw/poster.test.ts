import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawPosterPdf, drawPosterPng } from '../../../../bot/qr/draw/drawAttachment.ts'
import type { Mark } from '../../../../bot/qr/draw/page.ts'
import { posterPage } from '../../../../bot/qr/draw/posterPage.ts'
import { QR_TOP } from '../../../../bot/qr/draw/posterSheet.ts'
import { readPlainly } from '../readPlainly.ts'
import { SAMPLE_POSTER_TEXTS, samplePoster } from '../samples.ts'

const NAMES = [
  'An',
  'Nhà hàng Hải Đăng',
  'Trung tâm Thương mại Vincom Plaza Imperia',
  'CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN THƯƠNG MẠI DỊCH VỤ XUẤT NHẬP KHẨU THUỶ SẢN VÀ DU LỊCH QUỐC TẾ ĐỒ SƠN HẢI PHÒNG',
]

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
      'Chụp mã này khi ra',
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

  it.each(NAMES)('is read in colour, in grey and at a quarter of its size: %s', async (venueName) => {
    const poster = samplePoster({ venueName, trial: true })
    const png = drawPosterPng(poster, SAMPLE_POSTER_TEXTS)
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1240, height: 1754 })
    expect(await readPlainly(png)).toEqual([poster.url])
    expect(await readPlainly(await sharp(png).greyscale().png().toBuffer())).toEqual([poster.url])
    expect(await readPlainly(await sharp(png).resize(310).png().toBuffer())).toEqual([poster.url])
  })

  it('leaves four modules white on every side of the symbol', async () => {
    const gateName = 'Cổng phụ phía nhà để xe tầng hầm B2, khu nhập hàng'
    const png = drawPosterPng(samplePoster({ venueName: NAMES[3] ?? '', gateName }), SAMPLE_POSTER_TEXTS)
    const pixels = 1240 / 210
    const quiet = (4 * 150) / 29
    const darkest = async (left: number, top: number, width: number, height: number): Promise<number> => {
      const [x, y, w, h] = [left, top, width, height].map((length) => Math.round(length * pixels))
      const area = sharp(png).extract({ left: x ?? 0, top: y ?? 0, width: w ?? 1, height: h ?? 1 })
      const { channels } = await sharp(await area.png().toBuffer()).stats()
      return Math.min(...channels.map((channel) => channel.min))
    }
    const whole = 150 + 2 * quiet
    expect(await darkest(30 - quiet, QR_TOP - quiet, whole, quiet - 0.3)).toBe(255)
    expect(await darkest(30 - quiet, QR_TOP + 150.3, whole, quiet - 0.3)).toBe(255)
    expect(await darkest(30 - quiet, QR_TOP, quiet - 0.3, 150)).toBe(255)
    expect(await darkest(180.3, QR_TOP, quiet - 0.3, 150)).toBe(255)
    expect(await darkest(30, QR_TOP, 150, 150)).toBe(0)
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
