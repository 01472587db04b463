import { addDays, daysBetween } from './cityTime.ts'
import { fold } from './fold.ts'
import { parseDate } from './parseDate.ts'

/** How far back a paper list may reach: one that is a week old has been lying about. */
export const DAYS_BACK = 7

/** The words of a line that name a day, `several` when they name two, and the line without them. */
export type DayTaken = { readonly said?: string; readonly several: boolean; readonly rest: string }

const PART = '(?:sáng|sang|trưa|trua|chiều|chieu|tối|toi|đêm|dem)'
const CLOCK_AHEAD = `(?=,?\\s+(?:lúc\\s+|luc\\s+)?(?:${PART}\\s+)?\\d{1,2}\\s?(?:h|g|giờ|gio|:\\d|[ap]m))`
const CLOCK_BEHIND = `(?<=(?:\\d\\s?(?:h|g|giờ|gio|rưỡi|[ap]m)|\\d[h:g]\\d{1,2}|\\d\\s?(?:h|giờ)?\\s?${PART})\\s*,?\\s*)`
const DATE = '\\d{1,2}/\\d{1,2}(?:/(?:\\d{4}|\\d{2}))?(?![\\d/])'
/** Words that name a day; which, or that we can't tell, is found later. */
const WORDS = [
  'hôm\\s+\\p{L}+',
  'hom (?:qua|kia|nay|truoc|no)',
  `ngày\\s+(?:mai|kia|trước|${DATE}|\\d{1,2}(?:[.-]\\d{1,2}(?:[.-]\\d{2,4})?|\\s+tháng\\s+\\d{1,2})?)`,
  '\\d{1,2} (?:ngày|hôm|tuần|ngay|tuan) (?:trước|qua|truoc)',
  '\\d{1,2} (?:days?|weeks?) ago',
  '(?:tuần|tháng) trước',
  'thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])(?: (?:tuần trước|tuần này|vừa rồi))?',
  'chủ nhật(?: (?:tuần trước|vừa rồi))?',
  'the day before yesterday|yesterday|today|tomorrow|this morning|this afternoon|this evening|last \\p{L}+',
  '(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day',
].join('|')
/** A date without words could be a house number: it is a day at the start of a line and beside a time. */
const DAY = new RegExp(
  `(?<![\\p{L}\\d])(?:${WORDS}|(?<=(?<!\\p{L})${PART}\\s)(?:qua|nay))(?!\\p{L})|^\\s*${DATE}(?=[\\s,:;])|^\\s*\\d{1,2}[.-]\\d{1,2}${CLOCK_AHEAD}|(?<![\\d/])${DATE}${CLOCK_AHEAD}|${CLOCK_BEHIND}(?<![\\d/])${DATE}`,
  'iu',
)
const PART_LAST = new RegExp(`(?<!\\p{L})(${PART})\\s*$`, 'iu')
const CLOCK_LAST = /(?:\d\s?(?:h|g|giờ|gio|rưỡi|phút)|\d[h:g]\d{1,2}|[ap]m)\s*$/iu

/** Takes the words of a day out of a line. The date of a birth is none: it lies years back. */
export function takeDay(line: string, thisYear: number): DayTaken {
  const found = DAY.exec(line)
  const year = Number(/\d{4}$/.exec(found?.[0] ?? '')?.[0] ?? thisYear)
  if (!found || year < thisYear - 1) return { several: false, rest: line }
  const before = line.slice(0, found.index)
  const [part = ''] = PART_LAST.exec(before) ?? []
  const stem = before.slice(0, before.length - part.length).trimEnd()
  const sign = CLOCK_LAST.test(stem) ? ' ' : ', '
  const rest = `${stem}${stem === '' ? '' : sign}${part} ${line.slice(found.index + found[0].length)}`
  return { said: found[0].trim(), several: DAY.test(rest), rest }
}

/** The day that words name, as far as a paper list may reach back; undefined when we can't tell it. */
export function dayNamed(said: string, today: string): string | undefined {
  const words = fold(said).replace(/^(?:on|ngay) (?=\d)/, '')
  if (words === 'nay' || words.startsWith('this ')) return today
  const date = words === 'qua' ? undefined : parseDate(words, today)
  const day = words === 'qua' ? addDays(today, -1) : date?.kind === 'day' ? date.day : undefined
  return day !== undefined && isOfLastWeek(day, today) ? day : undefined
}

export function isOfLastWeek(day: string, today: string): boolean {
  const ago = daysBetween(day, today)
  return ago >= 0 && ago <= DAYS_BACK
}

/** Whether words only say that it is now. */
export function saysNow(said: string): boolean {
  return ['hom nay', 'today'].includes(fold(said))
}
