import type { VisitsAsked } from '../../../db/exportRows.ts'
import { addDays, cityDay, dayText, startOfCityDay } from '../../core/cityTime.ts'
import type { ExportAsked, LogAsked } from '../../core/logAsked.ts'
import { type Text, text } from '../../core/text.ts'
import { searchedBy } from '../../core/visitorWords.ts'

/** Today, for whoever has looked at nothing before. */
export function today(now: Date, zone: string): LogAsked {
  const day = cityDay(now, zone)
  return { first: day, last: day }
}

/** The visits that are meant, up to a moment: a file is of one time, also when its writing is begun anew. */
export function visitsAsked(venueId: number, asked: LogAsked, until: Date, zone: string): VisitsAsked {
  const from = startOfCityDay(asked.first, zone)
  const end = startOfCityDay(addDays(asked.last, 1), zone)
  const { gateId, words } = asked
  return { venueId, span: { from, to: end < until ? end : until }, gateId, words: words && searchedBy(words) }
}

/** The days in words, and what else narrows them. What was searched for is not repeated: it may be a phone number. */
export function rangeText({ first, last, gateName, words }: ExportAsked): Text {
  const days =
    first === last
      ? text('export.range.day', { day: dayText(first) })
      : text('export.range.days', { first: dayText(first), last: dayText(last) })
  const atGate = gateName === undefined ? days : text('export.range.gate', { range: days, gate: gateName })
  return words && words.length > 0 ? text('export.range.words', { range: atGate }) : atGate
}

const DAY = /^\d{4}-\d\d-\d\d$/

/** The press that asks for the same again: words do not fit into a button, so a search is only what was shown last. */
export function pressAgain(venueId: number, { first, last, gateId, words }: LogAsked): string {
  if (words && words.length > 0) return `export:${venueId}`
  return `export:${venueId}.${first}.${last}${gateId === undefined ? '' : `.${gateId}`}`
}

/** What stands in a press behind the venue, if it is days. */
export function askedOfPress([first = '', last = '', gate]: readonly string[]): LogAsked | undefined {
  if (!isDay(first) || !isDay(last) || first > last) return undefined
  return { first, last, ...(gate !== undefined && { gateId: Number(gate) }) }
}

function isDay(written: string): boolean {
  return DAY.test(written) && !Number.isNaN(Date.parse(`${written}T00:00:00Z`))
}
