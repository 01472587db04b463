import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldExceptAccents, foldedWords } from '../../../bot/core/fold.ts'

describe('fold', () => {
  it.each([
    ['Đường  Lạch Tray', 'duong lach tray'],
    ['  Hải\u00a0Phòng\n', 'hai phong'],
    ['HUỶ', 'huy'],
    ['Ngo\u0302 Quye\u0302\u0300n', 'ngo quyen'],
    ['ĐỒ SƠN', 'do son'],
    ['', ''],
    ['İstanbul', 'istanbul'],
  ])('%j → %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)))
  })

  it('is the same for composed and decomposed letters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => fold(text.normalize('NFC')) === fold(text.normalize('NFD')),
      ),
    )
  })
})

describe('foldedWords', () => {
  it('leaves signs out', () => {
    expect(foldedWords('P. Ngô-Quyền, 2!')).toEqual(['p', 'ngo', 'quyen', '2'])
    expect(foldedWords('…')).toEqual([])
  })
})

describe('foldExceptAccents', () => {
  it('takes both ways to place a tone for one', () => {
    expect(foldExceptAccents('Thuỷ Nguyên')).toBe(foldExceptAccents('thủy nguyên'))
    expect(foldExceptAccents('Hoà Bình')).toBe(foldExceptAccents('Hòa  Bình'))
  })

  it('tells other accents apart', () => {
    expect(foldExceptAccents('Cẩm Giang')).not.toBe(foldExceptAccents('Cẩm Giàng'))
    expect(foldExceptAccents('Đồ Sơn')).not.toBe(foldExceptAccents('Do Son'))
    expect(foldExceptAccents('An')).not.toBe(foldExceptAccents('Ân'))
  })
})
