import { takeDay } from './doorDay.ts'
import { takeGroup } from './doorGroup.ts'
import { isSurelyName, isTalk, nameAndAddress, readsAsAddress, readsAsName } from './doorName.ts'
import { takePhone } from './doorPhone.ts'
import { take } from './doorText.ts'
import { type DayPart, type Times, takeTimes } from './doorTime.ts'
import { type SaidWay, takeWay } from './doorWay.ts'
import { parsePersonName } from './personName.ts'

/** Somebody of whom staff typed what they were told: a name, with a phone or an address to reach them by. */
export type TypedPerson = {
  readonly name: string
  readonly birthYear?: number
} & (
  | { readonly phone: string; readonly address?: string }
  | { readonly phone?: never; readonly address: string }
)

/** Somebody who passes a gate, in what a line says of it. */
export type TypedPassage = {
  readonly person: TypedPerson
  readonly companions: number
  /** Others are spoken of whom we did not count. */
  readonly isUncounted?: true
  readonly way?: SaidWay
}

/** A line as it was understood, with the words of its day, or what it lacks. */
export type DoorLine =
  | (TypedPassage & { readonly times?: Times; readonly saidDay?: string })
  | { readonly problem: LineProblem }

/**
 * Why a line is nobody: no name, no way to reach them, a wrong phone or two, too many people, an unclear time or day, too
 * long, or talk.
 */
export type LineProblem =
  | 'name'
  | 'contact'
  | 'phone'
  | 'phones'
  | 'companions'
  | 'time'
  | 'day'
  | 'long'
  | 'unclear'

/** People of a group that are recorded with one of them. A coach has fifty seats; more come one after the other. */
export const COMPANIONS_AT_MOST = 200
/** Characters of a line: name, address and phone of the longest kind. */
const LINE_LENGTH_LIMIT = 300
const EARLIEST_BIRTH_YEAR = 1900

/** `1.`, `2)`, `-` before a line of a list. */
const BULLET = /^\s*(?:\d{1,3}\s?[.)](?!\d)|[-•*·–])\s*/u
/** More digits than a house number or a year has. */
const LEFT_OF_A_PHONE = /\d(?:[ .-]?\d){6,}/u
const BIRTH =
  /(?<![\d/.+-])\(?(?:(?:sinh năm|sinh nam|năm sinh|nam sinh|sinh|sn|ns|born)\s*:?\s*)?(?:\d{1,2}[/.-]\d{1,2}[/.-])?((?:19|20)\d{2})\)?(?![\d/])/iu

/** Reads a line that staff typed of somebody: "nguyễn văn a, 0912 345 678, +3", "8h15 Bà Tư, 12 Cầu Đất". */
export function parseDoorLine(typed: string, thisYear: number, usual?: DayPart): DoorLine {
  const line = typed
    .normalize('NFC')
    .replace(/\p{C}+/gu, ' ')
    .trim()
  if (line.length > LINE_LENGTH_LIMIT) return { problem: 'long' }
  const dated = takeDay(line.replace(BULLET, ''), thisYear)
  const timed = takeTimes(dated.rest, usual)
  const called = takePhone(timed.rest)
  const grouped = takeGroup(called.rest)
  const born = takeBirthYear(grouped.rest, thisYear)
  const going = takeWay(born.rest)
  const { name, address } = nameAndAddress(going.rest)
  if (!name) return { problem: 'name' }
  if (timed.unclear) return { problem: 'time' }
  if (dated.several) return { problem: 'day' }
  if (grouped.companions > COMPANIONS_AT_MOST) return { problem: 'companions' }
  if (called.problem) return { problem: called.problem }
  if (LEFT_OF_A_PHONE.test(born.rest)) return { problem: 'phone' }
  if (going.unclear) return { problem: 'unclear' }
  const person = personOf(name, called.phone, address, born.year)
  if ('problem' in person) return person
  return {
    person,
    companions: grouped.companions,
    ...(grouped.unclear && { isUncounted: true }),
    ...(going.way && { way: going.way }),
    ...(timed.times && { times: timed.times }),
    ...(dated.said !== undefined && { saidDay: dated.said }),
  }
}

/** Beside a phone nearly all is a name; without one only what reads as a name and an address, because people talk too. */
function personOf(
  name: string,
  phone: string | undefined,
  address: string | undefined,
  birthYear: number | undefined,
): TypedPerson | { problem: LineProblem } {
  if (phone === undefined) {
    if (!readsAsName(name)) return { problem: 'unclear' }
    const isAddress = address !== undefined && readsAsAddress(address)
    if (!isAddress) return { problem: isSurelyName(name) ? 'contact' : 'unclear' }
  } else if (isTalk(name)) return { problem: 'unclear' }
  const parsed = parsePersonName(name)
  if ('problem' in parsed) return { problem: 'name' }
  return {
    name: parsed.name,
    ...(birthYear !== undefined && { birthYear }),
    ...reachedBy(phone, address),
  }
}

function reachedBy(phone: string | undefined, address: string | undefined) {
  if (phone === undefined) return { address: address ?? '' }
  return address === undefined ? { phone } : { phone, address }
}

function takeBirthYear(text: string, thisYear: number): { year?: number; rest: string } {
  const { found, rest } = take(text, BIRTH)
  const year = Number(found?.[1])
  return year >= EARLIEST_BIRTH_YEAR && year <= thisYear ? { year, rest } : { rest: text }
}
