import type { Store } from '../../../db/connect.ts'
import {
  type Days,
  type DayTotals,
  dailyTotals,
  figuresOfUnits,
  type PeriodFigures,
  venueFiguresOfUnits,
  venuesWithoutVisit,
} from '../../../db/figures.ts'
import { haveFiguresBy } from '../../../db/figuresBegin.ts'
import type { UnitKey } from '../../../db/officials.ts'
import { flaggedVenues } from '../../../db/plausibilityFlags.ts'
import type { Telling } from '../../../db/toldFigures.ts'
import type { City } from '../../core/city.ts'
import { addDays, cityDay } from '../../core/cityTime.ts'
import type { Text } from '../../core/text.ts'
import { nameInSentence, type Unit } from '../../core/units.ts'
import { unitsOf } from '../../core/unitsOf.ts'
import { unitName } from '../unitName.ts'
import { addedSince, type SinceTold } from './added.ts'
import { declaredIn } from './declared.ts'
import { comparedPeriods, type SummaryPeriod } from './periods.ts'
import { type Change, changeSince, quiet, ranked } from './rates.ts'
import { isBody, partsOf } from './unitTree.ts'

/** Names in the list of those without a visit; the rest is a number. */
const NAMES_SHOWN = 10
const CHART_DAYS = 14
const DAY_MILLISECONDS = 86_400_000

export type Part = { readonly name: string; readonly figures: PeriodFigures }

/** Everything that a summary tells, in words and as a picture. No person and no address is in it. */
export type Summary = {
  readonly unit: string
  readonly period: SummaryPeriod
  readonly now: Date
  readonly zone: string
  readonly figures: PeriodFigures
  readonly change: Change | undefined
  /** The units below that have open venues, best first. */
  readonly ranking: readonly Part[]
  readonly quiet: {
    readonly of: 'units' | 'venues'
    readonly count: number
    readonly names: readonly string[]
  }
  /** Whether the usual form is told of: where it is in force, or was declared by. Nobody declares in a department. */
  readonly tellsDeclarations: boolean
  readonly otherForms: readonly Text[]
  /** Venues with visits that are hard to believe: of a day that goes on those of the last 24 hours, else of the period. */
  readonly flagged: number
  /** What came late to what the group was told before, where it was asked for. */
  readonly sinceTold: SinceTold
  readonly days: readonly DayTotals[]
}

export type Reader = { readonly store: Store; readonly city: City; readonly now: Date }

/** Reads a unit's summary of a period. With what was told before it says what was added to that since. */
export async function readSummary(
  { store, city, now }: Reader,
  unit: UnitKey,
  period: SummaryPeriod,
  telling?: Telling,
): Promise<Summary> {
  const parts = partsOf(city, unit)
  const codes = [unit.unitCode, ...parts.map(({ code }) => code)]
  const found = await figuresOfUnits(store, unit.edition, codes, period)
  const figures = figuresIn(found, unit.unitCode)
  const below = parts.map((part) => ({ name: nameInSentence(part), figures: figuresIn(found, part.code) }))
  const declared = await declaredOf({ store, city }, unit, period)
  return {
    unit: unitName(city, unit),
    period,
    now,
    zone: city.timeZone,
    figures,
    change: await changeOf({ store, city, now }, unit, period),
    ranking: ranked(below),
    quiet: await quietOf(store, unit, period, figures, below),
    ...declared,
    flagged: await flaggedOf({ store, now }, unit, period),
    sinceTold: telling ? await addedSince(store, telling, period.first, now) : { added: [], now: [] },
    days: await dailyTotals(store, unit, { first: addDays(period.last, 1 - CHART_DAYS), last: period.last }),
  }
}

/** The city's day of a moment. */
export function today({ timeZone }: City, now: Date): string {
  return cityDay(now, timeZone)
}

async function declaredOf(
  { store, city }: Pick<Reader, 'store' | 'city'>,
  unit: UnitKey,
  days: Days,
): Promise<Pick<Summary, 'tellsDeclarations' | 'otherForms'>> {
  if (isBody(unitIn(city, unit))) return { tellsDeclarations: false, otherForms: [] }
  return declaredIn({ store, city }, unit, days)
}

async function flaggedOf(
  { store, now }: Pick<Reader, 'store' | 'now'>,
  { edition, unitCode }: UnitKey,
  period: SummaryPeriod,
): Promise<number> {
  const since = isOfLastDay(period) ? new Date(now.getTime() - DAY_MILLISECONDS) : undefined
  const counts = await flaggedVenues(store, edition, [unitCode], flagDays(period), since)
  return counts.get(unitCode) ?? 0
}

/** What happened in the evening, after the summary of that day, is told with the next. */
export function isOfLastDay({ kind, goesOn }: SummaryPeriod): boolean {
  return kind === 'day' && goesOn
}

/** The days whose flags are told with a period. */
export function flagDays(period: SummaryPeriod): Days {
  return isOfLastDay(period) ? { first: addDays(period.first, -1), last: period.last } : period
}

function unitIn(city: City, { edition, unitCode }: UnitKey): Unit | undefined {
  return unitsOf(city, edition)?.byCode(unitCode)
}

async function changeOf(
  { store, city, now }: Reader,
  { edition, unitCode }: UnitKey,
  period: SummaryPeriod,
): Promise<Change | undefined> {
  const { current, before } = comparedPeriods(period, now, city.timeZone)
  const below = unitsOf(city, edition)?.lowest(unitCode) ?? []
  const codes = [unitCode, ...below.map(({ code }) => code)]
  // Several days are not held against some of which only a part was counted.
  if (period.kind !== 'day' && !(await haveFiguresBy(store, edition, codes, before.first))) return undefined
  const earlier = await venueFiguresOfUnits(store, edition, [unitCode], before)
  const later = await venueFiguresOfUnits(store, edition, [unitCode], current)
  return changeSince(figuresIn(earlier, unitCode), figuresIn(later, unitCode))
}

/** At the lowest level the venues themselves are named, above it the units below. */
async function quietOf(
  store: Store,
  unit: UnitKey,
  days: Days,
  { open, active }: PeriodFigures,
  below: readonly Part[],
): Promise<Summary['quiet']> {
  if (below.length === 0) {
    const names = await venuesWithoutVisit(store, unit, days, { atMost: NAMES_SHOWN })
    return { of: 'venues', count: open - active, names }
  }
  const names = quiet(below).map(({ name }) => name)
  return { of: 'units', count: names.length, names: names.slice(0, NAMES_SHOWN) }
}

function figuresIn<Figures>(found: ReadonlyMap<string, Figures>, unitCode: string): Figures {
  const figures = found.get(unitCode)
  if (!figures) throw new Error('figures without a row')
  return figures
}
