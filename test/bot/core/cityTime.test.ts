import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  calendarDay,
  cityDay,
  cityHour,
  clock,
  dateAndTime,
  dateText,
  daysBetween,
  dayText,
  startOfCityDay,
} from '../../../bot/core/cityTime.ts'

const HAI_PHONG = 'Asia/Ho_Chi_Minh'
/** Zones with halves of hours, with summer time at midnight, and at both ends of the day. */
const ZONES = [
  HAI_PHONG,
  'UTC',
  'Asia/Kathmandu',
  'America/New_York',
  'America/Havana',
  'Africa/Cairo',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]

describe('a moment in the city', () => {
  const late = new Date('2026-11-23T17:30:00Z')

  it('belongs to the city’s day and clock', () => {
    expect(cityDay(late, HAI_PHONG)).toBe('2026-11-24')
    expect(clock(late, HAI_PHONG)).toBe('00:30')
    expect(cityHour(late, HAI_PHONG)).toBe(0)
    expect(dateText(late, HAI_PHONG)).toBe('24/11/2026')
    expect(dateAndTime(late, HAI_PHONG)).toBe('24/11/2026 00:30')
    expect(cityDay(late, 'UTC')).toBe('2026-11-23')
  })
})

describe('a city day', () => {
  it('starts at seven in the evening of UTC', () => {
    expect(startOfCityDay('2026-11-24', HAI_PHONG).toISOString()).toBe('2026-11-23T17:00:00.000Z')
  })

  it('starts after the skip where summer time begins at midnight', () => {
    expect(startOfCityDay('2024-04-26', 'Africa/Cairo').toISOString()).toBe('2024-04-25T22:00:00.000Z')
    expect(clock(startOfCityDay('2024-04-26', 'Africa/Cairo'), 'Africa/Cairo')).toBe('01:00')
  })

  it('has 23 and 25 hours where the clock changes', () => {
    const hours = (day: string) =>
      (startOfCityDay(addDays(day, 1), 'America/New_York').getTime() -
        startOfCityDay(day, 'America/New_York').getTime()) /
      3_600_000
    expect([hours('2026-03-08'), hours('2026-11-01'), hours('2026-07-01')]).toEqual([23, 25, 24])
  })

  it('holds every moment from its start to the next day’s start, in any zone', () => {
    const moments = fc.date({ min: new Date('1971-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, fc.constantFrom(...ZONES), (moment, zone) => {
        const day = cityDay(moment, zone)
        const start = startOfCityDay(day, zone)
        expect(start.getTime()).toBeLessThanOrEqual(moment.getTime())
        expect(cityDay(start, zone)).toBe(day)
        expect(cityDay(new Date(start.getTime() - 1), zone)).not.toBe(day)
        expect(startOfCityDay(addDays(day, 1), zone).getTime()).toBeGreaterThan(moment.getTime())
      }),
      { numRuns: 60 },
    )
  })

  it('is counted and written', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-02-28', '2026-03-02')).toBe(2)
    expect(daysBetween('2026-03-02', '2026-02-28')).toBe(-2)
    expect(dayText('2026-11-23')).toBe('23/11/2026')
    expect(dayText('1985')).toBe('1985')
  })
})

describe('calendarDay', () => {
  it('refuses days that no calendar has', () => {
    expect(calendarDay(2026, 2, 29)).toBeUndefined()
    expect(calendarDay(2024, 2, 29)).toBe('2024-02-29')
    expect(calendarDay(2026, 13, 1)).toBeUndefined()
    expect(calendarDay(2026, 0, 1)).toBeUndefined()
    expect(calendarDay(2026, 4, 31)).toBeUndefined()
    expect(calendarDay(Number.NaN, 4, 3)).toBeUndefined()
  })
})
