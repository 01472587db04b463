import { describe, expect, it } from 'vitest'
import { reportPages } from '../../../../bot/draw/official/reportPdf.ts'
import type { Mark, Page } from '../../../../bot/draw/page.ts'
import { ODD_REPORTS, sampleReport, sampleTable } from '../../../support/reports.ts'
import { isInside, textRectangles, textsOnTexts } from '../ink.ts'

type Letters = Extract<Mark, { kind: 'text' }>
const POINTS = 72 / 25.4
/** The ink of a capital with two marks may rise this far over its line, and with it over the margin. */
const RISE = 1.5
const NUMBER_OF_PAGE = /^\d+$/

const lettersOf = ({ marks }: Page): Letters[] => marks.filter((mark) => mark.kind === 'text')
const textsOf = (page: Page): string[] => lettersOf(page).map(({ text }) => text)
const allTexts = (pages: readonly Page[]) => pages.flatMap(textsOf)

function marksWith(pages: readonly Page[], text: string): Letters {
  const found = pages.flatMap(lettersOf).find((mark) => mark.text === text)
  if (!found) throw new Error(`nothing says ${text}`)
  return found
}

const numberOf = (page: Page) =>
  textsOf(page).find((text) => NUMBER_OF_PAGE.test(text) && lettersOf(page)[0]?.text === text)

describe.each(Object.entries(ODD_REPORTS))('the paper of a report: %s', (_, given) => {
  // As it comes out of the outbox.
  const report: typeof given = JSON.parse(JSON.stringify(given))
  const pages = reportPages(report)

  it('keeps the decree’s margins on every sheet, and no text lies on another', () => {
    for (const page of pages) {
      const { width, height, marks } = page
      expect(width * height).toBe(210 * 297)
      const inner = { left: 30, top: 20 - RISE, right: width - 15, bottom: height - 20 }
      const outside = textRectangles(marks).filter(({ at }) => !isInside(at, inner))
      expect(outside.map(({ text }) => text)).toEqual(numberOf(page) === undefined ? [] : [numberOf(page)])
      expect(textsOnTexts(marks)).toEqual([])
    }
  })

  it('has every row of the table once, in order, its head on each of its sheets, and all remarks', () => {
    const unparted = (text: string) => text.replaceAll(' ', '')
    const said = unparted(allTexts(pages).join(''))
    for (const { words } of report.remarks) expect(said).toContain(unparted(words).slice(0, -1))
    const rows = report.table.rows.length
    const sheets = pages.filter((page) => textsOf(page).includes('TT'))
    const order = sheets.flatMap((page) => {
      const texts = lettersOf(page)
      const x = texts.find(({ text }) => text === 'TT')?.x
      return texts
        .filter((mark) => mark.x === x && NUMBER_OF_PAGE.test(mark.text))
        .map(({ text }) => Number(text))
    })
    expect(order).toEqual(Array.from({ length: rows }, (_, i) => i + 1))
  })
})

describe('the paper of a report', () => {
  it('sets each part in the letters of the decree', () => {
    const pages = reportPages(sampleReport())
    const look = (text: string) => {
      const { size, weight } = marksWith(pages, text)
      return [Math.round(size * POINTS), weight]
    }
    expect(look('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toEqual([13, 'officialBold'])
    expect(look('Độc lập - Tự do - Hạnh phúc')).toEqual([14, 'officialBold'])
    expect(look('ỦY BAN NHÂN DÂN')).toEqual([13, 'officialBold'])
    expect(look('Hải Phòng, ngày 28 tháng 11 năm 2026')).toEqual([14, 'officialItalic'])
    expect(look('BÁO CÁO')).toEqual([14, 'officialBold'])
    expect(look('Kính gửi: Bộ Y tế.')).toEqual([14, 'official'])
    expect(look('Nơi nhận:')).toEqual([12, 'officialBoldItalic'])
    expect(look('- Lưu: VT.')).toEqual([11, 'official'])
    expect(look('PHÓ CHỦ TỊCH')).toEqual([14, 'officialBold'])
  })

  it('numbers sheets from the second on, those of an appendix for themselves', () => {
    const pages = reportPages(sampleReport({ table: sampleTable(60, 14) }))
    expect(pages.map(({ width }) => width)).toEqual([210, ...pages.slice(1).map(() => 297)])
    expect(pages.map(numberOf)).toEqual([
      undefined,
      undefined,
      ...pages.slice(2).map((_, i) => String(i + 2)),
    ])
    expect(allTexts(pages)).toContain('Số liệu chi tiết tại Phụ lục kèm theo./.')
  })

  it('is a letter where its subject says so, and else a report', () => {
    const letter = allTexts(reportPages(sampleReport({ subject: 'V/v khai báo y tế' })))
    expect(letter).toContain('V/v khai báo y tế')
    expect(letter).not.toContain('BÁO CÁO')
    const report = allTexts(reportPages(sampleReport({ subject: 'Báo cáo kết quả tuần 48' })))
    expect(report).toContain('BÁO CÁO')
    expect(report).toContain('Kết quả tuần 48')
  })

  it('fills the lines of a paragraph but for the last', () => {
    const [page] = reportPages(sampleReport())
    const rectangles = textRectangles(page?.marks ?? [])
    const right = (begin: string) => rectangles.find(({ text }) => text.startsWith(begin))?.at.right
    expect(right('Thực hiện chỉ đạo')).toBeCloseTo(195, 0)
    expect(right('người ra, vào địa điểm')).toBeCloseTo(195, 0)
    expect(right('Phòng báo cáo kết quả')).toBeLessThan(150)
  })
})
