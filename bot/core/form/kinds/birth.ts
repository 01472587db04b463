import { calendarDay, cityDay, dayText } from '../../cityTime.ts'
import { spokenBirth } from '../../spokenBirth.ts'
import { type Text, text, words } from '../../text.ts'
import { type Kind, problem } from '../kind.ts'
import type { BirthQuestion } from '../question.ts'
import { askOnly } from './askOnly.ts'

/** Years; hardly anybody was ever older, so what is beyond is a slip of the finger. */
const OLDEST_AGE = 120

/** A year of birth (`1985`) or the whole date (`1985-11-23`), as far as the person tells. */
export const birth: Kind<BirthQuestion> = {
  takesNumbers: true,
  prompt: askOnly,
  read(_question, heard, { context }) {
    if (heard.kind !== 'text') return { stale: true }
    const today = cityDay(context.now, context.zone)
    const parsed = spokenBirth(heard.text, today)
    if (parsed?.kind === 'impossible') return problem(text('form.date.impossible'))
    if (parsed === undefined || (parsed.kind === 'day' && !parsed.yearTyped))
      return problem(text('form.birth.problem'))
    const born = parsed.kind === 'year' ? String(parsed.year) : parsed.day
    const wrong = wrongBirth(born, today)
    return wrong ? problem(wrong) : { answer: born }
  },
  restore(_question, stored, context) {
    if (typeof stored !== 'string' || !isBirth(stored)) return undefined
    return wrongBirth(stored, cityDay(context.now, context.zone)) ? undefined : stored
  },
  show: (_question, answer) => words(dayText(String(answer))),
}

/** A birth in the future, or longer ago than anybody lives. Years and whole days compare as texts. */
function wrongBirth(born: string, today: string): Text | undefined {
  if (born > today) return text('form.birth.future', { birth: dayText(born) })
  const latest = born.length === 4 ? `${born}-12-31` : born
  const tooLongAgo = `${Number(today.slice(0, 4)) - OLDEST_AGE - 1}${today.slice(4)}`
  return latest <= tooLongAgo ? text('form.birth.tooOld', { birth: dayText(born) }) : undefined
}

function isBirth(stored: string): boolean {
  if (/^\d{4}$/.test(stored)) return true
  const [year, month, day] = stored.split('-').map(Number)
  return calendarDay(year ?? 0, month ?? 0, day ?? 0) === stored
}
