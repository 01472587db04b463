import { cityDay, clock, dateText } from '../core/cityTime.ts'
import { type Text, text } from '../core/text.ts'
import type { Turn } from '../core/turn.ts'

/** A time of today by the clock alone, of another day with its date. */
export function timeText({ now, city: { timeZone } }: Pick<Turn, 'now' | 'city'>, at: Date): Text | string {
  return cityDay(at, timeZone) === cityDay(now, timeZone) ? clock(at, timeZone) : momentText(at, timeZone)
}

/** Time and date, where the words may be read on another day. */
export function momentText(at: Date, timeZone: string): Text {
  return text('plain.moment', { time: clock(at, timeZone), day: dateText(at, timeZone) })
}
