import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawPosterPdf } from '../../bot/draw/drawAttachment.ts'
import type { GatePoster } from '../../bot/draw/gatePoster.ts'
import { QR_TOP } from '../../bot/draw/posterSheet.ts'
import { makeCode } from '../../bot/qr/code.ts'
import { gateUrl } from '../../bot/qr/ownUrl.ts'
import { VENUE_NAMES } from '../bot/draw/names.ts'
import { eachReads, readAgain } from '../bot/draw/readAgain.ts'
import { wrongModules } from '../bot/draw/symbolInk.ts'
import { SAMPLE_POSTER_TEXTS, samplePoster } from '../bot/qr/samples.ts'
import { seededBytes } from '../bot/qr/seeded.ts'
import { fontsOfPdf, renderPdf, textOfPdf } from './renderPdf.ts'

const DOTS_PER_INCH = 150
const PIXELS = DOTS_PER_INCH / 25.4

const DIRECTIONS = ['in', 'out', 'both'] as const

function posters(): GatePoster[] {
  const random = seededBytes(7)
  return VENUE_NAMES.map((venueName, i) => {
    const code = makeCode(random)
    const url = gateUrl('https://khaibao.haiphong.gov.vn', code)
    return samplePoster({ venueName, code, url, direction: DIRECTIONS[i % 3] ?? 'both', trial: i % 2 === 1 })
  })
}

describe('a printed poster', () => {
  it('is read on every page: in grey, in black and white, at a quarter of its size', async () => {
    const printed = posters()
    const pages = await renderPdf(await drawPosterPdf(printed, SAMPLE_POSTER_TEXTS), DOTS_PER_INCH)
    expect(pages).toHaveLength(printed.length)
    for (const [i, page] of pages.entries()) {
      const url = printed[i]?.url ?? ''
      expect(await readAgain(page), VENUE_NAMES[i]).toEqual(eachReads(url))
      const place = { left: 30 * PIXELS, top: QR_TOP * PIXELS, side: 150 * PIXELS }
      expect(await wrongModules(page, url, place), VENUE_NAMES[i]).toEqual([])
    }
  })

  it('leaves white what printers do not reach', async () => {
    const pages = await renderPdf(await drawPosterPdf(posters(), SAMPLE_POSTER_TEXTS), DOTS_PER_INCH)
    for (const [i, page] of pages.entries()) {
      const margin = Math.floor(6.4 * PIXELS)
      const { info } = await sharp(page)
        .trim({ background: '#ffffff', threshold: 10 })
        .toBuffer({ resolveWithObject: true })
      const { width, height } = await sharp(page).metadata()
      const [left, top] = [-(info.trimOffsetLeft ?? 0), -(info.trimOffsetTop ?? 0)]
      const edges = [left, top, width - left - info.width, height - top - info.height]
      expect(Math.min(...edges), VENUE_NAMES[i]).toBeGreaterThanOrEqual(margin)
    }
  })

  it('brings its letters along, and they can be searched and read aloud', async () => {
    const pdf = await drawPosterPdf([samplePoster({ trial: true })], SAMPLE_POSTER_TEXTS)
    const text = await textOfPdf(pdf)
    const said = [
      'Nhà hàng Hải Đăng',
      'BẢN DÙNG THỬ',
      'Phường Ngô Quyền',
      'Ngày cấp 23/11/2026',
      '7KQ2M-9XH4T',
    ]
    for (const words of said) expect(text).toContain(words)
    const { embedded, missing } = await fontsOfPdf(pdf)
    expect(embedded.sort()).toEqual([
      'BeVietnamPro-ExtraBold',
      'BeVietnamPro-Regular',
      'BeVietnamPro-SemiBold',
    ])
    expect(missing).toEqual([])
  })
})
