/** A time, or two, on a line of a paper list, as minutes of its day. An end past midnight counts on. */
export type Times = { readonly start: number; readonly end?: number }

/** A part of the day that people write with a time, or above a list. */
export type DayPart = 'sáng' | 'trưa' | 'chiều' | 'tối' | 'đêm' | 'am' | 'pm'

/** What a line says of times, and the rest of it; `unclear` when a time stands there that no clock has, or too many. */
export type TimesTaken = { readonly times?: Times; readonly unclear: boolean; readonly rest: string }

const PARTS: Readonly<Record<string, DayPart>> = {
  sáng: 'sáng',
  sang: 'sáng',
  trưa: 'trưa',
  trua: 'trưa',
  chiều: 'chiều',
  chieu: 'chiều',
  tối: 'tối',
  toi: 'tối',
  đêm: 'đêm',
  dem: 'đêm',
  am: 'am',
  pm: 'pm',
}
const PART = `(?:${Object.keys(PARTS).join('|')})(?!\\p{L})`
/** "toi" before a time means "to". */
const PART_BEHIND = `(?:\\s?(?!toi\\s*\\d)(${PART}))?`
/** `8:15`, `8h15`, `8 giờ 15 phút`, `8g`, `8h rưỡi`, `8am`. */
const TIME =
  '(?<!\\d)(?:(\\d{1,2}):(\\d{2})(?!\\d)|(\\d{1,2})\\s?(?:h|g|giờ|gio)(?!\\p{L})(?:\\s?(\\d{1,2})(?!\\d|\\s?(?:h|g|giờ|gio)(?!\\p{L})|:\\d)(?:\\s?(?:p|phút|phut)(?!\\p{L}))?|\\s?(rưỡi|ruoi)(?!\\p{L}))?|(\\d{1,2})(?=\\s?[ap]m(?!\\p{L})))'
const CLOCK = TIME + PART_BEHIND
const BETWEEN = '\\s*[,;]?\\s*(?:-|–|—|~|→|đến|den|tới|toi|to|ra|out|until|till)\\s*(?:(?:lúc|luc)\\s*)?'
const CLOCKS = new RegExp(`${CLOCK}(?:${BETWEEN}${CLOCK})?`, 'iu')
const ANY_CLOCK = new RegExp(TIME, 'iu')
/** Words that lead to a time: at the start of a line or behind a comma any of them, elsewhere only what is no name. */
const LEADING = new RegExp(
  `(?:^|[,;(–-])\\s*(?:(?:lúc|luc|từ|tu|vào|vao|from|at|in)\\s+)?(?:(${PART})\\s+(?:(?:lúc|luc)\\s+)?)?$|\\s(?:lúc|từ|vào)\\s+$`,
  'iu',
)

const NOON = 12 * 60
const DAY = 24 * 60
/** Eleven to one is over noon; eight to seven is a mistake. */
const OVER_NOON = { from: 10 * 60, to: 6 * 60 }

/** Takes the times out of a line of a list, in the words people write. `usual` is the part of the day above the list. */
export function takeTimes(line: string, usual?: DayPart): TimesTaken {
  const found = CLOCKS.exec(line)
  if (!found) return { unclear: false, rest: line }
  const before = line.slice(0, found.index)
  const [leading = '', leadingPart] = LEADING.exec(before) ?? []
  const { behind, after } = partsBehind(line, found)
  const stated = partOf(leadingPart)
  const [first, second] = [minuteOf(found, 1), minuteOf(found, 8)]
  const isTwo = found[8] !== undefined || found[10] !== undefined || found[13] !== undefined
  // Before one time it says which way; of two, the first is when they came.
  const way = !isTwo && /(?<!\p{L})(?:vào|vao)\s/iu.test(leading) ? ' | vào' : ''
  const rest = `${before.slice(0, before.length - leading.length)}${way} | ${after}`
  const start = within(first, stated ?? behind.first ?? (isTwo ? behind.second : undefined) ?? usual)
  const unclear = { unclear: true, rest }
  if (start === undefined || ANY_CLOCK.test(after)) return unclear
  if (!isTwo) return { times: { start }, unclear: false, rest }
  const end = within(second, behind.second ?? usual)
  const later = end === undefined ? undefined : endAfter(start, end)
  return later === undefined ? unclear : { times: { start, end: later }, unclear: false, rest }
}

/**
 * The part of the day behind each of the times. A name may be such a word, "8h15 Sáng": only small letters count, and
 * without its mark only in a line that has none.
 */
function partsBehind(line: string, found: RegExpExecArray) {
  const [first, second] = [found[7], found[14]]
  const end = found.index + found[0].length
  const last = second ?? (found[8] || found[10] || found[13] ? undefined : first)
  const isName = last !== undefined && !isDayPart(line, last)
  return {
    behind: {
      first: isName && last === first ? undefined : partOf(first),
      second: isName ? undefined : partOf(second),
    },
    after: line.slice(isName ? end - last.length : end),
  }
}

function isDayPart(line: string, word: string): boolean {
  if (/^[ap]m$/iu.test(word)) return true
  const isMarked = /[áưềốđê]/u.test(word)
  return word === word.toLowerCase() && (isMarked || !/\p{M}/u.test(line.normalize('NFD')))
}

function partOf(word: string | undefined): DayPart | undefined {
  return word === undefined ? undefined : PARTS[word.toLowerCase()]
}

/** The minute of the day that the groups of a time from one on say, still without the part of the day. */
function minuteOf(found: RegExpExecArray, from: number): number | undefined {
  const [hour, minute, shortHour, shortMinute, half, bare] = found.slice(from, from + 6)
  const hours = Number(hour ?? shortHour ?? bare)
  const minutes = half === undefined ? Number(minute ?? shortMinute ?? 0) : 30
  return hours <= 24 && minutes < 60 && hours * 60 + minutes <= DAY ? hours * 60 + minutes : undefined
}

/** The minute in a part of the day: two in the afternoon is 14:00. */
function within(minute: number | undefined, part: DayPart | undefined): number | undefined {
  if (minute === undefined || part === undefined) return minute
  const isBeforeNoon = minute < NOON
  if (part === 'chiều' || part === 'tối' || part === 'pm') return isBeforeNoon ? minute + NOON : minute
  if (part === 'trưa') return minute < 4 * 60 ? minute + NOON : minute
  if (part === 'đêm') return isBeforeNoon && minute >= 6 * 60 ? minute + NOON : minute
  return part === 'am' && !isBeforeNoon && minute < NOON + 60 ? minute - NOON : minute
}

/** An end that is written before its start: the afternoon's ("14h-4h"), over noon ("11h-1h"), over midnight ("22h-1h"), or a mistake. */
function endAfter(start: number, end: number): number | undefined {
  if (end >= start) return end
  const isOverNoon = start >= NOON ? end < NOON : start >= OVER_NOON.from && end <= OVER_NOON.to
  if (isOverNoon && end + NOON > start) return end + NOON
  return start >= DAY - OVER_NOON.to && end <= OVER_NOON.to ? end + DAY : undefined
}
