import { addDays } from './cityTime.ts'
import { parseDoorLine } from './doorLine.ts'
import type { DayPart } from './doorTime.ts'
import { fold } from './fold.ts'
import { parseDate } from './parseDate.ts'

/** What a line above a list says: the day, a part of it, or only that it is a list. */
export type Heading = { readonly day?: string; readonly part?: DayPart }

/** "Sổ giấy", "Danh sách khách": a list, whatever is said of it behind. A nun's "Sơ Anna" is somebody. */
const OPENING = /^(?:danh sách|danh sach|ds|sổ|so|khách|khach|list|paper list)(?=\s|$)/u
const LIST_WORDS =
  /^(?:(?:danh sách|danh sach|ds|sổ|so|giấy|giay|ghi|khách|khach|người|nguoi|vào|vao|ra|list|paper|visitors|for|of|from)(?:\s+|$))+/u

const PARTS: Readonly<Record<string, DayPart>> = {
  sang: 'sáng',
  morning: 'sáng',
  trua: 'trưa',
  chieu: 'chiều',
  afternoon: 'chiều',
  toi: 'tối',
  evening: 'tối',
  dem: 'đêm',
  night: 'đêm',
  am: 'am',
  pm: 'pm',
}
const PART = Object.keys(PARTS).join('|')
/** "Sáng nay", "buổi chiều hôm qua", "last night"; the part may also stand behind the day. */
const PART_FIRST = new RegExp(`^(?:(?:buoi|hoi) |(this|last) )?(${PART})(?: |$)`)
const PART_LAST = new RegExp(` (?:buoi )?(${PART})$`)
const WEEKDAY = /^(?:thu \S+|chu nhat|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? (?=\S)/
/** Words of a day behind "Danh sách" that we may not have understood: taken for no day, they would be of a wrong one. */
const ABOUT_A_DAY =
  /\d ?[/.-] ?\d|\d ngay|(?:^| )(?:hom|ngay|thang|thu|chu nhat|tuan|qua|truoc|mai|\w+day)(?: |$)/

/**
 * Reads the line above a paper list, as people write it: "Sổ ngày 27/11:", "Danh sách hôm nay", "Sổ giấy sáng nay", "chiều
 * qua". `unclear` when it speaks of a day that we did not understand; undefined when the line is no heading.
 */
export function parseHeading(typed: string, today: string): Heading | 'unclear' | undefined {
  const line = typed
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s:,;]+/gu, ' ')
    .replace(/^[\s.–-]+|[\s.–-]+$/gu, '')
  const said = fold(line.replace(LIST_WORDS, '')).trim()
  const understood = dayAndPart(said, today)
  if (understood) return understood
  const isList = OPENING.test(line) && !('person' in parseDoorLine(typed, Number(today.slice(0, 4))))
  if (!isList) return undefined
  return ABOUT_A_DAY.test(said) ? 'unclear' : {}
}

function dayAndPart(said: string, today: string): Heading | undefined {
  const first = PART_FIRST.exec(said)
  const last = first ? null : PART_LAST.exec(said)
  const part = PARTS[first?.[2] ?? last?.[1] ?? '']
  const rest = said.replace(first?.[0] ?? last?.[0] ?? '', '')
  const day = dayOf(rest === '' ? (first?.[1] ?? '') : rest, today)
  if (rest !== '' && day === undefined) return undefined
  return part || day ? { ...(day && { day }), ...(part && { part }) } : undefined
}

/** "nay" and "qua" stand behind a part of the day: "sáng nay", "tối qua". */
function dayOf(said: string, today: string): string | undefined {
  if (said === 'nay' || said === 'this') return today
  if (said === 'qua' || said === 'last') return addDays(today, -1)
  const date = parseDate(said.replace(WEEKDAY, ''), today)
  return date?.kind === 'day' ? date.day : undefined
}
