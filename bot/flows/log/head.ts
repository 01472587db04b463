import { insideByGates } from '../../../db/inside.ts'
import { GATE_VISITS_COUNTED, gateVisits, venueCounts } from '../../../db/venueCounts.ts'
import { cityDay, clock, dayText } from '../../core/cityTime.ts'
import type { LogAsked } from '../../core/logAsked.ts'
import { type Text, text, words } from '../../core/text.ts'
import { type Reader, spanOf } from './read.ts'

/** A venue with the gates by whose names its log may be narrowed. */
export type LogVenue = {
  readonly id: number
  readonly name: string
  readonly gates: readonly { readonly id: number; readonly name: string }[]
}

/** What stands above a log: of which venue, gate and days it is, as of when. What was searched for is never repeated. */
export function titleText({ now, city }: Reader, venue: LogVenue, asked: LogAsked): Text {
  const values = { venue: venue.name, days: daysText(asked), time: clock(now, city.timeZone) }
  if (asked.words) return text(isPhone(asked.words) ? 'search.byPhone' : 'search.byName', values)
  const gate = gateNamed(venue, asked)
  return gate === undefined ? text('log.title', values) : text('log.titleGate', { ...values, gate })
}

export function isPhone(searched: readonly string[]): boolean {
  return searched.some((word) => word.startsWith('+'))
}

function gateNamed({ gates }: LogVenue, { gateId }: LogAsked): string | undefined {
  return gateId === undefined ? undefined : gates.find(({ id }) => id === gateId)?.name
}

/** `24/11/2026`, or `18/11/2026 đến 24/11/2026`. */
export function daysText({ first, last }: LogAsked): Text {
  return first === last
    ? words(dayText(first))
    : text('log.days', { first: dayText(first), last: dayText(last) })
}

/**
 * How many came and left, and are inside where today is among the days; nothing where there is nobody. A search has no counts: it
 * is of one visitor.
 */
export async function countsText(
  reader: Reader,
  venue: LogVenue,
  asked: LogAsked,
): Promise<Text | undefined> {
  if (asked.words) return undefined
  const isNow = asked.last >= cityDay(reader.now, reader.city.timeZone)
  const inside = isNow ? await peopleInside(reader, venue, asked) : 0
  if (asked.gateId !== undefined) return gateCounts(reader, venue, asked, isNow ? inside : undefined)
  const counts = await venueCounts(reader.store, venue.id, spanOf(reader, asked))
  if (counts.visits + counts.outs + inside === 0) return undefined
  return isNow ? text('log.countsNow', { ...counts, inside }) : text('log.counts', counts)
}

async function peopleInside({ store }: Reader, venue: LogVenue, { gateId }: LogAsked): Promise<number> {
  const gates = await insideByGates(store, [venue.id])
  const meant = gateId === undefined ? gates : gates.filter((gate) => gate.gateId === gateId)
  return meant.reduce((sum, { people }) => sum + people, 0)
}

async function gateCounts(
  reader: Reader,
  { id: venueId }: LogVenue,
  asked: LogAsked,
  inside: number | undefined,
): Promise<Text | undefined> {
  const count = await gateVisits(reader.store, { venueId, span: spanOf(reader, asked), gateId: asked.gateId })
  if (count + (inside ?? 0) === 0) return undefined
  const visits = count > GATE_VISITS_COUNTED ? text('log.moreThan', { count: GATE_VISITS_COUNTED }) : count
  return inside === undefined
    ? text('log.countsGate', { visits })
    : text('log.countsGateNow', { visits, inside })
}

/** That there is nobody, for the days that were asked for. */
export function emptyText({ now, city }: Reader, { first, last, words: searched }: LogAsked): Text {
  if (searched) return text(isPhone(searched) ? 'search.noPhone' : 'search.noName')
  if (first !== last) return text('log.emptyDays')
  return text(first === cityDay(now, city.timeZone) ? 'log.emptyToday' : 'log.emptyDay')
}
