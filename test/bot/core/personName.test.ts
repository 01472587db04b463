import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskedName, parsePersonName, shortName } from '../../../bot/core/personName.ts'

describe('a person’s name', () => {
  it.each([
    ['trần thị bích ngọc', 'Trần Thị Bích Ngọc'],
    ['TRẦN THỊ BÍCH NGỌC', 'Trần Thị Bích Ngọc'],
    ['  Nguyễn   Văn An ', 'Nguyễn Văn An'],
    ['Trâ\u0300n Văn Đức', 'Trần Văn Đức'],
    ['đỗ ý', 'Đỗ Ý'],
    ["o'neil, anne-marie".replace(',', ''), "O'Neil Anne-Marie"],
    ['Ludwig van Beethoven', 'Ludwig Van Beethoven'],
    ['McDonald', 'McDonald'],
    ['J. R. R. Tolkien', 'J. R. R. Tolkien'],
    ['Y MOAN NIÊ', 'Y Moan Niê'],
    ["k'brơi", "K'Brơi"],
    ['H’HEN NIÊ', 'H’Hen Niê'],
    ["O'BRIEN", "O'Brien"],
    ['Anna van der Berg', 'Anna van der Berg'],
    ['Maria da Silva', 'Maria da Silva'],
    ['ANNA VAN DER BERG', 'Anna Van Der Berg'],
    ['de la Cruz', 'de la Cruz'],
    ['Nguyễn van An', 'Nguyễn Van An'],
    ['NGUYỄN THỊ MAI–ANH', 'Nguyễn Thị Mai-Anh'],
    ['Ka`Thị', "Ka'Thị"],
    ['Nguyễn Thị Lan.', 'Nguyễn Thị Lan'],
    ['Chu Văn An,', 'Chu Văn An'],
    ['Ngọc', 'Ngọc'],
    [
      'Công Tằng Tôn Nữ Phương Nguyệt Minh Châu Huyền Trân Hoài Thương',
      'Công Tằng Tôn Nữ Phương Nguyệt Minh Châu Huyền Trân Hoài Thương',
    ],
    ['김민준', '김민준'],
    ['ἠA', 'H\u0313a'],
    ['AΓ', 'Ay'],
    ['Владимир Ильич', 'Владимир Ильич'],
    ['y', undefined],
  ])('%j → %j', (typed, name) => {
    expect(parsePersonName(typed)).toEqual(name === undefined ? { problem: 'signs' } : { name })
  })

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['a'.repeat(81), 'tooLong'],
    ['Nguyễn '.repeat(12), 'tooLong'],
    ['Nguyễn Văn 2', 'digits'],
    ['0912345678', 'digits'],
    ['٣ ahmed', 'digits'],
    ['An 😀', 'signs'],
    ['=SUM(A)', 'signs'],
    ['+An', 'signs'],
    ['-An', 'signs'],
    ['@an', 'signs'],
    ["'An", 'signs'],
    ['https://example.com', 'signs'],
    ['www.example', 'signs'],
    ['example.com', 'signs'],
    ['Văn\u0000An', 'signs'],
    ['Văn\nAn', 'signs'],
    ['Văn\tAn', 'signs'],
    ['\u202eVăn An', 'signs'],
    ['Văn\u200bAn', 'signs'],
    ['Văn\ud800An', 'signs'],
    [`A${'\u0336'.repeat(9)}n`, 'signs'],
    ['<b>An</b>', 'signs'],
  ])('is not %j', (typed, problem) => {
    expect(parsePersonName(typed)).toEqual({ problem })
  })

  it('is not a whole letter', () => {
    expect(parsePersonName('a'.repeat(4000))).toEqual({ problem: 'tooLong' })
  })

  it('is the same composed and decomposed, in capitals and small', () => {
    const syllable = fc.constantFrom(
      'nguyễn',
      'thị',
      'đỗ',
      'ễ',
      'hoàng',
      'ngọc',
      'phượng',
      'mỹ',
      'ý',
      'quỳnh',
    )
    fc.assert(
      fc.property(fc.array(syllable, { minLength: 2, maxLength: 6 }), (syllables) => {
        const name = syllables.join(' ')
        const told = [name, name.toUpperCase(), name.normalize('NFD'), name.toUpperCase().normalize('NFD')]
        expect(new Set(told.map((one) => JSON.stringify(parsePersonName(one)))).size).toBe(1)
        expect(parsePersonName(name)).toHaveProperty('name')
      }),
      { numRuns: 100 },
    )
  })

  it('is the same when it is read again, and begins with a letter', () => {
    const letters = fc.array(
      fc.constantFrom(
        'nguyễn',
        'VĂN',
        'an',
        'Đức',
        "d'",
        'anne-',
        'é',
        '.',
        '’',
        '김',
        'van',
        'der',
        'de',
        'la',
        'ß',
        'ŉ',
        'ﬁ',
      ),
      {
        maxLength: 6,
      },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          letters.map((parts) => parts.join(' ')),
        ),
        (typed) => {
          const parsed = parsePersonName(typed)
          if (!('name' in parsed)) return
          expect(parsePersonName(parsed.name)).toEqual(parsed)
          expect(parsed.name).toMatch(/^\p{L}/u)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('a name that others see', () => {
  it.each([
    ['Nguyễn Văn An', 'Nguyễn Văn ***', 'Nguyễn Văn A.'],
    ['Trần Thị Bích Ngọc', 'Trần Thị Bích ***', 'Trần Thị Bích N.'],
    ['Ngọc', 'N***', 'N.'],
    ['Đỗ Ý', 'Đỗ ***', 'Đỗ Ý.'],
  ])('%s', (name, masked, short) => {
    expect(maskedName(name)).toBe(masked)
    expect(shortName(name)).toBe(short)
  })
})
