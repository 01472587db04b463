import { cleanTyped } from '../../../bot/core/form/typed.ts'
import { canonical, readCode } from '../../../bot/qr/code.ts'

/** What an address or a field says that should be a poster's code. */
export type CodeSaid =
  | { readonly kind: 'code'; readonly code: string }
  /** As long as a code, but its check character does not fit: a letter was misread or mistyped. */
  | { readonly kind: 'mistyped'; readonly typed: string }
  | { readonly kind: 'malformed'; readonly typed: string }
  | { readonly kind: 'nothing' }

/** Characters of what was typed that the page shows again: a code with room for spaces and slips. */
const SHOWN_LENGTH = 24
const WRITTEN_LIKE_A_CODE = /^[0-9A-Z]{10}$/
/** What people copy along with a code: the address before it. */
const ADDRESS_BEFORE = /^.*\/v\//iu

/**
 * Reads a code as scanner apps and people bring it: with signs around it, such as a quotation mark or a full stop, and
 * with whatever an app has hung on behind a sign.
 */
export function readSaid(said: string): CodeSaid {
  const typed = cleanTyped(said.normalize('NFKC').replace(ADDRESS_BEFORE, '')).replace(/^[^\p{L}\p{N}]+/u, '')
  const [beforeSigns = ''] = typed.split(/[^\p{L}\p{N}\p{Pd}\s]/u)
  const code = readCode(typed) ?? readCode(beforeSigns)
  if (code) return { kind: 'code', code }
  if (typed === '') return { kind: 'nothing' }
  const kind = WRITTEN_LIKE_A_CODE.test(canonical(beforeSigns)) ? 'mistyped' : 'malformed'
  return { kind, typed: typed.slice(0, SHOWN_LENGTH) }
}
