import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../bot/core/cityTime.ts'
import { parseDateRange } from '../../../bot/core/dateRange.ts'
import { fold } from '../../../bot/core/fold.ts'

/** A Monday. */
const TODAY = '2025-11-24'
const range = (typed: string, today = TODAY) => {
  const found = parseDateRange(typed, today)
  return found && `${found.first} ${found.last}`
}
const one = (day: string) => `${day} ${day}`

describe('days as people say them', () => {
  it.each([
    ['hôm nay', one(TODAY)],
    ['sáng nay', one(TODAY)],
    ['today', one(TODAY)],
    ['hôm qua', one('2025-11-23')],
    ['Bữa qua', one('2025-11-23')],
    ['đêm qua', one('2025-11-23')],
    ['yesterday', one('2025-11-23')],
    ['hôm kia', one('2025-11-22')],
    ['3 ngày trước', one('2025-11-21')],
    ['23/11', one('2025-11-23')],
    ['23-11-2025', one('2025-11-23')],
    ['ngày 23', one('2025-11-23')],
    ['mùng 5', one('2025-11-05')],
    ['Nov 3', one('2025-11-03')],
    ['25/12', one('2024-12-25')],
    ['thứ hai', one(TODAY)],
    ['thứ 3', one('2025-11-18')],
    ['thu nam', one('2025-11-20')],
    ['chủ nhật', one('2025-11-23')],
    ['thứ ba tuần trước', one('2025-11-18')],
    ['last friday', one('2025-11-21')],
    ['7 ngày qua', '2025-11-18 2025-11-24'],
    ['7 ngày', '2025-11-18 2025-11-24'],
    ['ba ngày gần đây', '2025-11-22 2025-11-24'],
    ['tuần qua', '2025-11-18 2025-11-24'],
    ['2 tuần qua', '2025-11-11 2025-11-24'],
    ['last 7 days', '2025-11-18 2025-11-24'],
    ['past week', '2025-11-18 2025-11-24'],
    ['tuần này', one(TODAY)],
    ['tuần trước', '2025-11-17 2025-11-23'],
    ['last week', '2025-11-17 2025-11-23'],
    ['cuối tuần', '2025-11-22 2025-11-23'],
    ['tháng này', '2025-11-01 2025-11-24'],
    ['tháng trước', '2025-10-01 2025-10-31'],
    ['tháng 11', '2025-11-01 2025-11-24'],
    ['October', '2025-10-01 2025-10-31'],
    ['1/8-15/8', '2025-08-01 2025-08-15'],
    ['1/8 – 15/8', '2025-08-01 2025-08-15'],
    ['15/8-1/8', '2025-08-01 2025-08-15'],
    ['1-15/11', '2025-11-01 2025-11-15'],
    ['từ 1/8 đến 15/8', '2025-08-01 2025-08-15'],
    ['tu ngay 1/11 toi ngay 15/11', '2025-11-01 2025-11-15'],
    ['from 1/11 to 15/11', '2025-11-01 2025-11-15'],
    ['1-11-2025 - 5-11-2025', '2025-11-01 2025-11-05'],
    ['từ hôm kia đến hôm qua', '2025-11-22 2025-11-23'],
    ['từ 20/11', '2025-11-20 2025-11-24'],
    ['20/11 đến nay', '2025-11-20 2025-11-24'],
    ['từ thứ năm đến nay', '2025-11-20 2025-11-24'],
    ['since friday', '2025-11-21 2025-11-24'],
    ['ngày mai', one('2025-11-25')],
  ])('%s', (typed, expected) => {
    expect(range(typed)).toBe(expected)
  })

  it('over New Year begin in the year before', () => {
    expect(range('28/12-3/1', '2026-01-05')).toBe('2025-12-28 2026-01-03')
  })

  it.each([
    '',
    'mai',
    'Thu Hải',
    'Tuấn',
    'Thu',
    'May',
    'Nay',
    '1985',
    '31/2',
    'nguyễn văn',
    '0912345678',
    'abc-def',
    '-',
  ])('are none in "%s"', (typed) => {
    expect(range(typed)).toBeUndefined()
  })
})

const days = fc.integer({ min: 0, max: 700 }).map((count) => addDays('2025-06-01', count))
const pieces = fc.constantFrom(
  'hôm',
  'qua',
  'nay',
  '1/8',
  '15/8',
  '-',
  'từ',
  'đến',
  'tuần',
  'trước',
  '7',
  'ngày',
  'thứ',
  'hai',
  'tháng',
  '11',
  'last',
  'week',
  '–',
  '->',
  '.',
)

describe('whatever is typed', () => {
  it('is never an error, and a range runs forwards', () => {
    const said = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((words) => words.join(' ')),
      fc.array(pieces).map((words) => words.join('')),
    )
    fc.assert(
      fc.property(said, days, (typed, today) => {
        const found = parseDateRange(typed, today)
        if (!found) return
        expect(found.first <= found.last).toBe(true)
        expect(found.first).toMatch(/^\d{4}-\d\d-\d\d$/)
        expect(found.last).toMatch(/^\d{4}-\d\d-\d\d$/)
      }),
      { numRuns: 2_000 },
    )
  })

  it('means the same with accents and without, in capitals and small', () => {
    const said = fc.constantFrom(
      'hôm qua',
      '7 ngày qua',
      'tuần trước',
      'tháng này',
      'từ 1/8 đến 15/8',
      'chủ nhật',
      'thứ bảy',
    )
    fc.assert(
      fc.property(said, days, (typed, today) => {
        const found = parseDateRange(typed, today)
        expect(found).toBeDefined()
        expect(parseDateRange(fold(typed), today)).toEqual(found)
        expect(parseDateRange(typed.toUpperCase(), today)).toEqual(found)
      }),
    )
  })

  it('of two dates is the range between them, whichever comes first', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 300 }),
        fc.constantFrom('-', ' - ', ' đến ', ' to '),
        (today, back, between) => {
          const first = addDays(today, -back)
          const written = (day: string) => day.split('-').reverse().join('/')
          for (const [one, other] of [
            [first, today],
            [today, first],
          ] as const)
            expect(parseDateRange(`${written(one)}${between}${written(other)}`, today)).toEqual({
              first,
              last: today,
            })
        },
      ),
    )
  })
})
