import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayText } from '../../../bot/core/cityTime.ts'
import { spokenBirth } from '../../../bot/core/spokenBirth.ts'
import { spokenDate } from '../../../bot/core/spokenDate.ts'

/** A Monday. */
const TODAY = '2026-11-23'

describe('a day as people say it', () => {
  it.each([
    ['hôm kia', '2026-11-21'],
    ['bữa qua', '2026-11-22'],
    ['từ hôm qua ạ', '2026-11-22'],
    ['tối qua', '2026-11-22'],
    ['sáng nay', '2026-11-23'],
    ['thứ hai', '2026-11-23'],
    ['thu bay', '2026-11-21'],
    ['chủ nhật tuần trước', '2026-11-22'],
    ['last Monday', '2026-11-16'],
    ['on Friday', '2026-11-20'],
    ['mùng 3', '2026-11-03'],
    ['ngày 30', '2026-10-30'],
    ['the 3rd', '2026-11-03'],
    ['3 ngày trước', '2026-11-20'],
    ['ba ngày trước', '2026-11-20'],
    ['năm ngày trước', '2026-11-18'],
    ['two days ago', '2026-11-21'],
    ['about a week ago', '2026-11-16'],
    ['２０/１１', '2026-11-20'],
  ])('%s', (typed, day) => {
    expect(spokenDate(typed, TODAY)).toEqual({ kind: 'day', day, yearTyped: false })
  })

  it.each([
    ['thứ hai', '2026-11-23'],
    ['thứ sáu', '2026-11-27'],
    ['ngày 3', '2026-12-03'],
  ])('looks ahead: %s', (typed, day) => {
    expect(spokenDate(typed, TODAY, 'future')).toMatchObject({ day })
  })

  it.each(['Thu Hải', 'tuần trước', 'ngày 32', 'lâu rồi', 'a', '1'.repeat(100)])('is not %s', (typed) => {
    expect(spokenDate(typed, TODAY)).toBeUndefined()
  })
})

describe('a birth as people write it', () => {
  it.each([
    ['23/11/1985', '1985-11-23'],
    ['23-11-85', '1985-11-23'],
    ['23.11.1985', '1985-11-23'],
    ['23111985', '1985-11-23'],
    ['231185', '1985-11-23'],
    ['ngày 23 tháng 11 năm 1985', '1985-11-23'],
    ['sinh ngày 23/11/1985', '1985-11-23'],
    ['23/11 năm 85', '1985-11-23'],
    ['23-thg11-1985', '1985-11-23'],
    ['Nov 23 1985', '1985-11-23'],
    ['born on 23 November 85', '1985-11-23'],
    ['sinh năm 85', '1985'],
    ['năm sinh: 1985', '1985'],
    ['tôi sinh năm 85 ạ', '1985'],
    ['85', '1985'],
    ["'85", '1985'],
    ['26', '2026'],
    ['27', '1927'],
    ['tháng 11 năm 1985', '1985'],
    ['11/1985', '1985'],
    ['1985', '1985'],
  ])('%s', (typed, born) => {
    const parsed = spokenBirth(typed, TODAY)
    expect(parsed).toEqual(
      born.length === 4 ? { kind: 'year', year: Number(born) } : { kind: 'day', day: born, yearTyped: true },
    )
  })
})

describe('whatever is said', () => {
  const scraps = fc
    .array(
      fc.constantFrom('3', '31', '11', '85', '1985', '/', '-', ' ', 'ngày', 'trước', 'tháng', 'năm', 'sinh'),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(''))
  const said = fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 80 }))

  it('reads back as it was understood', () => {
    fc.assert(
      fc.property(said, (typed) => {
        const [day, birth] = [spokenDate(typed, TODAY), spokenBirth(typed, TODAY)]
        if (day?.kind === 'day') expect(spokenDate(dayText(day.day), TODAY)).toMatchObject({ day: day.day })
        if (birth?.kind === 'day')
          expect(spokenBirth(dayText(birth.day), TODAY)).toMatchObject({ day: birth.day })
        if (birth?.kind === 'year') expect(spokenBirth(String(birth.year), TODAY)).toEqual(birth)
      }),
      { numRuns: 300 },
    )
  })

  it('is every day that is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 300 }), (away) => {
        const day = addDays(TODAY, away)
        for (const read of [spokenDate, spokenBirth])
          expect(read(dayText(day), TODAY)).toEqual({ kind: 'day', day, yearTyped: true })
      }),
    )
  })
})
