import { describe, expect, test } from 'vitest'
import { isWorkingDay, workingDaysAfter } from '../../../bot/core/workingDays.ts'
import { deadlinesOf } from '../../../bot/flows/ownData/deadlines.ts'
import { lastDay } from '../../../bot/flows/ownData/requests.ts'

const ZONE = 'Asia/Ho_Chi_Minh'

describe('working days', () => {
  test.each([
    ['2026-11-27', true, 'a Friday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-11-29', false, 'a Sunday'],
    ['2026-01-01', false, 'New Year'],
    ['2026-02-16', false, 'the eve of Tết'],
    ['2026-02-19', false, 'the third day of Tết'],
    ['2026-02-20', true, 'a day of Tết that the government may or may not give'],
    ['2026-04-30', false, 'the 30th of April'],
    ['2026-09-02', false, 'the national day'],
    ['2028-04-04', false, 'the Hùng Kings’ day'],
    ['2040-02-14', true, 'a year whose moons are not known here'],
  ])('%s is one: %s (%s)', (day, is) => {
    expect(isWorkingDay(day)).toBe(is)
  })

  test.each([
    ['2026-11-23', '2026-11-25'],
    ['2026-11-26', '2026-11-30'],
    ['2026-11-28', '2026-12-01'],
    // Over Tết: the Monday to the Thursday are free.
    ['2026-02-13', '2026-02-23'],
  ])('two after %s end with %s', (day, last) => {
    expect(workingDaysAfter(day, 2)).toBe(last)
  })
})

test('a request is answered in two working days, and done in the days of its kind, each to its end', () => {
  const askedAt = new Date('2026-11-27T16:59:00Z')
  expect(deadlinesOf('erase', askedAt, ZONE)).toEqual({
    answerBy: new Date('2026-12-01T17:00:00Z'),
    doBy: new Date('2026-12-17T17:00:00Z'),
  })
  const days = (['copy', 'correct', 'withdraw', 'other'] as const).map((kind) =>
    lastDay(deadlinesOf(kind, askedAt, ZONE).doBy, ZONE),
  )
  expect(days).toEqual(['07/12/2026', '07/12/2026', '12/12/2026', '07/12/2026'])
})
