import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../../bot/core/cityTime.ts'
import { firstKeptDay, keptDays, parseAsked, parseVisitor } from '../../../../bot/flows/log/parseAsked.ts'

const TODAY = '2025-11-24'
const YESTERDAY = { first: '2025-11-23', last: '2025-11-23' }
const GATES = [
  { id: 1, name: 'Cổng 1' },
  { id: 2, name: 'Cổng 2' },
  { id: 10, name: 'Cổng 10' },
  { id: 3, name: 'Cửa chính' },
  { id: 4, name: 'Sau' },
  { id: 5, name: '7' },
]
const asked = (typed: string) => parseAsked(typed, TODAY, GATES)

describe('what is asked of a log', () => {
  it.each([
    ['', {}],
    ['hôm qua', { days: YESTERDAY }],
    ['của hôm qua', { days: YESTERDAY }],
    ['cổng 2', { gateId: 2 }],
    ['cong 2 hom qua', { gateId: 2, days: YESTERDAY }],
    ['hôm qua, cổng 10', { gateId: 10, days: YESTERDAY }],
    ['ở cửa chính', { gateId: 3 }],
    ['sau', { gateId: 4 }],
    ['cổng 2 7 ngày qua', { gateId: 2, days: { first: '2025-11-18', last: TODAY } }],
    ['nguyễn văn', { words: ['nguyen', 'van'] }],
    ['Nguyễn Công', { words: ['nguyen', 'cong'] }],
    ['Võ Trọng Tài', { words: ['vo', 'trong', 'tai'] }],
    ['anh Tuấn', { words: ['tuan'] }],
    ['khách tên trần', { words: ['tran'] }],
    ['Thu Hải', { words: ['thu', 'hai'] }],
    ['mai', { words: ['mai'] }],
    ['nguyễn văn 7 ngày qua', { words: ['nguyen', 'van'], days: { first: '2025-11-18', last: TODAY } }],
    ['nguyễn văn cổng 1 hôm qua', { words: ['nguyen', 'van'], gateId: 1, days: YESTERDAY }],
    ['0912 345 678', { words: ['+84912345678'] }],
    ['sđt 0912.345.678 hôm qua', { words: ['+84912345678'], days: YESTERDAY }],
    ['+84 912 345 678', { words: ['+84912345678'] }],
    ['1-11-2025 - 5-11-2025', { days: { first: '2025-11-01', last: '2025-11-05' } }],
  ])('%s', (typed, expected) => {
    expect(asked(typed)).toEqual({ kind: 'asked', ...expected })
  })

  it.each([
    ['cổng 8', 'noGate'],
    ['gate 9 yesterday', 'noGate'],
    ['345 678', 'partOfPhone'],
    ['0912 345', 'partOfPhone'],
    ['12 con giáp', 'unclear'],
    ['0912345678 nguyễn', 'unclear'],
    ['???', 'unclear'],
    ['a b c d e f g h', 'unclear'],
  ])('%s is told why not', (typed, kind) => {
    expect(asked(typed)).toEqual({ kind })
  })

  it('of a visitor takes no word of a name for a gate', () => {
    expect(parseVisitor('Sau', TODAY, GATES)).toEqual({ kind: 'asked', words: ['sau'] })
  })

  it('is never an error, whatever is typed and whatever gates are called', () => {
    const names = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('Cổng 1', 'Cửa', '')),
      { maxLength: 4 },
    )
    const pieces = fc.constantFrom(
      'cổng',
      '1',
      'hôm qua',
      '1/8-15/8',
      '0912345678',
      'nguyễn',
      '+84',
      ',',
      'của',
      'chị',
    )
    const said = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(pieces).map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(said, names, (typed, called) => {
        const heard = parseAsked(
          typed,
          TODAY,
          called.map((name, id) => ({ id, name })),
        )
        if (heard.kind !== 'asked') return
        for (const word of heard.words ?? []) expect(word).toMatch(/^(?:\+\d+|[\p{L}\p{N}]+)$/u)
        expect(heard.words?.length ?? 1).toBeGreaterThan(0)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('the days that are kept', () => {
  const first = firstKeptDay(TODAY)
  it.each([
    [YESTERDAY, { days: YESTERDAY, cut: false }],
    [
      { first: '2025-01-01', last: TODAY },
      { days: { first, last: TODAY }, cut: true },
    ],
    [
      { first: TODAY, last: addDays(TODAY, 9) },
      { days: { first: TODAY, last: TODAY }, cut: false },
    ],
    [{ first: '2025-01-01', last: addDays(first, -1) }, 'gone'],
    [{ first: addDays(TODAY, 1), last: addDays(TODAY, 1) }, 'ahead'],
  ])('of %j', (range, expected) => {
    expect(keptDays(range, TODAY)).toEqual(expected)
  })
})
