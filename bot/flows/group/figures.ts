import type { Store } from '../../../db/connect.ts'
import {
  type Span,
  type UnitFigures,
  unitFigures,
  unitsWithoutVisit,
  venuesWithoutVisit,
  visitsRecordedAfter,
} from '../../../db/figures.ts'
import type { UnitKey } from '../../../db/officials.ts'
import type { City } from '../../core/city.ts'
import { addDays, cityDay, clock, dayText, spanOfCityDay } from '../../core/cityTime.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { unitsOf } from '../../core/unitsOf.ts'
import { unitName } from '../unitName.ts'
import { type Declared, declaredOn } from './declared.ts'

/** Names in the list of those without a visit; the rest is a number. */
const NAMES_SHOWN = 10
const HOUR_MILLISECONDS = 3_600_000
/** Points that are still shown, with one place after the comma. */
const LEAST_CHANGE = 0.05

/**
 * A unit's figures of a city day as officials read them, up to now. The same text is pushed daily and given on demand.
 * No person and no address is in it.
 */
export async function figuresText(
  store: Store,
  city: City,
  unit: UnitKey,
  day: string,
  now: Date,
): Promise<Text> {
  const span = spanOfCityDay(day, city.timeZone)
  const figures = await unitFigures(store, unit, span)
  const declared = await declaredOn({ store, city }, unit, day)
  const zero = await namesWithoutVisit(store, city, unit, span)
  const added = await addedLater(store, city, unit, addDays(day, -1))
  return lines(
    text('figures.head', {
      day: dayText(day),
      unit: unitName(city, unit),
      time: clock(now, city.timeZone),
    }),
    text('figures.active', {
      active: figures.active,
      open: figures.open,
      rate: { rate: percentage(figures) },
      change: changeText(await changeOn(store, unit, span, now)),
    }),
    passagesText(figures, declared),
    ...declared.others,
    ...(added > 0 ? [text('figures.added', { count: added, hour: city.summaryHour })] : []),
    ...(zero.length > 0 ? [zeroText(zero)] : []),
  )
}

/** Who came and left, and who declared by the usual form, where it is in force. */
function passagesText({ ins, outs }: UnitFigures, { usual }: Declared): Text {
  return usual ? text('figures.counts', { ins, outs, ...usual }) : text('figures.passages', { ins, outs })
}

/**
 * The change of the active rate, in points, on the day before up to the same hour: a morning is not held against a whole
 * day. Counts are kept by the hour, so both days are taken up to the last full one.
 */
async function changeOn(store: Store, unit: UnitKey, { from, to }: Span, now: Date): Promise<number> {
  const lastFullHour = Math.floor(now.getTime() / HOUR_MILLISECONDS) * HOUR_MILLISECONDS
  const until = new Date(Math.min(to.getTime(), Math.max(from.getTime(), lastFullHour)))
  const dayBefore = { from: earlierByADay(from), to: earlierByADay(until) }
  const rate = percentage(await unitFigures(store, unit, { from, to: until }))
  return rate - percentage(await unitFigures(store, unit, dayBefore))
}

function earlierByADay(at: Date): Date {
  return new Date(at.getTime() - 24 * HOUR_MILLISECONDS)
}

/** Visits of a day that its summary could not count yet: after the hour, or late on their way. */
async function addedLater(store: Store, city: City, unit: UnitKey, day: string): Promise<number> {
  const span = spanOfCityDay(day, city.timeZone)
  const told = new Date(span.from.getTime() + city.summaryHour * HOUR_MILLISECONDS)
  return visitsRecordedAfter(store, unit, span, told)
}

/** The unit's day as of now. */
export function today(city: City, now: Date): string {
  return cityDay(now, city.timeZone)
}

/** The active rate: venues open in the period with a visit among all venues open in it, in percent. */
function percentage({ active, open }: { active: number; open: number }): number {
  return open === 0 ? 0 : (100 * active) / open
}

function changeText(change: number): Text {
  const points = { rate: Math.abs(change) }
  if (Math.abs(change) < LEAST_CHANGE) return text('figures.same')
  return change > 0 ? text('figures.up', { points }) : text('figures.down', { points })
}

/** At the lowest level the venues themselves are named, above it the units below. */
async function namesWithoutVisit(store: Store, city: City, unit: UnitKey, span: Span): Promise<string[]> {
  const below = unitsOf(city, unit.edition)?.children(unit.unitCode) ?? []
  if (below.length === 0) return venuesWithoutVisit(store, unit, span)
  const codes = await unitsWithoutVisit(store, unit, span)
  return codes.map((unitCode) => unitName(city, { edition: unit.edition, unitCode }))
}

function zeroText(names: readonly string[]): Text {
  const shown = names.slice(0, NAMES_SHOWN).join(', ')
  const rest = names.length - NAMES_SHOWN
  return rest > 0
    ? text('figures.zeroMore', { count: names.length, names: shown, rest })
    : text('figures.zero', { count: names.length, names: shown })
}
