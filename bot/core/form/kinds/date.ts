import { addDays, cityDay, dayText } from '../../cityTime.ts'
import { type ParsedDate, parseDate } from '../../parseDate.ts'
import { spokenDate } from '../../spokenDate.ts'
import { type Text, text, words } from '../../text.ts'
import { type Choice, type Kind, problem, type Reading } from '../kind.ts'
import { type DateQuestion, worded } from '../question.ts'

/** Years that an answer can be about; others are slips of the finger. */
const EARLIEST_DAY = '1900-01-01'
const LATEST_DAY = '2199-12-31'

/** Buttons under a question that looks back, with how many days away they mean. */
const LATELY: readonly (Choice & { readonly days: number })[] = [
  { code: 'today', label: text('form.date.today'), days: 0 },
  { code: 'yesterday', label: text('form.date.yesterday'), days: -1 },
  { code: 'before', label: text('form.date.dayBefore'), days: -2 },
]

/** A day of the calendar. */
export const date: Kind<DateQuestion> = {
  takesNumbers: true,
  prompt: (question) => ({ ask: worded(question.ask), choices: question.limit === 'past' ? LATELY : [] }),
  read(question, heard, { context }) {
    const today = cityDay(context.now, context.zone)
    if (heard.kind === 'choice') {
      const lately = LATELY.find((choice) => choice.code === heard.code)
      return lately ? judged(question, addDays(today, lately.days), today) : { stale: true }
    }
    if (heard.kind === 'contact') return { stale: true }
    return readTyped(question, spokenDate(heard.text, today, question.limit), today)
  },
  restore(question, stored, context) {
    if (typeof stored !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(stored)) return undefined
    const today = cityDay(context.now, context.zone)
    const isDay = parseDate(stored, today)?.kind === 'day'
    return isDay && outOfLimit(question, stored, today) === undefined ? stored : undefined
  },
  show: (_question, answer) => words(dayText(String(answer))),
}

function readTyped(question: DateQuestion, parsed: ParsedDate | undefined, today: string): Reading {
  if (parsed?.kind === 'day') return judged(question, parsed.day, today)
  if (parsed?.kind === 'impossible') return problem(text('form.date.impossible'))
  return problem(text(question.limit === 'future' ? 'form.date.problemAhead' : 'form.date.problem'))
}

function judged(question: DateQuestion, day: string, today: string): Reading {
  const wrong = outOfLimit(question, day, today)
  return wrong ? problem(wrong) : { answer: day }
}

function outOfLimit({ limit, daysBack }: DateQuestion, day: string, today: string): Text | undefined {
  if (day < EARLIEST_DAY || day > LATEST_DAY) return text('form.date.problem')
  if (limit === 'past' && day > today) return text('form.date.future', { day: dayText(day) })
  if (limit === 'future' && day < today) return text('form.date.past', { day: dayText(day) })
  if (daysBack === undefined || day >= addDays(today, -daysBack)) return undefined
  return text('form.date.tooEarly', { day: dayText(addDays(today, -daysBack)) })
}
