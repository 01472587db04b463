import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitText, printable, widthOf } from '../../../../bot/qr/draw/lettering.ts'

/** Every Vietnamese letter, small and capital. */
const VIETNAMESE_LETTERS =
  'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ'

const FRAME = { width: 186, height: 24.5, largest: 17, weight: 'extrabold' } as const

describe('printable', () => {
  it('keeps every Vietnamese letter, written apart or together', () => {
    for (const letters of [VIETNAMESE_LETTERS, VIETNAMESE_LETTERS.toUpperCase()]) {
      expect(printable(letters)).toBe(letters)
      expect(printable(letters.normalize('NFD'))).toBe(letters)
    }
  })

  it('leaves out what the font lacks', () => {
    expect(printable('🍜 Phở\n重慶  24 \u202e“Ngon”')).toBe('Phở 24 “Ngon”')
  })
})

describe('fitText', () => {
  it('leaves nothing out and nothing over the edge, whatever the name', () => {
    const letters = fc.constantFrom(
      ...VIETNAMESE_LETTERS,
      ...VIETNAMESE_LETTERS.toUpperCase(),
      ' ',
      ' ',
      ' ',
      '-',
      '0',
    )
    const name = fc
      .string({ unit: letters, minLength: 2, maxLength: 120 })
      .filter((text) => text.trim() !== '')
    fc.assert(
      fc.property(name, (text) => {
        const { lines, size, step } = fitText(text, FRAME)
        expect(lines.join('').replaceAll(' ', '')).toBe(printable(text).replaceAll(' ', ''))
        expect(lines.length * step).toBeLessThanOrEqual(FRAME.height)
        for (const line of lines)
          expect(widthOf(line, FRAME.weight) * size).toBeLessThanOrEqual(FRAME.width + 0.001)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps a short name large', () => {
    expect(fitText('An', FRAME).size).toBe(17)
  })

  it('breaks a word that never ends', () => {
    const { lines, size } = fitText('W'.repeat(120), FRAME)
    expect(lines.join('')).toBe('W'.repeat(120))
    expect(size).toBeGreaterThan(4)
  })

  it('leaves no lonely word on the last line', () => {
    const { lines } = fitText('Nhà hàng hải sản tươi sống Biển Đông Đồ Sơn', FRAME)
    const widths = lines.map((line) => widthOf(line, 'extrabold'))
    expect(Math.min(...widths)).toBeGreaterThan(Math.max(...widths) * 0.6)
  })

  it('takes an empty text', () => {
    expect(fitText('', FRAME).lines).toEqual([''])
  })
})
