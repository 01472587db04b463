import { type DayPart, type Times, takeTimes } from './doorTime.ts'
import { parsePersonName } from './personName.ts'
import { parsePhone } from './phone.ts'

/** Somebody of whom staff typed what they were told: a name, with a phone or an address to reach them by. */
export type TypedPerson = {
  readonly name: string
  readonly birthYear?: number
} & (
  | { readonly phone: string; readonly address?: string }
  | { readonly phone?: never; readonly address: string }
)

/** A line as it was understood, or what it lacks. */
export type DoorLine =
  | { readonly person: TypedPerson; readonly companions: number; readonly times?: Times }
  | { readonly problem: LineProblem }

/** Why a line is nobody: no name, no way to reach them, a wrong phone, too many people, an unclear time, too long. */
export type LineProblem = 'name' | 'contact' | 'phone' | 'companions' | 'time' | 'long'

/** People of a group that are recorded with one of them. A coach has fifty seats; more come one after the other. */
export const COMPANIONS_AT_MOST = 200
/** Characters of a line: name, address and phone of the longest kind. */
const LINE_LENGTH_LIMIT = 300
const EARLIEST_BIRTH_YEAR = 1900

/** What stands where something was taken out: what is before it and behind it are two things. */
const CUT = ' | '
/** `1.`, `2)`, `-` before a line of a list. */
const BULLET = /^\s*(?:\d{1,3}\s?[.)](?!\d)|[-•*·–])\s*/u
/** Ten digits, or eleven, from 0 or our calling code on, with spaces, dots or dashes between. */
const HOME_PHONES = [9, 10].map(
  (digits) => new RegExp(`(?<![\\d+])(?:\\(?\\+?84\\)?[ .-]?0?|0)(?:[ .-]?\\d){${digits}}(?!\\d)`, 'u'),
)
const HOME_CODE_PHONE = /(?<!\d)\+?84[ .-]?0?\d(?:[ .-]?\d){8}(?!\d)/u
const FOREIGN_PHONE = /(?<!\d)(?:\+|00)\d(?:[ .-]?\d){7,14}(?!\d)/u
/** More digits than a house number or a year has. */
const LEFT_OF_A_PHONE = /\d(?:[ .-]?\d){6,}/u
const COMPANIONS =
  /(?:^|[\s,;(|])(?:\+\s?|(?:đi cùng|di cung|thêm|them|cùng|with)\s+)(\d{1,6})(?!\d)(?:\s*(?:người|nguoi|ng|people|others|more)(?!\p{L}))?\)?/iu
const BIRTH =
  /(?<![\d/.+-])\(?(?:(?:sinh năm|sinh nam|năm sinh|nam sinh|sinh|sn|ns|born)\s*:?\s*)?(?:\d{1,2}[/.-]\d{1,2}[/.-])?((?:19|20)\d{2})\)?(?![\d/])/iu
/** Words before a phone or an address that say what it is. */
const LABELS =
  /(?<!\p{L})(?:sđt|sdt|đt|dt|số điện thoại|so dien thoai|điện thoại|dien thoai|tel|phone|mobile|địa chỉ|dia chi|đc|họ và tên|họ tên|ho ten|tên|name|address)\s*[:.]\s*|(?<!\p{L})(?:sđt|sdt|đt|tel|phone|số điện thoại|so dien thoai)\s*(?=\||$)/giu

/** Reads a line that staff typed of somebody: "nguyễn văn a, 0912 345 678, +3", "8h15 Bà Tư, 12 Cầu Đất". */
export function parseDoorLine(typed: string, thisYear: number, usual?: DayPart): DoorLine {
  const line = typed
    .normalize('NFC')
    .replace(/\p{C}+/gu, ' ')
    .trim()
  if (line.length > LINE_LENGTH_LIMIT) return { problem: 'long' }
  const timed = takeTimes(line.replace(BULLET, ''), usual)
  const called = takePhone(timed.rest)
  const grouped = take(called.rest, COMPANIONS)
  const companions = Number(grouped.found?.[1] ?? 0)
  const born = takeBirthYear(grouped.rest, thisYear)
  const { name, address } = nameAndAddress(born.rest)
  if (!name) return { problem: 'name' }
  if (timed.unclear) return { problem: 'time' }
  if (companions > COMPANIONS_AT_MOST) return { problem: 'companions' }
  if (called.wrong || LEFT_OF_A_PHONE.test(born.rest)) return { problem: 'phone' }
  if (called.phone === undefined && address === undefined) return { problem: 'contact' }
  const parsed = parsePersonName(name)
  if ('problem' in parsed) return { problem: 'name' }
  return {
    person: {
      name: parsed.name,
      ...(born.year !== undefined && { birthYear: born.year }),
      ...reachedBy(called.phone, address),
    },
    companions,
    ...(timed.times && { times: timed.times }),
  }
}

function reachedBy(phone: string | undefined, address: string | undefined) {
  if (phone === undefined) return { address: address ?? '' }
  return address === undefined ? { phone } : { phone, address }
}

function take(text: string, pattern: RegExp): { found?: RegExpExecArray; rest: string } {
  const found = pattern.exec(text)
  if (!found) return { rest: text }
  return { found, rest: text.slice(0, found.index) + CUT + text.slice(found.index + found[0].length) }
}

/** Our numbers first: "+3 0912345678" is a group of four, not a number of Greece. */
function takePhone(text: string): { phone?: string; wrong: boolean; rest: string } {
  for (const pattern of [HOME_CODE_PHONE, ...HOME_PHONES, FOREIGN_PHONE]) {
    const { found, rest } = take(text, pattern)
    if (!found) continue
    const parsed = parsePhone(found[0].replace(/[()]/g, ''))
    return 'phone' in parsed ? { phone: parsed.phone, wrong: false, rest } : { wrong: true, rest }
  }
  return { wrong: false, rest: text }
}

function takeBirthYear(text: string, thisYear: number): { year?: number; rest: string } {
  const { found, rest } = take(text, BIRTH)
  const year = Number(found?.[1])
  return year >= EARLIEST_BIRTH_YEAR && year <= thisYear ? { year, rest } : { rest: text }
}

/** The name comes first; what is parted from it, or begins with a house number, is where somebody lives. */
function nameAndAddress(text: string): { name: string; address?: string } {
  const [first = '', ...others] = text
    .replace(LABELS, CUT)
    .split(/[|,;\t]|\s[-–—]\s/u)
    .map((part) => part.replace(/^[\s.:()–-]+|[\s:()–-]+$/gu, '').replace(/\s+/g, ' '))
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
  const [, before, number] = /^([^\d]*\p{L}[^\d]*?)\s+(\d.*)$/u.exec(first) ?? []
  const name = before ?? first
  const address = [...(number === undefined ? [] : [number]), ...others].join(', ')
  return /\p{L}/u.test(address) ? { name, address } : { name }
}
