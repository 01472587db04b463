import { dayText } from '../../core/cityTime.ts'
import { type Text, text } from '../../core/text.ts'

/** Days in a row inside a sentence. */
export function daysText(first: string, last: string): Text {
  return first === last
    ? text('ownData.days.one', { day: dayText(first) })
    : text('ownData.days.from', { first: dayText(first), last: dayText(last) })
}
