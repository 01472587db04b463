import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitText } from '../../../bot/draw/lettering.ts'
import { printable } from '../../../bot/draw/letters.ts'
import { widthOf } from '../../../bot/draw/wrapping.ts'
import { anyName } from './anyText.ts'
import { inkOf } from './ink.ts'

const FRAME = { width: 193, height: 23, largest: 20, weight: 'extrabold' } as const

describe('fitText', () => {
  it('leaves nothing out and nothing over the edge, whatever the name', () => {
    fc.assert(
      fc.property(anyName(2, 120), (text) => {
        const { lines, size, step, top, bottom } = fitText(text, FRAME)
        expect(lines.join('').replaceAll(' ', '')).toBe(printable(text).replaceAll(' ', ''))
        expect(top + (lines.length - 1) * step + bottom).toBeLessThanOrEqual(FRAME.height)
        for (const line of lines)
          expect(widthOf(line, FRAME.weight) * size).toBeLessThanOrEqual(FRAME.width + 0.001)
      }),
      { numRuns: 100 },
    )
  })

  it('keeps the ink of a line off the next, and inside the height that it says', () => {
    fc.assert(
      fc.property(anyName(2, 120), (text) => {
        const { lines, size, step, top, bottom } = fitText(text, FRAME)
        const inks = lines.map((line) => inkOf(line, FRAME.weight))
        expect((inks[0]?.top ?? 0) * size).toBeLessThanOrEqual(top + 0.001)
        expect((inks.at(-1)?.bottom ?? 0) * size).toBeLessThanOrEqual(bottom + 0.001)
        for (const [i, ink] of inks.slice(1).entries()) {
          expect(((inks[i]?.bottom ?? 0) + ink.top) * size).toBeLessThan(step)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('keeps a short name large', () => {
    expect(fitText('An', FRAME).size).toBe(20)
  })

  it('sets the longest names in letters that can be read from two metres', () => {
    const longest =
      'CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN THƯƠNG MẠI DỊCH VỤ XUẤT NHẬP KHẨU THUỶ SẢN VÀ DU LỊCH QUỐC TẾ ĐỒ SƠN HẢI PHÒNG'
    expect(fitText(longest, FRAME).size).toBeGreaterThan(4.5)
  })

  it('breaks a word that never ends', () => {
    const { lines, size } = fitText('W'.repeat(120), FRAME)
    expect(lines.join('')).toBe('W'.repeat(120))
    expect(size).toBeGreaterThan(3)
  })

  it('leaves no lonely word on the last line', () => {
    const { lines } = fitText('Nhà hàng hải sản tươi sống Biển Đông Đồ Sơn', FRAME)
    const widths = lines.map((line) => widthOf(line, 'extrabold'))
    expect(Math.min(...widths)).toBeGreaterThan(Math.max(...widths) * 0.6)
  })

  it('parts a name at its comma rather than in the middle of a phrase', () => {
    const { lines } = fitText('Siêu thị điện máy Nguyễn Kim, chi nhánh Lê Hồng Phong, Ngã Năm', FRAME)
    expect(lines).toEqual(['Siêu thị điện máy Nguyễn Kim,', 'chi nhánh Lê Hồng Phong, Ngã Năm'])
  })

  it('takes an empty text', () => {
    expect(fitText('', FRAME).lines).toEqual([''])
  })
})
