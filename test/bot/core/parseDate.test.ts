import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayText } from '../../../bot/core/cityTime.ts'
import { parseDate } from '../../../bot/core/parseDate.ts'

const TODAY = '2026-11-23'

describe('a date with its year', () => {
  it.each([
    ['23/11/2026', '2026-11-23'],
    ['3-1-2026', '2026-01-03'],
    ['03.01.2026', '2026-01-03'],
    ['03012026', '2026-01-03'],
    ['2026-01-03', '2026-01-03'],
    ['23 tháng 11 năm 2026', '2026-11-23'],
    ['ngày 23 tháng 11 2026', '2026-11-23'],
    ['23 thang 11, 2026', '2026-11-23'],
    ['mùng 3 tháng 2 năm 2026', '2026-02-03'],
    ['23 November 2026', '2026-11-23'],
    ['23rd of Nov 2026', '2026-11-23'],
    ['Nov 23, 2026', '2026-11-23'],
    ['12/3/85', '1985-03-12'],
    ['12/3/25', '2025-03-12'],
    [' 23 / 11 / 2026. ', '2026-11-23'],
  ])('%j', (typed, day) => {
    expect(parseDate(typed, TODAY)).toEqual({ kind: 'day', day, yearTyped: true })
  })
})

describe('a date without its year', () => {
  it.each([
    ['23/11', '2026-11-23'],
    ['24/11', '2025-11-24'],
    ['29/2', '2024-02-29'],
    ['5 tháng 9', '2026-09-05'],
    ['1 Dec', '2025-12-01'],
    ['hôm nay', '2026-11-23'],
    ['HOM NAY', '2026-11-23'],
    ['hôm qua', '2026-11-22'],
    ['hom kia', '2026-11-21'],
    ['3 ngày trước', '2026-11-20'],
    ['cách đây 3 ngày', '2026-11-20'],
    ['2 tuần trước', '2026-11-09'],
    ['1 week ago', '2026-11-16'],
    ['yesterday', '2026-11-22'],
    ['10 days ago', '2026-11-13'],
  ])('looks back: %j', (typed, day) => {
    expect(parseDate(typed, TODAY)).toEqual({ kind: 'day', day, yearTyped: false })
  })

  it.each([
    ['23/11', '2026-11-23'],
    ['22/11', '2027-11-22'],
    ['29/2', '2028-02-29'],
    ['ngày mai', '2026-11-24'],
    ['3 ngày nữa', '2026-11-26'],
  ])('looks ahead: %j', (typed, day) => {
    expect(parseDate(typed, TODAY, 'future')).toEqual({ kind: 'day', day, yearTyped: false })
  })

  it('looks ahead with a short year', () => {
    expect(parseDate('3/1/27', TODAY, 'future')).toMatchObject({ day: '2027-01-03' })
  })

  it('finds the leap day across a century that has none', () => {
    expect(parseDate('29/2', '2103-06-01')).toEqual({ kind: 'day', day: '2096-02-29', yearTyped: false })
  })
})

describe('other things', () => {
  it('knows a year alone', () => {
    expect(parseDate('1985', TODAY)).toEqual({ kind: 'year', year: 1985 })
    expect(parseDate('năm 1985', TODAY)).toEqual({ kind: 'year', year: 1985 })
  })

  it.each([
    '31/2',
    '31/2/2026',
    '29/2/2025',
    '0/1/2026',
    '32/1',
    '1/13/2026',
    '31112026x'.slice(0, 8),
    '00002026',
  ])('refuses %j', (typed) => {
    expect(parseDate(typed, TODAY)?.kind).not.toBe('day')
  })

  it.each([
    '',
    'hôm',
    '12',
    '3 ngày',
    '1/2/3/4',
    'tháng 11',
    '10h30',
    '0912345678',
    '👍',
    '1/1/202',
    'constructor',
    '__proto__',
  ])('does not understand %j', (typed) => {
    expect(parseDate(typed, TODAY)).toBeUndefined()
  })

  it('reads every day as it writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 20_000 }), (away) => {
        const day = addDays(TODAY, away)
        expect(parseDate(dayText(day), TODAY)).toEqual({ kind: 'day', day, yearTyped: true })
      }),
    )
  })

  it('never throws', () => {
    const scraps = fc.array(
      fc.constantFrom('1', '31', '/', '-', ' ', '2026', 'ngày', 'trước', 'tháng', 'Feb', '\0', '٣'),
    )
    fc.assert(fc.property(scraps, (parts) => void parseDate(parts.join(''), TODAY)))
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseDate(text, TODAY)))
  })
})
