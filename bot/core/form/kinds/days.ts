import { addDays, cityDay, dayText } from '../../cityTime.ts'
import { parseDateRange } from '../../dateRange.ts'
import { type Text, text } from '../../text.ts'
import { type Choice, type Kind, problem } from '../kind.ts'
import { type DaysQuestion, worded } from '../question.ts'

/** Buttons of the windows that are asked for most: as long as a disease takes to show, and half of it. */
const LATELY: readonly (Choice & { readonly days: number })[] = [
  { code: 'fortnight', label: text('form.days.last', { count: 14 }), days: 14 },
  { code: 'week', label: text('form.days.last', { count: 7 }), days: 7 },
]

/** Days in a row, as people say them: "7 ngày qua", "1/8-15/8". The answer is the first and the last as they were said. */
export const days: Kind<DaysQuestion> = {
  takesNumbers: false,
  prompt: (question) => ({ ask: worded(question.ask), choices: LATELY }),
  read(question, heard, { context }) {
    if (heard.kind === 'contact') return { stale: true }
    const today = cityDay(context.now, context.zone)
    if (heard.kind === 'choice') {
      const lately = LATELY.find(({ code }) => code === heard.code)
      return lately ? { answer: [addDays(today, 1 - lately.days), today] } : { stale: true }
    }
    const said = parseDateRange(heard.text, today)
    if (!said) return problem(text('form.days.problem'))
    const wrong = outOfReach(question, [said.first, said.last], today)
    return wrong ? problem(wrong) : { answer: [said.first, said.last] }
  },
  restore(question, stored, context) {
    if (!isPair(stored)) return undefined
    return outOfReach(question, stored, cityDay(context.now, context.zone)) ? undefined : stored
  },
  show: (_question, answer) => {
    const [first = '', last = ''] = isPair(answer) ? answer : []
    return text('form.days.shown', { first: dayText(first), last: dayText(last) })
  },
}

/** Days of which none can be asked for: all are over for too long, or none has come. */
function outOfReach(
  { daysBack }: DaysQuestion,
  [first = '', last = '']: readonly string[],
  today: string,
): Text | undefined {
  if (first > today) return text('form.days.future', { day: dayText(first) })
  const earliest = addDays(today, -daysBack)
  return last < earliest ? text('form.days.gone', { day: dayText(earliest), count: daysBack }) : undefined
}

function isPair(stored: unknown): stored is readonly string[] {
  return (
    Array.isArray(stored) &&
    stored.length === 2 &&
    stored.every((day) => typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day))
  )
}
