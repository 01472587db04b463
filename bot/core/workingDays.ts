import { addDays, weekdayOf } from './cityTime.ts'

/** Holidays that are the same each year, `MM-DD`. */
const EACH_YEAR = new Set(['01-01', '04-30', '05-01', '09-02'])

/** The first day of the year by the moon (Tết) and the Hùng Kings' day (the tenth of its third month), in Việt Nam. */
const BY_THE_MOON: readonly { readonly newYear: string; readonly hungKings: string }[] = [
  { newYear: '2025-01-29', hungKings: '2025-04-07' },
  { newYear: '2026-02-17', hungKings: '2026-04-26' },
  { newYear: '2027-02-06', hungKings: '2027-04-16' },
  { newYear: '2028-01-26', hungKings: '2028-04-04' },
  { newYear: '2029-02-13', hungKings: '2029-04-23' },
  { newYear: '2030-02-02', hungKings: '2030-04-12' },
  { newYear: '2031-01-23', hungKings: '2031-04-01' },
  { newYear: '2032-02-11', hungKings: '2032-04-19' },
  { newYear: '2033-01-31', hungKings: '2033-04-09' },
  { newYear: '2034-02-19', hungKings: '2034-04-28' },
  { newYear: '2035-02-08', hungKings: '2035-04-17' },
]
/** Tết is five days, of which four are the same whichever five the government chooses: the eve and three from the new year on. */
const TET_FROM = -1
const TET_DAYS = 4

const moons: ReadonlySet<string> = new Set(
  BY_THE_MOON.flatMap(({ newYear, hungKings }) => [
    hungKings,
    ...Array.from({ length: TET_DAYS }, (_, day) => addDays(newYear, TET_FROM + day)),
  ]),
)

const SATURDAY = 6

/**
 * Whether offices work on a day, as far as it is known long before. A day that the government gives free besides counts as a
 * working day: a promise is then due earlier than the law wants, and never later.
 */
export function isWorkingDay(day: string): boolean {
  return weekdayOf(day) < SATURDAY && !EACH_YEAR.has(day.slice(5)) && !moons.has(day)
}

/** The day on which so many working days after a day are over. */
export function workingDaysAfter(day: string, count: number): string {
  let [last, left] = [day, count]
  while (left > 0) {
    last = addDays(last, 1)
    if (isWorkingDay(last)) left -= 1
  }
  return last
}
