import { addDays, calendarDay, daysBetween } from './cityTime.ts'
import { fold } from './fold.ts'
import { parseDate } from './parseDate.ts'
import { lastWeekday, monday } from './weekday.ts'

/** City days, both included, `YYYY-MM-DD`. */
export type DateRange = { readonly first: string; readonly last: string }

/** Days that a text can be a range of; words behind these are no range any more. */
const MOST_DAYS = 400
/** Longer than any way to say a range. */
const LONGEST = 60
const WEEK_DAYS = 7
const MONTH_DAYS = 30

/** `0` is today; days of the week are counted from it. */
const DAYS_AGO: ReadonlyMap<string, number> = new Map([
  ...['hom nay', 'bua nay', 'ngay hom nay', 'today', 'sang nay', 'trua nay', 'chieu nay', 'toi nay'].map(
    ago(0),
  ),
  ...['hom qua', 'bua qua', 'ngay hom qua', 'yesterday', 'toi qua', 'dem qua', 'chieu qua', 'last night'].map(
    ago(1),
  ),
  ...['hom kia', 'bua kia', 'hom truoc', 'the day before yesterday'].map(ago(2)),
])

function ago(days: number): (words: string) => readonly [string, number] {
  return (words) => [words, days]
}

const LAST_WEEK = /^(?:tuan (?:truoc|roi)|(?:the )?last week)$/
const THIS_WEEK = /^(?:(?:ca )?tuan nay|this week)$/
const LAST_MONTH = /^(?:thang (?:truoc|roi)|last month)$/
const THIS_MONTH = /^(?:(?:ca )?thang nay|this month)$/
const WEEKEND = /^(?:cuoi tuan(?: (?:truoc|qua|roi|nay))?|(?:last |the )?weekend)$/
const ALL = /^(?:tat ca|toan bo|tat ca cac ngay|(?:ca )?thang qua|(?:the )?past month|all|everything)$/
const COUNTED =
  /^(?:(?:trong )?(\d{1,3}|mot|hai|ba) (ngay|tuan|thang)(?: (?:qua|gan day|gan nhat|vua qua|vua roi|lai day|nay))?|(?:the )?(?:last|past) (\d{1,3}|one|two|three) (days?|weeks?|months?)|tuan qua|(?:the )?past week)$/
const NUMBERS: Readonly<Record<string, number>> = { mot: 1, hai: 2, ba: 3, one: 1, two: 2, three: 3 }
const MONTH_NAMES = 'january|february|march|april|may|june|july|august|september|october|november|december'
/** "May" alone may be somebody. */
const MONTH = new RegExp(`^(?:thang (\\d{1,2})(?:[/ ](\\d{4}))?|(?!may$)(${MONTH_NAMES})(?: (\\d{4}))?)$`)

/** What stands between two ends; a dash stands between dates without spaces, too. */
const BETWEEN = /\s+(?:den het|cho den|den|toi|to|till|until|and|->|→)\s+|\s*[-–—]\s*|\s*(?:->|→)\s*/
const BEGUN = /^(?:tu ngay|tu|from|between|since|ke tu)\s+/
const UNTIL_NOW =
  /\s+(?:tro di|den nay|den gio|toi nay|toi gio|den hom nay|until now|to now|till now|onwards?)$/

/**
 * Reads days as people say them, Vietnamese or English, with or without accents: "hôm qua", "7 ngày qua", "tuần này", "1/8-15/8",
 * "từ 1/8 đến 15/8", "thứ hai", "tháng 11". A date without a year is the last such day. Days that lie ahead are given as they are
 * said. Undefined when the text is no range.
 */
export function parseDateRange(typed: string, today: string): DateRange | undefined {
  if (typed.length > LONGEST) return undefined
  const said = typed
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.,;!?]+$/, '')
    .trim()
  const range = severalDays(fold(said), today) ?? oneDay(said, today) ?? fromTo(said, today)
  return range && Math.abs(daysBetween(range.first, range.last)) <= MOST_DAYS ? range : undefined
}

function oneDay(said: string, today: string): DateRange | undefined {
  const folded = fold(said)
  const days = DAYS_AGO.get(folded)
  if (days !== undefined) return dayAlone(addDays(today, -days))
  return weekday(said, today) ?? dayOfMonth(folded, today) ?? date(folded, today)
}

/** Words that may also be a name ("mai") are no date here, and a year alone is none. */
function date(folded: string, today: string): DateRange | undefined {
  if (!/\d|^ngay (?:mai|kia)$|tomorrow/.test(folded)) return undefined
  const parsed = parseDate(folded, today)
  return parsed?.kind === 'day' ? dayAlone(parsed.day) : undefined
}

function weekday(said: string, today: string): DateRange | undefined {
  const day = lastWeekday(said, today)
  return day === undefined ? undefined : dayAlone(day)
}

/** "ngày 23", "mùng 5": the last such day of a month. */
function dayOfMonth(folded: string, today: string): DateRange | undefined {
  const [, number] = /^(?:ngay|mung|mong) (\d{1,2})$/.exec(folded) ?? []
  if (number === undefined) return undefined
  for (let day = today; daysBetween(day, today) < 2 * MONTH_DAYS; day = addDays(day, -1))
    if (Number(day.slice(8)) === Number(number)) return dayAlone(day)
  return undefined
}

