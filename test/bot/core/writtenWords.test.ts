import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldedName } from '../../../bot/core/fold.ts'
import { cleanTyped } from '../../../bot/core/form/typed.ts'
import { falseWord, inLatinLetters } from '../../../bot/core/lookAlikes.ts'
import { parsePersonName } from '../../../bot/core/personName.ts'
import { soundsOfficial } from '../../../bot/core/soundsOfficial.ts'
import { isTappable } from '../../../bot/core/tappable.ts'
import { anyName } from '../draw/anyText.ts'

/** What nobody sees, or what turns what they see. */
const HIDDEN = [
  ...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c',
  ...'\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u115f\u1160\u3164\uffa0\u2800\ufe0f\u180e\u0000\u001b\u007f\u0085',
  '\u{e0041}',
  '\u{e007f}',
  '\u{e0100}',
  '\u{f0000}',
  '\ue000',
  '\uffff',
  '\ud800',
  '\udc00',
]

describe('what is typed', () => {
  it('loses what nobody sees, wherever it stands, and nothing else', () => {
    const hidden = fc.constantFrom(...HIDDEN)
    // Two halves of a letter that come together are that letter.
    const several = fc.array(hidden).filter((many) => !many.join('').includes('\u{10000}'))
    fc.assert(
      fc.property(several, hidden, fc.nat(8), (many, one, at) => {
        const name = 'Hải Đăng'
        expect(cleanTyped(many.join('') + name.slice(0, at) + one + name.slice(at))).toBe(name)
      }),
    )
  })

  it('is one composed line, and clean when it is cleaned again', () => {
    const typed = fc.oneof(anyName(0, 60), fc.string({ unit: 'binary', maxLength: 40 }))
    fc.assert(
      fc.property(typed, (words) => {
        const clean = cleanTyped(words)
        expect(clean).not.toMatch(/[\p{C}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]|\p{M}{3}|^\s|\s$/u)
        expect(clean).toBe(clean.normalize('NFC'))
        expect(cleanTyped(clean)).toBe(clean)
      }),
      { numRuns: 60 },
    )
  })

  it('is plain where it came in another dress', () => {
    expect(cleanTyped('Ｈải Đăng 𝐐uán ＝1')).toBe('Hải Đăng Quán =1')
  })
})

describe('a name whose letters only look Latin', () => {
  it.each([
    ['Нải Đăng', 'Нải', 'Hải'],
    ['Nhà hàng Hаi Dang', 'Hаi', 'Hai'],
    ['Chợ НОА', 'НОА', 'HOA'],
    ['Ρhở Ngọc', 'Ρhở', 'Phở'],
    ['Quán ВАО', 'ВАО', 'BAO'],
    ['ᴘʜở Ngọc', 'ᴘʜở', 'phở'],
  ])('%s is found out, by one word', (name, typed, seems) => {
    expect(falseWord(name)).toEqual({ typed, seems })
    expect(foldedName(name)).toBe(foldedName(name.replace(typed, seems)))
  })

  it.each([
    'Nhà hàng Hải Đăng',
    'Ресторан Москва',
    '한국식당',
    'BBQ치킨',
    '重慶 Lẩu',
    'Ταβέρνα',
    'Café Đà Lạt',
    '',
  ])('%s is what it seems', (name) => expect(falseWord(name)).toBeUndefined())

  it('changes nothing in Vietnamese', () => {
    const letters = 'ĂắẶâẫĐđÊếỆÔộƠợƯữỹ'
    expect(inLatinLetters(letters)).toBe(letters)
    fc.assert(fc.property(anyName(0, 40), (name) => foldedName(foldedName(name)) === foldedName(name)))
  })

  it('is put right where it is a person’s', () => {
    expect(parsePersonName('Нà Văn Аn')).toEqual({ name: 'Hà Văn An' })
    expect(parsePersonName('An \u3164 An')).toEqual({ problem: 'signs' })
    expect(parsePersonName('Иван Петров')).toEqual({ name: 'Иван Петров' })
  })
})

describe('words that a messenger would make something to tap of', () => {
  it.each([
    'Quán http://evil.vn',
    'Quán evil.vn',
    't.me/bot',
    'zalo.me/09',
    'Quán bit.ly',
    'WWW.evil',
    'tg://x',
    'a.ooo/x',
    '@bot',
    'Quán @bot',
    'bot@evil.vn',
    '/xoa',
    'Quán /xoa',
    '(/xoa)',
    'ｅvil．ｖn',
    'abc。vn',
    'bit.do',
    'shorturl.at',
    'cutt.us qua',
    'is.gd',
    'a.to',
    'x.zip',
    'Quán A.CAFE',
    'a.xn--p1ai',
    'Quán:/xoa',
    'Quán "/xoa',
    'Quán -/xoa',
    'Quán／xoa/ ／xoa',
  ])('%s', (words) => expect(isTappable(words)).toBe(true))

  it.each([
    'Tp.Hồ Chí Minh',
    'Quán 24/7',
    '12/3 Lạch Tray',
    'Cà phê @ Nhà',
    'P.Ngô Quyền',
    'Co.opMart',
    'TP.HCM',
    'P.Toản',
    'Q.Lê Chân',
    'BS.Minh',
    'Km5/QL10, lô A1/CT2',
    'số 12 /34',
    'A/B',
    '1.000.000',
  ])('but not %s', (words) => expect(isTappable(words)).toBe(false))
})

it('a name that sounds as if an office stood behind it is told apart from one that does not', () => {
  for (const name of [
    'Bộ Y tế',
    'UBND phường',
    'Khaibao VN',
    'Điểm khai báo y tế',
    'Công An',
    'СDC',
    'U B N D',
    'C.D.C',
    'HĐND',
    'hdnd',
    'Ủy Ban nhan dan',
    'Trung tâm y tế',
    'ZALO OA',
    'cong an phuong',
    'Cửa hàng khaibao',
  ])
    expect(soundsOfficial(name), name).toBe(true)
  for (const name of [
    'Nhà hàng Hải Đăng',
    'Trạm Y tế Ngô Quyền',
    'Công ty An Bình',
    'Quán Cận',
    'Cổng an ninh',
    'Cà phê Bồ Đôi',
    'A B C',
    'Sổ Y Tế Xanh',
  ])
    expect(soundsOfficial(name), name).toBe(false)
})
