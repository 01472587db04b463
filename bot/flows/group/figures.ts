import type { Store } from '../../../db/connect.ts'
import { type Span, unitFigures, unitsWithoutVisit, venuesWithoutVisit } from '../../../db/figures.ts'
import type { UnitKey } from '../../../db/officials.ts'
import type { City } from '../../core/city.ts'
import { addDays, cityDay, clock, dayText, startOfCityDay } from '../../core/cityTime.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { unitName } from '../unitName.ts'

/** Names in the list of those without a visit; the rest is a number. */
const NAMES_SHOWN = 10

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
  const [figures, before, zero] = await Promise.all([
    unitFigures(store, unit, spanOf(city, day)),
    unitFigures(store, unit, spanOf(city, addDays(day, -1))),
    namesWithoutVisit(store, city, unit, spanOf(city, day)),
  ])
  const rate = percentage(figures)
  const change = rate - percentage(before)
  return lines(
    text('figures.head', { day: dayText(day), unit: unitName(city, unit), time: clock(now, city.timeZone) }),
    text('figures.active', {
      active: figures.active,
      open: figures.open,
      rate: rate.toFixed(1).replace('.', ','),
      change: changeText(change),
    }),
    text('figures.counts', {
      ins: figures.ins,
      outs: figures.outs,
      declarations: figures.declarations,
      risky: figures.risky,
    }),
    ...(zero.length > 0 ? [zeroText(zero)] : []),
  )
}

/** The span of a city day. */
export function spanOf(city: City, day: string): Span {
  return { from: startOfCityDay(day, city.timeZone), to: startOfCityDay(addDays(day, 1), city.timeZone) }
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
  const points = Math.abs(change).toFixed(1).replace('.', ',')
  if (points === '0,0') return text('figures.same')
  return change > 0 ? text('figures.up', { points }) : text('figures.down', { points })
}

/** At the lowest level the venues themselves are named, above it the units below. */
async function namesWithoutVisit(store: Store, city: City, unit: UnitKey, span: Span): Promise<string[]> {
  if (city.units.children(unit.unitCode).length === 0) return venuesWithoutVisit(store, unit, span)
  const codes = await unitsWithoutVisit(store, unit, span)
  return codes.map((unitCode) => unitName(city, { unitCode }))
}

function zeroText(names: readonly string[]): Text {
  const shown = names.slice(0, NAMES_SHOWN).join(', ')
  const rest = names.length - NAMES_SHOWN
  return rest > 0
    ? text('figures.zeroMore', { count: names.length, names: shown, rest })
    : text('figures.zero', { count: names.length, names: shown })
}
