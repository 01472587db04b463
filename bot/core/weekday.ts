import { addDays, weekdayOf } from './cityTime.ts'
import { fold } from './fold.ts'

const WEEK_DAYS = 7

/** Monday first. Some are a name with other accents (Thu Hải), so they are read with their own or with none at all. */
const WEEKDAYS = [
  ['thứ 2', 'thứ hai', 't2', 'monday'],
  ['thứ 3', 'thứ ba', 't3', 'tuesday'],
  ['thứ 4', 'thứ tư', 't4', 'wednesday'],
  ['thứ 5', 'thứ năm', 't5', 'thursday'],
  ['thứ 6', 'thứ sáu', 't6', 'friday'],
  ['thứ 7', 'thứ bảy', 't7', 'saturday'],
  ['chủ nhật', 'cn', 'sunday'],
]

/** The last such day, today included; of the week before when that is said. */
export function lastWeekday(said: string, today: string): string | undefined {
  const [, name = said, before] =
    /^(.+?)( tuần trước| tuan truoc| of last week)?$/.exec(said.replace(/^last /, '')) ?? []
  const number = 1 + WEEKDAYS.findIndex((names) => names.some((one) => name === one || name === fold(one)))
  if (number === 0) return undefined
  if (before) return addDays(monday(today), number - 1 - WEEK_DAYS)
  return addDays(today, -((weekdayOf(today) - number + WEEK_DAYS) % WEEK_DAYS))
}

/** The Monday of a day's week. */
export function monday(today: string): string {
  return addDays(today, 1 - weekdayOf(today))
}
