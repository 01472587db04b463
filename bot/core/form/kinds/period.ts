import { addDays, cityDay, dayText } from '../../cityTime.ts'
import { type DateRange, parseDateRange } from '../../dateRange.ts'
import { text } from '../../text.ts'
import { monday } from '../../weekday.ts'
import { type Choice, type Kind, problem, type Reading } from '../kind.ts'
import { type PeriodQuestion, worded } from '../question.ts'

/** Days up to this many can be reported on at once: a year. */
const LONGEST_DAYS = 366
const WEEK_DAYS = 7

/** Buttons; a week or month that goes on is meant to its end. */
const USUAL: readonly (Choice & { readonly days: (today: string) => DateRange })[] = [
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

/** From a day to a day, as people say it; kept as `YYYY-MM-DD/YYYY-MM-DD`. It has begun, and may go on. */
export const period: Kind<PeriodQuestion> = {
  takesNumbers: true,
  prompt: (question) => ({ ask: worded(question.ask), choices: USUAL }),
  read(_question, heard, { context }) {
    const today = cityDay(context.now, context.zone)
    if (heard.kind === 'contact') return { stale: true }
    if (heard.kind === 'choice') {
      const usual = USUAL.find(({ code }) => code === heard.code)
      return usual ? judged(usual.days(today), today) : { stale: true }
    }
    const range = parseDateRange(heard.text, today)
    return range ? judged(range, today) : problem(text('form.period.problem'))
  },
  restore: (_question, stored) => (typeof stored === 'string' && periodOf(stored) ? stored : undefined),
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

function judged({ first, last }: DateRange, today: string): Reading {
  if (first > today) return problem(text('form.period.ahead', { day: dayText(first) }))
  if (last > addDays(first, LONGEST_DAYS - 1))
    return problem(text('form.period.tooLong', { most: LONGEST_DAYS }))
  return { answer: `${first}/${last}` }
}

function week(first: string): DateRange {
  return { first, last: addDays(first, WEEK_DAYS - 1) }
}

/** The month of a day; the 32nd day after its first lies in the next. */
function month(day: string): DateRange {
  const first = `${day.slice(0, 7)}-01`
  return { first, last: addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1) }
}
