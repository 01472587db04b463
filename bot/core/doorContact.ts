import { readsAsName } from './doorName.ts'
import { takePhone } from './doorPhone.ts'

/** A line of a message, with its number in it. */
export type Line = { readonly number: number; readonly typed: string }

const LABELS = /^\s*(?:họ và tên|họ tên|ho ten|tên|ten|name)\s*[:.]\s*/iu
/** Beside a number, what may stand with it alone: "SĐT:", "Mobile". */
const PHONE_LABELS = /(?:sđt|sdt|đt|dt|số điện thoại|điện thoại|di động|tel|phone|mobile)/giu

/** Joins a line that is only a name and the next that is only a phone, as a phone's contacts are copied. */
export function joinContacts(lines: readonly Line[]): Line[] {
  const joined: Line[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    if (!before || !isOnlyPhone(line.typed) || !isOnlyName(before.typed)) joined.push(line)
    else joined.splice(-1, 1, { ...before, typed: `${before.typed.trim()} ${line.typed.trim()}` })
  }
  return joined
}

function isOnlyPhone(typed: string): boolean {
  const { phone, rest } = takePhone(typed)
  return phone !== undefined && !/[\p{L}\p{N}+]/u.test(rest.replace(PHONE_LABELS, ''))
}

function isOnlyName(typed: string): boolean {
  const name = typed.normalize('NFC').replace(LABELS, '').trim().replace(/\s+/g, ' ')
  return /^[\p{L}\p{M} .'’-]+$/u.test(name) && readsAsName(name)
}
