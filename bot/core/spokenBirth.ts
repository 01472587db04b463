import { calendarDay } from './cityTime.ts'
import { fold } from './fold.ts'
import { type ParsedDate, parseDate } from './parseDate.ts'

/** Characters; whoever says when they were born needs fewer. */
const LONGEST = 60

const LEADS_TO_BIRTH =
  /^(?:(?:tôi|toi|em|mình|con|cháu|i was|i'm|was)\s+)?(?:(?:sinh|born)\s+(?:(?:năm|nam|ngày|ngay|in|on)(?![\p{L}])\s*)?|(?:năm|nam|ngày|ngay)\s+sinh|sn|dob|year of birth|date of birth|năm|nam|')[\s:]*(?=[\d\p{L}])/iu

/** Reads when somebody was born, as far as they tell: "sinh năm 85", "85", "tháng 11 năm 1985", "23/11/'85", "231185". */
export function spokenBirth(typed: string, today: string): ParsedDate | undefined {
  if (typed.length > LONGEST) return undefined
  const said = typed
    .normalize('NFKC')
    .trim()
    .replace(LEADS_TO_BIRTH, '')
    .replace(/['’](?=\d{2}$)/, '')
  const folded = fold(said)
    .replace(/[.,;!?]+$/, '')
    .replace(/ (?:a|nhe|nha)$/, '')
  const [, figures, ofMonth] =
    /^(?:(?:nam )?(\d{2})|(?:thang )?\d{1,2}(?:[/.-]| (?:nam )?)(\d{4}))$/.exec(folded) ?? []
  if (figures !== undefined) return { kind: 'year', year: yearOfBirth(figures, today) }
  if (ofMonth !== undefined) return { kind: 'year', year: Number(ofMonth) }
  return sixFigures(folded, today) ?? parseDate(folded, today)
}

function sixFigures(folded: string, today: string): ParsedDate | undefined {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{2})$/.exec(folded) ?? []
  if (year === undefined) return undefined
  const found = calendarDay(yearOfBirth(year, today), Number(month), Number(day))
  return found === undefined ? { kind: 'impossible' } : { kind: 'day', day: found, yearTyped: true }
}

/** The year that two figures mean of somebody's birth: the last such year that has begun. */
function yearOfBirth(figures: string, today: string): number {
  const thisYear = Number(today.slice(0, 4))
  const inThisCentury = thisYear - (thisYear % 100) + Number(figures)
  return inThisCentury > thisYear ? inThisCentury - 100 : inThisCentury
}
