import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CITY_WEIGHTS } from '../../../bot/draw/fonts.ts'
import { printable, reachOf, readable } from '../../../bot/draw/letters.ts'
import { anyName, CAPITAL_LETTERS, SIGNS, SMALL_LETTERS } from './anyText.ts'
import { FONTS, inkOf, WEIGHTS } from './ink.ts'

/** Every letter of the first plane but for halves of pairs, each between two others. */
const FIRST_PLANE = Array.from({ length: 0xffff }, (_, code) => code)
  .filter((code) => code >= 0x20 && (code < 0xd800 || code > 0xdfff))
  .map((code) => String.fromCodePoint(code))

describe('printable', () => {
  it('keeps every Vietnamese letter, written apart or together', () => {
    for (const letters of [SMALL_LETTERS, CAPITAL_LETTERS]) {
      expect(printable(letters)).toBe(letters)
      expect(printable(letters.normalize('NFD'))).toBe(letters)
    }
    expect(printable(SIGNS)).toBe(SIGNS)
  })

  it('lets nothing through that a font lacks', () => {
    const lacking = FIRST_PLANE.filter((letter) =>
      Array.from(printable(`a${letter}b`)).some((shown) =>
        WEIGHTS.some((weight) => !FONTS[weight].has(shown)),
      ),
    )
    expect(lacking).toEqual([])
  })

  it('changes nothing in what it has let through', () => {
    fc.assert(
      fc.property(fc.oneof(anyName(0, 60), fc.string({ unit: 'binary' })), (text) => {
        const shown = printable(text)
        expect(printable(shown)).toBe(shown)
        expect(shown).not.toMatch(/^ | $| {2}/)
      }),
    )
  })

  it.each([
    ['🍜 Phở\n重慶  24 “Ngon”', 'Phở 24 “Ngon”'],
    ['\u202eNhà\u202c hàng\u200f', 'Nhà hàng'],
    ['Hải\u200bĐăng', 'Hải Đăng'],
    ['ca\u00adfé', 'café'],
    ['𝐍𝐡𝐚̀ 𝐡𝐚̀𝐧𝐠 𝐕𝐢𝐞̣̂𝐭', 'Nhà hàng Việt'],
    ['Ｎｈà　ｈàｎｇ', 'Nhà hàng'],
    ['Đŏng Ğiang', 'Đong Ğiang'],
    ['Phơ\u0309\u0301', 'Phở'],
    ['A‑B − C „x′', 'A-B - C ”x’'],
    ['2️⃣ № ①', '2 No 1'],
    ['\ud83c', ''],
  ])('makes of %j %j', (text, shown) => {
    expect(printable(text)).toBe(shown)
  })
})

describe('readable', () => {
  it.each([
    ['重慶火鍋', ''],
    ['한국식당 24', ''],
    ['김***', ''],
    ['重慶火鍋 Trùng Khánh', 'Trùng Khánh'],
    ['24/7', '24/7'],
    ['A', 'A'],
    ['N***', 'N***'],
    ['', ''],
  ])('makes of %j %j', (name, shown) => {
    expect(readable(name)).toBe(shown)
  })
})

describe('how far letters reach', () => {
  it('is never said too little, for any letter in any weight', () => {
    const shown = FIRST_PLANE.filter((letter) => printable(letter) === letter)
    expect(shown.length).toBeGreaterThan(350)
    for (const letter of shown) {
      const { top, bottom } = reachOf(letter)
      for (const weight of CITY_WEIGHTS) {
        const ink = inkOf(letter, weight)
        expect(top, letter).toBeGreaterThanOrEqual(ink.top)
        expect(bottom, letter).toBeGreaterThanOrEqual(ink.bottom)
      }
    }
  })

  it('is that of the letter that reaches most', () => {
    expect(reachOf('anh')).toEqual({ top: 0.88, bottom: 0.02 })
    expect(reachOf('ẳn')).toEqual({ top: 1.03, bottom: 0.02 })
    expect(reachOf('Ảnh ẳ g')).toEqual({ top: 1.07, bottom: 0.27 })
    expect(reachOf('CHỢ SẮT')).toEqual({ top: 1.24, bottom: 0.27 })
  })
})
