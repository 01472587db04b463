import { describe, expect, it } from 'vitest'
import { parseClockTime, showClockTime } from '../../../bot/core/clockTime.ts'

const shown = (typed: string) => {
  const minute = parseClockTime(typed)
  return minute === undefined ? undefined : showClockTime(minute)
}

describe('a time of the day as people write it', () => {
  it.each([
    ['22:00', '22:00'],
    ['22h', '22:00'],
    ['22h30', '22:30'],
    ['22 giờ', '22:00'],
    ['22 giờ 15 phút', '22:15'],
    ['lúc 9 giờ tối', '21:00'],
    ['9 rưỡi tối', '21:30'],
    ['9 giờ rưỡi tối', '21:30'],
    ['5h chiều', '17:00'],
    ['11 giờ đêm', '23:00'],
    ['12 giờ đêm', '23:59'],
    ['12h trưa', '12:00'],
    ['2 giờ đêm', '02:00'],
    ['7 giờ sáng', '07:00'],
    ['10 pm', '22:00'],
    ['at 10:30 PM', '22:30'],
    ['12 am', '00:00'],
    ['24:00', '23:59'],
    ['0:00', '00:00'],
    ['22.30', '22:30'],
    ['７:05', '07:05'],
  ])('%s', (typed, time) => expect(shown(typed)).toBe(time))

  it.each(['', 'khuya', '25:00', '24:01', '12:60', '22:3', '9-10', '22:00 đến 23:00', '1e3', '-3'])(
    'none in "%s"',
    (typed) => expect(shown(typed)).toBeUndefined(),
  )
})
