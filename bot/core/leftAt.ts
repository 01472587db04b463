import { addDays, cityDay, startOfCityDay } from './cityTime.ts'
import { parseClockTime } from './clockTime.ts'
import { parseDateRange } from './dateRange.ts'
import { fold } from './fold.ts'

/** A time of the day as somebody said it: the minutes that it may mean, and the day, where one was named. */
export type SaidTime = { readonly minutes: readonly number[]; readonly day?: string }

const NOON = 12 * 60
const MINUTE_MILLISECONDS = 60_000
/** Longer than any way to say when one left. */
const LONGEST = 60

/** "tôi đã ra về lúc", "ra khỏi đó khoảng", "I left at": what stands before the time. */
const LEFT =
  /^(?:(?:toi|em|minh|anh|chi|chau|con|chung toi|bon toi|i|we) )?(?:(?:da|moi|vua|have|had) )?(?:ra ve|ra khoi do|ra khoi|ra|di ve|ve|roi di|roi do|left there|left|checked out|check out|went out|got out|(?:was|stayed) (?:there |here )?(?:until|till)|o (?:do|day) (?:den|toi))(?: do| day| roi| from there)?[,:]? (?=.*(?:\d|\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) gio))/
const FILLER = /^(?:(?:tu )?(?:luc|hoi|khoang|tam|vao luc|at|about|around) )+/
const BEHIND = /(?: (?:roi|nhe|a|nha|do|co|thoi|please))+$/
const NUMBERS = [
  'mot',
  'hai',
  'ba',
  'bon',
  'nam',
  'sau',
  'bay',
  'tam',
  'chin',
  'muoi',
  'muoi mot',
  'muoi hai',
]
const IN_WORDS = new RegExp(`^(${NUMBERS.toReversed().join('|')}) (?=gio\\b)`)
const PART = /\b(sang|trua|chieu|toi|dem)\b/
const WITH_PART = /(?:sang|trua|chieu|toi|dem|am|pm)$/
/** "11 giờ kém 15": a quarter to eleven. */
const LESS = /^(.*\d ?(?:h|g|gio)?) kem (\d{1,2})(?: phut)?(.*)$/

/** Reads that somebody left and when, "tôi ra lúc 10 giờ"; `unclear` where the words say so with no time that a clock has. */
export function parseDeparture(typed: string, today: string): SaidTime | 'unclear' | undefined {
  if (typed.length > LONGEST) return undefined
  const said = plain(typed)
  const [words] = LEFT.exec(said) ?? []
  if (words === undefined) return undefined
  const rest = said.slice(words.length)
  const time = parseSaidTime(rest, today)
  // A plate or a number behind "về" is something else; a time that no clock has begins like a time.
  return time ?? (/^(?:luc|at|khoang|hoi)\b|^\d{1,2} ?(?:h|g|gio|:)/.test(rest) ? 'unclear' : undefined)
}

/** Whether words are meant as a time, though no clock has it: "99h", "25:70", "hôm nay". */
export function isMeantAsTime(typed: string, today: string): boolean {
  const said = plain(typed)
  return /^(?:\D{0,12} )?\d{1,3} ?(?:h|g|gio|:|$)/.test(said) || parseDateRange(said, today) !== undefined
}

/** Reads a time as people say it, with a day before it or behind it or without: "10h30", "hôm qua 9 giờ tối". */
export function parseSaidTime(typed: string, today: string): SaidTime | undefined {
  if (typed.length > LONGEST) return undefined
  const said = plain(typed)
  const alone = minutesOf(said)
  if (alone) return { minutes: alone }
  const tokens = said.split(' ')
  for (let at = 1; at < tokens.length; at++) {
    const [first, second] = [tokens.slice(0, at).join(' '), tokens.slice(at).join(' ')]
    const found = withDay(first, second, today) ?? withDay(second, first, today)
    if (found) return found
  }
  return undefined
}

function plain(typed: string): string {
  return fold(typed.normalize('NFKC'))
    .replace(/[.!?]+$/, '')
    .replace(BEHIND, '')
    .trim()
}

/** A part of the day that stands with the day, "9 giờ tối qua", is the time's. */
function withDay(day: string, time: string, today: string): SaidTime | undefined {
  const named = day.replace(/^(?:ngay|on) (?=\d)/, '').replace(/[,]$/, '')
  const range = /\d[h:g]|gio/.test(named) ? undefined : parseDateRange(named, today)
  if (!range || range.first !== range.last) return undefined
  const [, part = named === 'last night' ? 'toi' : undefined] = PART.exec(named) ?? []
  const said = time.replace(/[,]$/, '').replace(/ (?:ngay|on)$/, '')
  const minutes = minutesOf(part === undefined || WITH_PART.test(said) ? said : `${said} ${part}`)
  return minutes && { minutes, day: range.first }
}

/** The minutes of the day that a time may mean: one, or two where "10" is said without the part of the day. */
function minutesOf(said: string): readonly number[] | undefined {
  const words = said.replace(FILLER, '').replace(IN_WORDS, (_, number) => `${NUMBERS.indexOf(number) + 1} `)
  const [, before, less = '0', behind = ''] = LESS.exec(words) ?? []
  const time = before === undefined ? words : `${before}${behind}`
  const minute = parseClockTime(time)
  if (minute === undefined) return undefined
  const hour = Number(/\d+/.exec(time)?.[0] ?? 0)
  const isExact = WITH_PART.test(time) || /^\D*0\d/.test(time) || hour === 0 || hour > 12
  const first = minute - Number(less)
  if (first < 0) return undefined
  return isExact ? [first] : [first % NOON, (first % NOON) + NOON]
}

/** A stay of more than a day is named by its day; else a time is of the day on which the visit began, or of the next. */
const DAYS_MEANT = 2

/**
 * The moments between two that a time may mean, the earliest first. Whoever says the minute of the first of them means it, though some
 * of its seconds had passed.
 */
export function momentsMeant(
  said: SaidTime,
  { from, to }: { readonly from: Date; readonly to: Date },
  zone: string,
): Date[] {
  const begun = cityDay(from, zone)
  const days = said.day ? [said.day] : Array.from({ length: DAYS_MEANT }, (_, after) => addDays(begun, after))
  return days
    .flatMap((day) => said.minutes.map((minute) => momentOf(day, minute, zone)))
    .flatMap((moment) => within(moment, from, to))
    .sort((one, other) => one.getTime() - other.getTime())
}

/** Whether all moments that a time may mean lie behind a moment: of today where no day was named. */
export function liesAhead(said: SaidTime, now: Date, zone: string): boolean {
  const day = said.day ?? cityDay(now, zone)
  return said.minutes.every((minute) => momentOf(day, minute, zone) > now)
}

function momentOf(day: string, minute: number, zone: string): Date {
  return new Date(startOfCityDay(day, zone).getTime() + minute * MINUTE_MILLISECONDS)
}

function within(moment: Date, from: Date, to: Date): Date[] {
  const isSameMinute = moment < from && from.getTime() - moment.getTime() < MINUTE_MILLISECONDS
  const meant = isSameMinute ? from : moment
  return meant >= from && meant <= to ? [meant] : []
}
