import { type Text, text, words } from '../../core/text.ts'
import type { LineMoment, ShownLine } from './read.ts'

/** What all lines of a message have in common and need not say. */
export type Common = { readonly day?: string | undefined; readonly gate: boolean }

/** A line of the log as it stands in a message: its day where that is not the day of all, its gate where there are several. */
export function lineText(line: ShownLine, common: Common): Text {
  const { from, until, person, phone, companions, gate } = line
  const values = {
    from: momentText(from, common.day),
    until: until ? momentText(until, from.day) : text('log.stillIn'),
    person,
    phone: phone === undefined ? '' : ` ${phone}`,
    companions: companions > 0 ? text('log.companions', { count: companions }) : '',
  }
  return common.gate ? text('log.line', values) : text('log.lineGate', { ...values, gate })
}

/** A time that nobody saw is marked, and so is one of another day than that before it. */
function momentText({ day, time, inferred }: LineMoment, before: string | undefined): Text {
  const clock = day === before ? words(time) : text('log.onDay', { day: shortDay(day), time })
  return inferred ? text('log.inferred', { time: clock }) : clock
}

/** `2026-11-23` → `23/11`: the year is never in doubt among thirty days. */
export function shortDay(day: string): string {
  return `${day.slice(8)}/${day.slice(5, 7)}`
}
