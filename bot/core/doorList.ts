import { joinContacts, type Line } from './doorContact.ts'
import { dayNamed, isOfLastWeek, saysNow } from './doorDay.ts'
import { type Heading, parseHeading } from './doorHeading.ts'
import { type DoorLine, parseDoorLine, type TypedPassage } from './doorLine.ts'
import type { Times } from './doorTime.ts'

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
  const heading = lines.length > 1 ? parseHeading(lines[0]?.typed ?? '', today) : undefined
  if (heading === 'unclear') return { problem: 'day' }
  if (heading?.day !== undefined && !isOfLastWeek(heading.day, today)) return { problem: 'day' }
  const read = readLines(heading ? lines.slice(1) : lines, today, heading)
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

/** Each line; one that is only a part of the day, or of this list's day, is said of those behind it. */
function readLines(lines: readonly Line[], today: string, heading: Heading | undefined): Read[] {
  const day = heading?.day ?? today
  let part = heading?.part
  return lines.flatMap(({ number, typed }) => {
    const between = lines.length > 1 ? parseHeading(typed, today) : undefined
    if (between && between !== 'unclear' && between.part && isOf(day, between)) {
      part = between.part
      return []
    }
    return [{ number, line: parseDoorLine(typed, Number(today.slice(0, 4)), part) }]
  })
}

function isOf(day: string, heading: Heading): boolean {
  return heading.day === undefined || heading.day === day
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
