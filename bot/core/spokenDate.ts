import { addDays } from './cityTime.ts'
import { fold } from './fold.ts'
import { type Lean, type ParsedDate, parseDate } from './parseDate.ts'
import { lastWeekday } from './weekday.ts'

/** Characters; whoever says a day needs fewer. */
const LONGEST = 60
const WEEK_DAYS = 7
/** In two months and a day every number of a day came once. */
const DAYS_LOOKED_AT = 62

const LEADS = /^(?:(?:từ|tu|kể từ|ke tu|since|from|on|hồi|hoi|vào|vao|khoảng|khoang|about)\s+)+/u
const POLITE = /(?:\s+(?:ạ|nhé|nha|rồi|roi|tới nay|đến nay|toi nay|den nay))+$/u
const WORDS_FOR_NUMBERS = [
  ['mot', 'a', 'one', 'an'],
  ['hai', 'two', 'couple of', 'a couple of'],
  ['ba', 'three'],
  ['bon', 'four'],
  ['nam', 'five'],
  ['sau', 'six'],
  ['bay', 'seven'],
  ['tam', 'eight'],
  ['chin', 'nine'],
  ['muoi', 'ten'],
]
const NUMBERS: ReadonlyMap<string, number> = new Map(
  WORDS_FOR_NUMBERS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)
const COUNTED_IN_WORDS = new RegExp(
  `^(?:cach day )?(${[...NUMBERS.keys()].sort((one, other) => other.length - one.length).join('|')}) (?=(?:ngay|hom|tuan|days?|weeks?)\\b)`,
)
const SAME_DAY =
  /^(?:hom nay|bua nay|ngay hom nay|today|(?:sang|trua|chieu|toi) nay|this (?:morning|evening)|tonight)$/
const DAY_BEFORE = /^(?:bua qua|ngay hom qua|(?:sang|trua|chieu|toi|dem) (?:hom )?qua|last night)$/
const TWO_DAYS_BEFORE = /^(?:bua kia|hom kia|day before yesterday)$/

/**
 * Reads a day as people say it in answer to a question: all that is a written date, and "hôm kia", "thứ hai", "mùng 3", "ba ngày
 * trước", "two days ago", "từ tối qua ạ". Lines of a list are read by `parseDate`, which takes less for a date.
 */
export function spokenDate(typed: string, today: string, lean: Lean = 'past'): ParsedDate | undefined {
  if (typed.length > LONGEST) return undefined
  const said = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.,;!?…\s]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(LEADS, '')
    .replace(POLITE, '')
  const folded = fold(said)
  const day = namedDay(said, folded, today, lean)
  return day === undefined
    ? parseDate(inFigures(folded), today, lean)
    : { kind: 'day', day, yearTyped: false }
}

function namedDay(said: string, folded: string, today: string, lean: Lean): string | undefined {
  if (SAME_DAY.test(folded)) return today
  if (DAY_BEFORE.test(folded)) return addDays(today, -1)
  if (TWO_DAYS_BEFORE.test(folded)) return addDays(today, -2)
  return weekday(said, today, lean) ?? dayOfMonth(folded, today, lean)
}

/** "thứ hai": the last one, or the next where what lies ahead is meant. */
function weekday(said: string, today: string, lean: Lean): string | undefined {
  const last = lastWeekday(said, today)
  if (last === today && said.startsWith('last ')) return addDays(today, -WEEK_DAYS)
  return last !== undefined && lean === 'future' && last < today ? addDays(last, WEEK_DAYS) : last
}

/** "mùng 3", "ngày 23", "the 3rd": the nearest such day of a month. */
function dayOfMonth(folded: string, today: string, lean: Lean): string | undefined {
  const [, said, english] =
    /^(?:(?:ngay|mung|mong|hom) (\d{1,2})|(?:the )?(\d{1,2})(?:st|nd|rd|th))$/.exec(folded) ?? []
  const number = Number(said ?? english)
  const step = lean === 'past' ? -1 : 1
  for (let away = 0; away < DAYS_LOOKED_AT; away++) {
    const day = addDays(today, away * step)
    if (Number(day.slice(8)) === number) return day
  }
  return undefined
}

/** "ba ngày trước" with its number in figures. */
function inFigures(folded: string): string {
  return folded.replace(COUNTED_IN_WORDS, (_, word: string) => `${NUMBERS.get(word)} `)
}
