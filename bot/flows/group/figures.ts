import type { Store } from '../../../db/connect.ts'
import {
  figuresOfUnits,
  type PeriodFigures,
  venueFiguresOfUnits,
  venuesWithoutVisit,
} from '../../../db/figures.ts'
import type { UnitKey } from '../../../db/officials.ts'
import type { City } from '../../core/city.ts'
import { addDays, cityDay, clock, dayText } from '../../core/cityTime.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { unitName } from '../unitName.ts'
import { type Declared, declaredIn } from './declared.ts'

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
  const days = { first: day, last: day }
  const { edition, unitCode } = unit
  const figures = of(await figuresOfUnits(store, edition, [unitCode], days), unitCode)
  const declared = await declaredIn({ store, city }, unit, days)
  const zero = await namesWithoutVisit(store, city, unit, days)
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
      change: changeText(await changeOn(store, unit, day, now)),
    }),
    passagesText(figures, declared),
    ...declared.others,
    ...(zero.length > 0 ? [zeroText(zero)] : []),
  )
}

/** Who came and left, and who declared by the usual form, where it is in force. */
function passagesText({ ins, outs }: PeriodFigures, { usual }: Declared): Text {
  return usual ? text('figures.counts', { ins, outs, ...usual }) : text('figures.passages', { ins, outs })
}

/**
 * The change of the active rate, in points, on the day before up to the same hour: a morning is not held against a whole
 * day. Counts are kept by the hour, so both days are taken up to the last full one.
 */
async function changeOn(
  store: Store,
  { edition, unitCode }: UnitKey,
  day: string,
  now: Date,
): Promise<number> {
  const until = new Date(Math.floor(now.getTime() / HOUR_MILLISECONDS) * HOUR_MILLISECONDS)
  const before = new Date(until.getTime() - 24 * HOUR_MILLISECONDS)
  const dayBefore = addDays(day, -1)
  const rateOf = async (first: string, moment: Date) =>
    percentage(
      of(
        await venueFiguresOfUnits(store, edition, [unitCode], { first, last: first, until: moment }),
        unitCode,
      ),
    )
  return (await rateOf(day, until)) - (await rateOf(dayBefore, before))
}

function of<Figures>(found: ReadonlyMap<string, Figures>, unitCode: string): Figures {
  const figures = found.get(unitCode)
  if (!figures) throw new Error('figures without a row')
  return figures
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
async function namesWithoutVisit(
  store: Store,
  city: City,
  unit: UnitKey,
  days: { readonly first: string; readonly last: string },
): Promise<string[]> {
  const codes = city.units.children(unit.unitCode).map(({ code }) => code)
  if (codes.length === 0) return venuesWithoutVisit(store, unit, days, { atMost: NAMES_SHOWN })
  const figures = await figuresOfUnits(store, unit.edition, codes, days)
  const quiet = codes.filter((code) => (figures.get(code)?.open ?? 0) > 0 && figures.get(code)?.active === 0)
  return quiet.map((unitCode) => unitName(city, { edition: unit.edition, unitCode }))
}

function zeroText(names: readonly string[]): Text {
  const shown = names.slice(0, NAMES_SHOWN).join(', ')
  const rest = names.length - NAMES_SHOWN
  return rest > 0
    ? text('figures.zeroMore', { count: names.length, names: shown, rest })
    : text('figures.zero', { count: names.length, names: shown })
}
