import type { Days, Period } from '../../../db/figures.ts'
import { addDays, daysBetween, startOfCityDay, weekdayOf } from '../../core/cityTime.ts'

/** Figures outlive the visits; so many days back they are told. */
export const DAYS_BACK = 366
const WEEK_DAYS = 7
const HOUR_MILLISECONDS = 3_600_000

/** What a summary is of: a day, a week from Monday to Sunday, a month from its first day, or any other days. It goes on as long as its last day does. */
export type SummaryPeriod = Days & {
  readonly kind: 'day' | 'week' | 'month' | 'range'
  readonly goesOn: boolean
}

/** Days as a summary's period; of days that lie ahead only those that have begun. */
export function summaryPeriod({ first, last }: Days, today: string): SummaryPeriod {
  const days = { first, last: last > today ? today : last }
  const goesOn = days.last === today
  return { ...days, kind: kindOf(days, goesOn), goesOn }
}

function kindOf({ first, last }: Days, goesOn: boolean): SummaryPeriod['kind'] {
  const count = dayCount({ first, last })
  if (count === 1) return 'day'
  const isOneMonth = first.endsWith('-01') && last.startsWith(first.slice(0, 7))
  if (isOneMonth && (goesOn || addDays(last, 1).endsWith('-01'))) return 'month'
  return count === WEEK_DAYS && weekdayOf(first) === 1 ? 'week' : 'range'
}

export function dayCount({ first, last }: Days): number {
  return daysBetween(first, last) + 1
}

/** As many days right before; of a month the one before it, as far as this one has come. */
export function daysBefore({ first, last, kind, goesOn }: SummaryPeriod): Days {
  const count = dayCount({ first, last })
  if (kind === 'month') {
    const end = addDays(first, -1)
    const begin = `${end.slice(0, 7)}-01`
    const reached = addDays(begin, count - 1)
    return { first: begin, last: goesOn && reached < end ? reached : end }
  }
  return { first: addDays(first, -count), last: addDays(last, -count) }
}

/** The week before a day's own, from Monday to Sunday. */
export function weekBefore(day: string): Days {
  const monday = addDays(day, 1 - weekdayOf(day))
  return { first: addDays(monday, -WEEK_DAYS), last: addDays(monday, -1) }
}

/**
 * What is held against what to tell a change: a period that is over against the days before; one that goes on up to the last
 * full hour, because a morning is not held against a whole day, and counts are kept by the hour.
 */
export function comparedPeriods(
  period: SummaryPeriod,
  now: Date,
  zone: string,
): { readonly current: Period; readonly before: Period } {
  const { first, last, goesOn } = period
  const before = daysBefore(period)
  if (!goesOn) return { current: { first, last }, before }
  const until = new Date(Math.floor(now.getTime() / HOUR_MILLISECONDS) * HOUR_MILLISECONDS)
  const sinceMidnight = Math.max(0, until.getTime() - startOfCityDay(last, zone).getTime())
  const untilBefore = new Date(startOfCityDay(before.last, zone).getTime() + sinceMidnight)
  return { current: { first, last, until }, before: { ...before, until: untilBefore } }
}
