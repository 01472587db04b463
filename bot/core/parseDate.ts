import { addDays, calendarDay } from './cityTime.ts'
import { fold } from './fold.ts'

/**
 * A date as it was typed: a day (`yearTyped` tells whether its year stood there or was supplied), a year alone, or
 * a date that no calendar has, such as 31/2.
 */
export type ParsedDate =
  | { readonly kind: 'day'; readonly day: string; readonly yearTyped: boolean }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'impossible' }

/** Which way a date without a year is meant: "from which day" looks back, "by which day" looks ahead. */
export type Lean = 'past' | 'future'

const DAYS_AWAY: ReadonlyMap<string, number> = new Map(
  Object.entries({
    'hom nay': 0,
    today: 0,
    'hom qua': -1,
    yesterday: -1,
    'hom kia': -2,
    'the day before yesterday': -2,
    'ngay mai': 1,
    mai: 1,
    tomorrow: 1,
    'ngay kia': 2,
    'the day after tomorrow': 2,
  }),
)

/** 1896 and 1904: a century that is not divisible by 400 has no leap day. */
const LEAP_YEARS_APART_AT_MOST = 8

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_NAME = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'

/**
 * Reads a date in Vietnamese or English, with or without accents: `23/11`, `23-11-2026`, `23112026`, `2026-11-23`,
 * "hôm kia", "3 ngày trước", "23 tháng 11 năm 2026", "23 November", `1985`. The day comes before the month.
 * `today` is the city's day. Undefined when the text is no date.
 */
export function parseDate(typed: string, today: string, lean: Lean = 'past'): ParsedDate | undefined {
  const text = fold(typed).replace(/[.,;!?]+$/, '')
  const away = DAYS_AWAY.get(text) ?? countedDaysAway(text)
  if (away !== undefined) return { kind: 'day', day: addDays(today, away), yearTyped: false }
  if (/^(nam )?\d{4}$/.test(text)) return { kind: 'year', year: Number(text.slice(-4)) }
  const written = numbersOf(text)
  return written && dayFrom(written, today, lean)
}

function countedDaysAway(text: string): number | undefined {
  const match =
    /^(?:cach day )?(\d{1,4}) (ngay|hom|tuan|days?|weeks?)(?: (truoc|qua|ago|nua|toi))?$/.exec(text) ?? []
  const [whole, count, unit = '', direction] = match
  if (whole === undefined || (direction === undefined && !whole.startsWith('cach'))) return undefined
  const days = Number(count) * (/^(tuan|week)/.test(unit) ? 7 : 1)
  return direction === 'nua' || direction === 'toi' ? days : -days
}

type Written = { readonly day: string; readonly month: string; readonly year?: string | undefined }

function numbersOf(text: string): Written | undefined {
  const plain = text.replace(/^(ngay|mung|mong) /, '')
  const dayFirst =
    /^(\d{1,2}) ?[/.\- ] ?(\d{1,2})(?:(?: ?[/.\- ] ?| nam )'?(\d{4}|\d{2}))?$/.exec(plain) ??
    /^(\d{2})(\d{2})(\d{4})$/.exec(plain) ??
    /^(\d{1,2})[ -]?(?:thang|thg|th)[ .]?(\d{1,2})(?:[,-]? ?(?:nam ?)?(\d{4}|\d{2}))?$/.exec(plain)
  if (dayFirst) return { day: dayFirst[1] ?? '', month: dayFirst[2] ?? '', year: dayFirst[3] }
  const [whole, year, month = '', day = ''] = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(plain) ?? []
  return whole === undefined ? namedMonth(plain) : { day, month, year }
}

function namedMonth(text: string): Written | undefined {
  const dayFirst = new RegExp(
    `^(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH_NAME}(?:,? '?(\\d{4}|\\d{2}))?$`,
  ).exec(text)
  if (dayFirst) return { day: dayFirst[1] ?? '', month: monthNumber(dayFirst[2]), year: dayFirst[3] }
  const monthFirst = new RegExp(`^${MONTH_NAME} (\\d{1,2})(?:st|nd|rd|th)?(?:,? '?(\\d{4}|\\d{2}))?$`).exec(
    text,
  )
  return monthFirst
    ? { day: monthFirst[2] ?? '', month: monthNumber(monthFirst[1]), year: monthFirst[3] }
    : undefined
}

function monthNumber(name = ''): string {
  return String(MONTHS.indexOf(name) + 1)
}

function dayFrom({ day, month, year }: Written, today: string, lean: Lean): ParsedDate {
  const found = year === undefined ? nearest(Number(month), Number(day), today, lean) : undefined
  const exact =
    year === undefined ? undefined : calendarDay(fullYear(year, today, lean), Number(month), Number(day))
  const result = found ?? exact
  return result ? { kind: 'day', day: result, yearTyped: year !== undefined } : { kind: 'impossible' }
}

/** Two digits, looking back, mean the latest such year that is not after this one: 85 is 1985, 25 is 2025. */
function fullYear(year: string, today: string, lean: Lean): number {
  if (year.length === 4) return Number(year)
  const thisYear = Number(today.slice(0, 4))
  const inThisCentury = thisYear - (thisYear % 100) + Number(year)
  return lean === 'past' && inThisCentury > thisYear ? inThisCentury - 100 : inThisCentury
}

/** The nearest such day behind or ahead of today; 29/2 looks back to the last leap year. */
function nearest(month: number, day: number, today: string, lean: Lean): string | undefined {
  const thisYear = Number(today.slice(0, 4))
  const direction = lean === 'past' ? -1 : 1
  for (let away = 0; away <= LEAP_YEARS_APART_AT_MOST; away++) {
    const found = calendarDay(thisYear + away * direction, month, day)
    if (found !== undefined && (lean === 'past' ? found <= today : found >= today)) return found
  }
  return undefined
}
