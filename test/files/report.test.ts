import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { drawAttachment } from '../../bot/draw/drawAttachment.ts'
import { sampleReport, sampleTable } from '../support/reports.ts'
import { type Taken, takenByCalc } from './convertTable.ts'
import { fontsOfPdf, renderPdf, textOfPdf } from './renderPdf.ts'

const DOTS_PER_INCH = 80
/** The decree's margins in millimetres; a capital's marks may rise a little over the upper one, and numbers of pages stand in it. */
const MARGINS = { left: 30, right: 15, bottom: 20 }
const REPORT = sampleReport({ table: sampleTable(60, 14) })

const millimetres = (pixels: number) => (pixels / DOTS_PER_INCH) * 25.4

/** White at the edges of a page, in millimetres. */
async function whiteAround(page: Buffer): Promise<{ left: number; right: number; bottom: number }> {
  const { info } = await sharp(page)
    .trim({ background: '#ffffff', threshold: 10 })
    .toBuffer({ resolveWithObject: true })
  const { width, height } = await sharp(page).metadata()
  const [left, top] = [-(info.trimOffsetLeft ?? 0), -(info.trimOffsetTop ?? 0)]
  return {
    left: millimetres(left),
    right: millimetres(width - left - info.width),
    bottom: millimetres(height - top - info.height),
  }
}

describe('a report as an official paper', () => {
  let pdf: Uint8Array
  beforeAll(async () => {
    pdf = await drawAttachment({ kind: 'reportPdf', report: REPORT })
  })

  it('is searched and read in Vietnamese, from the state’s name to the last unit', async () => {
    const words = (await textOfPdf(pdf)).replace(/\s+/g, ' ')
    for (const said of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Hải Phòng, ngày 28 tháng 11 năm 2026',
      'Thực hiện chỉ đạo của Bộ Y tế về việc đẩy mạnh khai báo y tế',
      'Nơi nhận:',
      'Phụ lục',
      '2 Phường Trần Nguyên Hãn 77 33 42,9 1 32 1 40.722 40.511 5.817 -287 165 1 Đã gửi',
      'Cộng 6.507',
    ])
      expect(words).toContain(said)
  })

  it('brings Times-like letters along, and keeps the decree’s margins upright and across', async () => {
    const { embedded, missing } = await fontsOfPdf(pdf)
    expect(missing).toEqual([])
    expect(embedded.every((name) => name.startsWith('Tinos'))).toBe(true)
    const pages = await renderPdf(pdf, DOTS_PER_INCH)
    const sizes = await Promise.all(pages.map((page) => sharp(page).metadata()))
    expect(sizes.map(({ width, height }) => width > height)).toEqual([
      false,
      ...pages.slice(1).map(() => true),
    ])
    for (const page of pages) {
      const white = await whiteAround(page)
      for (const side of ['left', 'right', 'bottom'] as const)
        expect(white[side]).toBeGreaterThanOrEqual(MARGINS[side] - 0.5)
    }
  })
})

describe('a report as a spreadsheet that LibreOffice opens', () => {
  let taken: Taken
  beforeAll(async () => {
    taken = await takenByCalc(await drawAttachment({ kind: 'reportXlsx', report: REPORT }), 'xlsx')
  })

  it('shows figures as figures, and their sums are those of the last row', () => {
    const rows = taken.rows.filter(([order]) => order?.type === 'float').slice(0, 60)
    expect(rows).toHaveLength(60)
    expect(rows[0]?.slice(0, 6).map(({ type, text }) => [type, text])).toEqual([
      ['float', '1'],
      ['string', 'Phường Ngô Quyền'],
      ['float', '40'],
      ['float', '31'],
      ['percentage', '77.5%'],
      ['float', '0'],
    ])
    const number = (text: string | undefined) => Number(text?.replaceAll(',', ''))
    const total = taken.rows.find((row) => row[1]?.text === 'Cộng')
    for (const column of [2, 3, 8, 9]) {
      const sum = rows.reduce((all, row) => all + number(row[column]?.text || '0'), 0)
      expect(number(total?.[column]?.text)).toBe(sum)
    }
  })

  it('makes no formula and no link of any word', () => {
    expect(taken.rows.flat().filter(({ formula }) => formula !== undefined)).toEqual([])
    expect(taken.rows.flat().map(({ text }) => text)).toContain('=Đề nghị tập huấn lại cho cán bộ thôn.')
    expect(taken.xml).not.toMatch(/xlink:href="(?:https?|mailto|javascript|file):|<text:a\b/)
  })
})