function severalDays(folded: string, today: string): DateRange | undefined {
  const week = monday(today)
  const month = `${today.slice(0, 7)}-01`
  if (THIS_WEEK.test(folded)) return { first: week, last: today }
  if (LAST_WEEK.test(folded)) return { first: addDays(week, -WEEK_DAYS), last: addDays(week, -1) }
  if (THIS_MONTH.test(folded)) return { first: month, last: today }
  if (LAST_MONTH.test(folded))
    return { first: `${addDays(month, -1).slice(0, 7)}-01`, last: addDays(month, -1) }
  if (ALL.test(folded)) return lastDays(MONTH_DAYS + 1, today)
  if (WEEKEND.test(folded)) return weekend(today)
  return counted(folded, today) ?? wholeMonth(folded, today)
}

/** Saturday and Sunday: those of this week once they have begun. */
function weekend(today: string): DateRange {
  const saturday = addDays(monday(today), 5)
  return saturday <= today
    ? { first: saturday, last: today }
    : { first: addDays(saturday, -WEEK_DAYS), last: addDays(saturday, 1 - WEEK_DAYS) }
}

/** So many days up to today. */
function counted(folded: string, today: string): DateRange | undefined {
  const [whole, count, unit, englishCount, englishUnit] = COUNTED.exec(folded) ?? []
  if (whole === undefined) return undefined
  const said = count ?? englishCount ?? '1'
  const number = NUMBERS[said] ?? Number(said)
  const name = unit ?? englishUnit ?? 'tuan'
  const days = /^(?:tuan|week)/.test(name) ? WEEK_DAYS : /^(?:thang|month)/.test(name) ? MONTH_DAYS : 1
  return number > 0 ? lastDays(number * days, today) : undefined
}

function lastDays(days: number, today: string): DateRange {
  return { first: addDays(today, 1 - days), last: today }
}

/** "tháng 11", "November": the last such month that has begun, up to today. */
function wholeMonth(folded: string, today: string): DateRange | undefined {
  const [whole, number, year, name, yearToo] = MONTH.exec(folded) ?? []
  if (whole === undefined) return undefined
  const month = name === undefined ? Number(number) : MONTH_NAMES.split('|').indexOf(name) + 1
  const thisYear = Number(today.slice(0, 4))
  const said = year ?? yearToo
  const last = month > Number(today.slice(5, 7)) ? thisYear - 1 : thisYear
  const first = calendarDay(said === undefined ? last : Number(said), month, 1)
  if (first === undefined) return undefined
  const end = addDays(`${addDays(first, MONTH_DAYS + 1).slice(0, 7)}-01`, -1)
  return { first, last: first <= today && end > today ? today : end }
}

/** Two ends in either order; "1-15/8" has its month behind the second, and an end without a year has that of the other. */
function fromTo(said: string, today: string): DateRange | undefined {
  const plain = fold(said)
  const words = plain.replace(BEGUN, '')
  const since = words === plain ? words.replace(UNTIL_NOW, '') : words.replace(UNTIL_NOW, '')
  if (since !== words || (words !== plain && !BETWEEN.test(words))) {
    const from = oneDay(since, today)
    return from && from.first <= today ? { first: from.first, last: today } : undefined
  }
  for (const [one, other] of partings(words)) {
    const last = oneDay(other, today)
    const first = last && (oneDay(one, today) ?? sameMonth(one, other, today))
    if (first && last) return ordered(first.first, last.last, /\d{4}/.test(one))
  }
  return undefined
}

/** Every way to part the words in two: a dash stands within dates as well, 1-8-2026. */
function partings(words: string): (readonly [string, string])[] {
  const marks = [...words.matchAll(new RegExp(BETWEEN, 'g'))]
  return marks.map(({ 0: mark, index }) => [words.slice(0, index), words.slice(index + mark.length)] as const)
}

/** "1" of "1-15/8": what stands behind the second's day belongs to both. */
function sameMonth(one: string, other: string, today: string): DateRange | undefined {
  const [, rest] = /^\d{1,2}([/. ].+)$/.exec(other.replace(/^ngay /, '')) ?? []
  const [, day] = /^(?:ngay )?(\d{1,2})$/.exec(one) ?? []
  return rest !== undefined && day !== undefined ? date(`${day}${rest}`, today) : undefined
}

/** "28/12-3/1" said in January began the year before; two ends the wrong way round are turned. */
function ordered(first: string, last: string, yearTyped: boolean): DateRange {
  if (first <= last) return { first, last }
  const yearBefore = calendarDay(
    Number(first.slice(0, 4)) - 1,
    Number(first.slice(5, 7)),
    Number(first.slice(8)),
  )
  const isOverNewYear =
    !yearTyped && yearBefore !== undefined && daysBetween(yearBefore, last) <= 2 * MONTH_DAYS
  return isOverNewYear ? { first: yearBefore, last } : { first: last, last: first }
}

function dayAlone(day: string): DateRange {
  return { first: day, last: day }
}
