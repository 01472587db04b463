import { take } from './doorText.ts'
import { parsePhone } from './phone.ts'

/** The phone of a line, and why there is none: it is no mobile number, or there are two, of two people. */
export type PhoneTaken = {
  readonly phone?: string
  readonly problem?: 'phone' | 'phones'
  readonly rest: string
}

/** Ten digits, or eleven, from 0 or our calling code on, with spaces, dots or dashes between. */
const HOME_PHONES = [9, 10].map(
  (digits) => new RegExp(`(?<![\\d+])(?:\\(?\\+?84\\)?[ .-]?0?|0)(?:[ .-]?\\d){${digits}}(?!\\d)`, 'u'),
)
const HOME_CODE_PHONE = /(?<!\d)\+?84[ .-]?0?\d(?:[ .-]?\d){8}(?!\d)/u
const FOREIGN_PHONE = /(?<!\d)(?:\+|00)\d(?:[ .-]?\d){7,14}(?!\d)/u
/** Our numbers first: "+3 0912345678" is a group of four, not a number of Greece. */
const PHONES = [HOME_CODE_PHONE, ...HOME_PHONES, FOREIGN_PHONE]

/** Takes the phones out of a line; the same twice is one. */
export function takePhone(text: string): PhoneTaken {
  const phones = new Set<string>()
  let rest = text
  for (let next = takeNext(rest); next; next = takeNext(rest)) {
    rest = next.rest
    const parsed = parsePhone(next.written.replace(/[()]/g, ''))
    if (!('phone' in parsed)) return { problem: 'phone', rest }
    phones.add(parsed.phone)
  }
  const [phone] = phones
  if (phone === undefined) return { rest }
  return phones.size > 1 ? { problem: 'phones', rest } : { phone, rest }
}

function takeNext(text: string): { written: string; rest: string } | undefined {
  for (const pattern of PHONES) {
    const { found, rest } = take(text, pattern)
    if (found) return { written: found[0], rest }
  }
  return undefined
}
