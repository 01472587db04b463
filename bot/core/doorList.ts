import { joinContacts, type Line } from './doorContact.ts'
import { dayNamed, isOfLastWeek, saysNow } from './doorDay.ts'
import { type DoorLine, parseDoorLine, type TypedPassage } from './doorLine.ts'
import { type DayPart, dayPartAlone, type Times } from './doorTime.ts'
import { parseDate } from './parseDate.ts'

/** Lines that are taken from one message. */
export const LINES_AT_ONCE = 50

/** A line that is somebody, with its number in the message and, on a paper list, when it was. */
export type Listed = TypedPassage & {
  readonly number: number
  readonly when?: { readonly day: string } & Times
}

/** A line that is not recorded, and why: what it lacks, no time beside others that have one, or more than a message may hold. */
export type NotListed = {
  readonly number: number
  readonly problem: Extract<DoorLine, { problem: unknown }>['problem'] | 'noTime' | 'tooMany'
}

/** Lines as they were typed; a day that is no day of the last week leaves none. */
export type DoorList =
  | {
      readonly listed: readonly Listed[]
      readonly not: readonly NotListed[]
      readonly day: string | undefined
    }
  | { readonly problem: 'day' }

type Read = { readonly number: number; readonly line: DoorLine }

/**
 * Reads what staff typed: somebody a line, and a first line may name the day of a paper list. As soon as one line has a
 * time, or a day stands above, all are of a paper list and need one. `today` is the city's day.
 */
export function parseDoorList(typed: string, today: string): DoorList {
  const typedLines = typed
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .map((line, index): Line => ({ number: index + 1, typed: line }))
  const lines = joinContacts(typedLines)
  const heading = lines.length > 1 ? headingOf(lines[0]?.typed ?? '', today) : undefined
  if (heading?.day !== undefined && !isOfLastWeek(heading.day, today)) return { problem: 'day' }
  const read = readLines(heading ? lines.slice(1) : lines, Number(today.slice(0, 4)), heading?.part)
  const isPaper = heading?.day !== undefined || read.some(({ line }) => 'person' in line && line.times)
  const day = heading?.day ?? today
  const taken = read.slice(0, LINES_AT_ONCE).map((one) => listedAs(one, today, isPaper ? day : undefined))
  return {
    listed: taken.filter((one): one is Listed => 'person' in one),
    not: [
      ...taken.filter((one): one is NotListed => 'problem' in one),
      ...read.slice(LINES_AT_ONCE).map(({ number }): NotListed => ({ number, problem: 'tooMany' })),
    ],
    day: isPaper ? day : undefined,
  }
}

/** Each line; one that is only a part of the day is said of those behind it. */
function readLines(lines: readonly Line[], thisYear: number, heading: DayPart | undefined): Read[] {
  let part = heading
  return lines.flatMap(({ number, typed }) => {
    const alone = lines.length > 1 ? dayPartAlone(typed) : undefined
    if (alone) {
      part = alone
      return []
    }
    return [{ number, line: parseDoorLine(typed, thisYear, part) }]
  })
}

/** The day in a line goes before that of its list; one that we can't tell is never taken for today. */
function listedAs({ number, line }: Read, today: string, listDay: string | undefined): Listed | NotListed {
  if ('problem' in line) return { number, problem: line.problem }
  const { times, saidDay, ...rest } = line
  const named = saidDay === undefined ? undefined : dayNamed(saidDay, today)
  if (saidDay !== undefined && named === undefined) return { number, problem: 'day' }
  const isNow = saidDay === undefined || saysNow(saidDay)
  if (listDay === undefined && isNow) return { number, ...rest }
  const day = named ?? listDay ?? today
  return times ? { number, ...rest, when: { day, ...times } } : { number, problem: 'noTime' }
}

/** Words around the day in a first line: "Sổ ngày 27/11:", "chiều hôm qua", "thứ sáu 27/11". */
const AROUND = {
  before:
    /^(?:danh sách|danh sach|sổ giấy|so giay|sổ|so|khách|khach|list)?\s*(?:(?:thứ|thu)\s+\S+|chủ nhật|chu nhat)?[\s,]*/iu,
  part: /^(sáng|sang|trưa|trua|chiều|chieu|tối|toi|đêm|dem)\s+|\s+(sáng|sang|trưa|trua|chiều|chieu|tối|toi|đêm|dem)$/iu,
  behind: /[\s:.,;]+$/u,
}

function headingOf(typed: string, today: string): { day: string; part?: DayPart } | undefined {
  const bare = typed.normalize('NFC').trim().replace(AROUND.behind, '').replace(AROUND.before, '')
  const [partWords] = AROUND.part.exec(bare) ?? []
  const part = partWords === undefined ? undefined : dayPartAlone(partWords.trim())
  const date = parseDate(bare.replace(AROUND.part, ''), today)
  if (date?.kind !== 'day') return undefined
  return { day: date.day, ...(part && { part }) }
}
