import { addDays, cityDay, dayText } from '../../cityTime.ts'
import { type DateRange, parseDateRange } from '../../dateRange.ts'
import { parseDate } from '../../parseDate.ts'
import { type Text, text } from '../../text.ts'
import { monday } from '../../weekday.ts'
import { type Choice, type Kind, problem, type Reading } from '../kind.ts'
import { type PeriodQuestion, worded } from '../question.ts'

const WEEK_DAYS = 7

type Usual = Choice & { readonly days: (today: string) => DateRange }

/** A week or month that goes on is meant to its end. */
const CALENDAR: readonly Usual[] = [
  {
    code: 'thisWeek',
    label: text('form.period.thisWeek'),
    also: ['tuần này', 'this week'],
    days: (today) => week(monday(today)),
  },
  {
    code: 'lastWeek',
    label: text('form.period.lastWeek'),
    also: ['tuần trước', 'last week'],
    days: (today) => week(addDays(monday(today), -WEEK_DAYS)),
  },
  {
    code: 'thisMonth',
    label: text('form.period.thisMonth'),
    also: ['tháng này', 'this month'],
    days: (today) => month(today),
  },
  {
    code: 'lastMonth',
    label: text('form.period.lastMonth'),
    also: ['tháng trước', 'last month'],
    days: (today) => month(addDays(`${today.slice(0, 7)}-01`, -1)),
  },
]

/** As long as a disease takes to show, and half of it. */
const LATELY: readonly Usual[] = [14, 7].map((count) => ({
  code: `last${count}`,
  label: text('form.period.last', { count }),
  days: (today) => ({ first: addDays(today, 1 - count), last: today }),
}))

const USUAL = { calendar: CALENDAR, lately: LATELY }

/** Days in a row, as people say them: "7 ngày qua", "tuần trước", "1/8-15/8"; kept as `YYYY-MM-DD/YYYY-MM-DD`. */
export const period: Kind<PeriodQuestion> = {
  takesNumbers: true,
  prompt: (question) => ({ ask: worded(question.ask), choices: USUAL[question.usual] }),
  read(question, heard, { context }) {
    const today = cityDay(context.now, context.zone)
    if (heard.kind === 'contact') return { stale: true }
    if (heard.kind === 'choice') {
      const usual = USUAL[question.usual].find(({ code }) => code === heard.code)
      return usual ? judged(question, usual.days(today), today) : { stale: true }
    }
    const range = parseDateRange(heard.text, today)
    return range ? judged(question, range, today) : problem(notUnderstood(heard.text, today))
  },
  restore(question, stored, context) {
    const range = typeof stored === 'string' ? periodOf(stored) : undefined
    if (!range) return undefined
    const reading = judged(question, range, cityDay(context.now, context.zone))
    return 'answer' in reading ? reading.answer : undefined
  },
  show(_question, answer) {
    const range = periodOf(String(answer))
    return text('form.period.shown', { first: dayText(range?.first ?? ''), last: dayText(range?.last ?? '') })
  },
}

/** The days of an answer as it is kept. */
export function periodOf(kept: string): DateRange | undefined {
  const [, first, last] = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(kept) ?? []
  return first !== undefined && last !== undefined && first <= last ? { first, last } : undefined
}

function judged(question: PeriodQuestion, { first, last }: DateRange, today: string): Reading {
  const { goesOn, longest, daysBack } = question
  if (first > today) return problem(text('form.period.ahead', { day: dayText(first) }))
  if (longest !== undefined && last > addDays(first, longest - 1))
    return problem(text('form.period.tooLong', { most: longest }))
  const earliest = daysBack === undefined ? undefined : addDays(today, -daysBack)
  if (earliest !== undefined && daysBack !== undefined && last < earliest)
    return problem(text('form.period.gone', { day: dayText(earliest), count: daysBack }))
  return { answer: `${first}/${goesOn || last < today ? last : today}` }
}

/** A day that the calendar does not have, alone or at either end, is told as such. */
function notUnderstood(typed: string, today: string): Text {
  const ends = [typed, ...typed.split(/\s*[-–]\s*|\s+(?:đến|den|to)\s+/)]
  const isImpossible = ends.some((end) => parseDate(end, today)?.kind === 'impossible')
  return text(isImpossible ? 'form.date.impossible' : 'form.period.problem')
}

function week(first: string): DateRange {
  return { first, last: addDays(first, WEEK_DAYS - 1) }
}

/** The month of a day; the 32nd day after its first lies in the next. */
function month(day: string): DateRange {
  const first = `${day.slice(0, 7)}-01`
  return { first, last: addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1) }
}
