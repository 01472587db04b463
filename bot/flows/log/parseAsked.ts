import { addDays } from '../../core/cityTime.ts'
import { type DateRange, parseDateRange } from '../../core/dateRange.ts'
import { fold, foldedWords } from '../../core/fold.ts'
import { KEPT_DAYS } from '../../core/person.ts'
import { parsePhone } from '../../core/phone.ts'

/** What is meant by words about a log: days, a gate, a visitor, each only if it was said; or why they can't be followed. */
export type Heard =
  | {
      readonly kind: 'asked'
      readonly days?: DateRange
      readonly gateId?: number
      /** Folded words of a name in their order, or one whole phone number. */
      readonly words?: readonly string[]
    }
  | { readonly kind: 'noGate' | 'partOfPhone' | 'unclear' }

export type NamedGate = { readonly id: number; readonly name: string }

/** Words read of a message: days, a gate and a name are fewer. */
const MOST_TOKENS = 16
/** The words of the longest names; more is no name. */
const MOST_WORDS = 6

const PHONE = /(?:\+|\b0|\b84)[\d .()-]{7,20}\d/
/** A gate that the venue does not have: nobody is called "cổng 3". */
const SOME_GATE = /^(?:cong|cua|loi|gate|door|entrance)(?: so| no)? ?[0-9]{1,2}$/
const PART_OF_PHONE = /^\d[\d .-]{2,}$/

/** Small words around what is meant, as they are written: without accents some would be names (Trọng, Tài). */
const SMALL =
  /^(?:ra vào|ra vao|của|ở|tại|trong|cho|tên là|tên|khách|người tên|số điện thoại|sđt|sdt|of|for|at|in|on|the|named)(?:\s+|$)/iu
const TITLE = /^(?:anh|chị|chi|ông|ong|bà|cô|chú|bác|em|mr|mrs|ms)\s+(?=\S)/iu
const BEHIND = /\s+(?:của|ở|tại|trong|of|at|in|on)$/iu

/**
 * Reads what is asked of a log: "cổng 2 hôm qua", "nguyễn văn 7 ngày qua", "0912 345 678". A number comes first, because dates
 * have digits too; then gates, because they have numbers; what is left over is a visitor's name.
 */
export function parseAsked(typed: string, today: string, gates: readonly NamedGate[]): Heard {
  const phone = wholePhone(typed)
  const tokens = typed
    .replace(phone?.written ?? '', ' ')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MOST_TOKENS)
  const gate = gateIn(tokens, gates)
  const { days, rest } = daysIn(gate?.rest ?? tokens, today)
  const left = withoutSmallWords(rest.join(' '))
  if (left !== '' && (phone || /\d/.test(left))) return { kind: reasonOf(left) }
  const words = phone ? [phone.number] : [...new Set(foldedWords(left))]
  if (words.length > MOST_WORDS || (left !== '' && words.length === 0)) return { kind: 'unclear' }
  return {
    kind: 'asked',
    ...(days && { days }),
    ...(gate && { gateId: gate.id }),
    ...(words.length > 0 && { words }),
  }
}

/** What a visitor says of themselves, asked for by name: a name has no days in it. */
export function parseVisitor(typed: string, today: string, gates: readonly NamedGate[]): Heard {
  return parseAsked(typed, today, /\d/.test(typed) ? gates : [])
}

function wholePhone(typed: string): { readonly written: string; readonly number: string } | undefined {
  const written = PHONE.exec(typed)?.[0]
  const parsed = written === undefined ? undefined : parsePhone(written)
  return written !== undefined && parsed && 'phone' in parsed ? { written, number: parsed.phone } : undefined
}

/** The gate with the longest name that stands among the words; a name of one word only where it is one of letters. */
function gateIn(
  tokens: readonly string[],
  gates: readonly NamedGate[],
): { readonly id: number; readonly rest: readonly string[] } | undefined {
  const said = tokens.map(bare)
  const named = gates
    .map(({ id, name }) => ({ id, words: name.split(/\s+/).map(bare).filter(Boolean) }))
    .filter(({ words }) => words.length > 1 || /\p{L}{3}/u.test(words[0] ?? ''))
    .toSorted((a, b) => b.words.length - a.words.length)
  for (const { id, words } of named) {
    const at = said.findIndex((_, index) => words.every((word, behind) => said[index + behind] === word))
    if (at >= 0) return { id, rest: [...tokens.slice(0, at), ...tokens.slice(at + words.length)] }
  }
  return undefined
}

function bare(word: string): string {
  return fold(word).replace(/[^\p{L}\p{N}]/gu, '')
}

/** The longest row of words that is a range of days, and what stands around it. */
function daysIn(
  tokens: readonly string[],
  today: string,
): { readonly days: DateRange | undefined; readonly rest: readonly string[] } {
  for (let length = tokens.length; length > 0; length--)
    for (let at = 0; at + length <= tokens.length; at++) {
      const days = parseDateRange(tokens.slice(at, at + length).join(' '), today)
      if (days) return { days, rest: [...tokens.slice(0, at), ...tokens.slice(at + length)] }
    }
  return { days: undefined, rest: tokens }
}

function withoutSmallWords(words: string): string {
  const less = words.normalize('NFC').replace(SMALL, '').replace(TITLE, '').replace(BEHIND, '').trim()
  return less === words.normalize('NFC') ? less : withoutSmallWords(less)
}

function reasonOf(left: string): 'noGate' | 'partOfPhone' | 'unclear' {
  if (SOME_GATE.test(fold(left))) return 'noGate'
  return PART_OF_PHONE.test(left) ? 'partOfPhone' : 'unclear'
}

/** The first day of which a log is still kept. */
export function firstKeptDay(today: string): string {
  return addDays(today, -KEPT_DAYS)
}

/** Days cut to those that are kept, and whether something was cut; or on which side of them they all lie. */
export type Kept = { readonly days: DateRange; readonly cut: boolean } | 'gone' | 'ahead'

export function keptDays({ first, last }: DateRange, today: string): Kept {
  const kept = firstKeptDay(today)
  if (last < kept) return 'gone'
  if (first > today) return 'ahead'
  const days = { first: first < kept ? kept : first, last: last > today ? today : last }
  return { days, cut: first < kept }
}
