import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, cityDay } from '../../bot/core/cityTime.ts'
import { declarationCounts } from '../../db/declarationCounts.ts'
import { recordDeclaration } from '../../db/declarations.ts'
import {
  dailyTotals,
  figuresOfUnits,
  type Period,
  type PeriodFigures,
  venueFiguresOfUnits,
  venuesWithoutVisit,
} from '../../db/figures.ts'
import { endVisit } from '../../db/visits.ts'
import { seededNumbers } from '../bot/qr/seeded.ts'
import { EDITION, ZONE } from '../flows/world/city.ts'
import { foundTown, type Town, WARDS } from './support/town.ts'

const FORMER = 'former'
/** A department of the city with an office below it, and a union of a district. */
const BODIES = ['S', 'S1', 'U'] as const
const TERRITORY = ['C', 'D1', 'D2', ...WARDS]
const UNITS = [...TERRITORY, ...BODIES]
const FEW = ['D1', 'D1W1', 'D1W2', ...BODIES]
const PLACES = 40
/** More than are looked up one by one: the whole city and one of its districts are counted the other way. */
const CLOSED_PLACES = 5_001
const VISITS = 260
const DECLARATIONS = 60
const HOUR = 3_600_000
const FIRST_DAY = '2026-11-22'
/** Midnight in the city of the first of three days. */
const BEGIN = Date.parse('2026-11-21T17:00:00Z')

let town: Town
const random = seededNumbers(2026)
const pick = <One>(list: readonly One[]): One => {
  const one = list[Math.floor(random() * list.length)]
  if (one === undefined) throw new Error('the list is empty')
  return one
}
const moment = () => BEGIN + Math.floor(random() * 72) * HOUR + Math.floor(random() * HOUR)

beforeAll(async () => {
  town = await foundTown()
  const { client } = town.database
  await client`insert into units (edition, code, name, type, parent_code, kind) values
    (${EDITION}, 'S', 'S', 'department', 'C', 'body'), (${EDITION}, 'S1', 'S1', 'department', 'S', 'body'),
    (${EDITION}, 'U', 'U', 'union', 'D1', 'body'),
    (${FORMER}, 'C', 'C', 'city', null, 'territory'), (${FORMER}, 'W', 'W', 'ward', 'C', 'territory')`
  const places: { venueId: number; gateId: number; unitCode: string }[] = []
  // One ward has no place at all, as in any city; some places have no visit.
  for (let index = 0; index < PLACES; index++) places.push(await somePlace(pick(WARDS.slice(1))))
  for (let index = 0; index < VISITS; index++) await someVisit(pick(places.slice(0, PLACES - 8)))
  await client`
    insert into venues (name, type, address, edition, unit_code, created_at, closed_at)
    select 'x', 'shop', 'x', ${EDITION}, 'D2W2', '2020-01-01', '2020-02-01' from generate_series(1, ${CLOSED_PLACES})`
  const personId = await town.person()
  for (let index = 0; index < DECLARATIONS; index++) await someDeclaration(personId)
})
afterAll(() => town.end())

/** A place that may be of a department, new, closed, suspended, and known in the edition before. */
async function somePlace(unitCode: string) {
  const place = await town.place(unitCode)
  const createdAt = random() < 0.7 ? BEGIN - HOUR : moment()
  const closedAt = random() < 0.2 ? moment() : undefined
  const suspendedAt = random() < 0.2 ? moment() : undefined
  const iso = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString())
  const body = random() < 0.4 ? pick(BODIES) : null
  const { client } = town.database
  await client`
    update venues set created_at = ${iso(createdAt)}, closed_at = ${iso(closedAt)}, suspended_at = ${iso(suspendedAt)},
           body_code = ${body} where id = ${place.venueId}`
  if (random() < 0.5) await client`insert into venue_former_units values (${place.venueId}, ${FORMER}, 'W')`
  return place
}

async function someVisit(place: { venueId: number; gateId: number; unitCode: string }): Promise<void> {
  const [at, person] = [moment(), await town.person()]
  await town.enter(person, place, new Date(at))
  if (random() < 0.6) await endVisit(town.database, person, new Date(at + HOUR), 'out')
}

async function someDeclaration(personId: number): Promise<void> {
  const [unitCode, at, risk] = [pick(['C', ...WARDS]), moment(), random() < 0.3]
  const until = new Date(at + 72 * HOUR)
  const dates = { declaredAt: new Date(at), validUntil: until, keptUntil: until }
  const template = random() < 0.8 ? 'national2021' : 'dengue'
  const what = { template, answers: {}, edition: EDITION, legalBasis: 'consent', risk, unitCode }
  const figures = { all: 1, risk: Number(risk) }
  const counted = { unitCode, day: cityDay(new Date(at), ZONE), figures }
  await recordDeclaration(town.database, { personId, ...what, ...dates, counted })
}

/** The codes that a unit's figures are made of, written out here because the tree is what is tested. */
const within = (unit: string): readonly string[] =>
  unit === 'C'
    ? TERRITORY
    : unit === 'S'
      ? ['S', 'S1']
      : UNITS.filter((code) => code.startsWith(unit) || code === unit)

const endOf = ({ last, until }: Period) => (until ?? new Date(Date.parse(`${last}T17:00:00Z`))).toISOString()
const startOf = ({ first }: Period) => new Date(Date.parse(`${addDays(first, -1)}T17:00:00Z`)).toISOString()

/** The figures by a plain count of venues, visits and declarations themselves. */
async function plainly(unit: string, period: Period): Promise<PeriodFigures> {
  const [codes, from, to] = [within(unit), startOf(period), endOf(period)]
  const [counted] = await town.database.client<PeriodFigures[]>`
    with mine as (select * from venues where edition = ${EDITION} and (unit_code = any(${codes}) or body_code = any(${codes}))),
    came as (select venue_id from visits where started_at >= ${from} and started_at < ${to}),
    standing as (select id from mine where created_at < ${to} and (closed_at is null or closed_at >= ${from})
                    and (suspended_at is null or suspended_at >= ${from})),
    said as (select risk from declarations where template = 'national2021' and unit_code = any(${codes})
                and declared_at >= ${from} and declared_at < ${to})
    select (select count(*)::int from standing) as open,
           (select count(*)::int from mine where created_at >= ${from} and created_at < ${to}) as "newVenues",
           (select count(distinct venue_id)::int from came where venue_id in (select id from standing)) as active,
           (select count(*)::int from came where venue_id in (select id from mine)) as ins,
           (select count(*)::int from visits where ended_by = 'out' and ended_at >= ${from} and ended_at < ${to}
               and venue_id in (select id from mine)) as outs,
           (select count(*)::int from said) as declarations, (select count(*)::int from said where risk) as risky`
  if (!counted) throw new Error('nothing was counted')
  return counted
}

const days = (first: number, last: number) => ({
  first: addDays(FIRST_DAY, first),
  last: addDays(FIRST_DAY, last),
})
const PERIODS: readonly [string, Period][] = [
  ['first day', days(0, 0)],
  ['second day', days(1, 1)],
  ['all days and one more', days(0, 3)],
  ['year before', days(-366, -1)],
]
const untilHour = (hour: number, day: number, period: Period): Period => ({
  ...period,
  until: new Date(BEGIN + day * 24 * HOUR + hour * HOUR),
})

describe.each(PERIODS)('the figures of the %s', (_name, period) => {
  it('are those of a plain count, in each unit', async () => {
    const found = await figuresOfUnits(town.database, EDITION, UNITS, period)
    for (const unit of UNITS) expect([unit, found.get(unit)]).toEqual([unit, await plainly(unit, period)])
    const few = await figuresOfUnits(town.database, EDITION, FEW, period)
    for (const unit of FEW) expect([unit, few.get(unit)]).toEqual([unit, found.get(unit)])
  })

  it('of the parts add up to the whole, but for declarations of the whole itself', async () => {
    const found = await figuresOfUnits(town.database, EDITION, TERRITORY, period)
    for (const name of ['open', 'newVenues', 'active', 'ins', 'outs'] as const) {
      const sum = (codes: readonly string[]) =>
        codes.reduce((all, code) => all + (found.get(code)?.[name] ?? 0), 0)
      expect(sum(['D1', 'D2'])).toBe(found.get('C')?.[name])
      expect(sum(WARDS)).toBe(found.get('C')?.[name])
    }
  })

  it('name the places without a visit, a part at a time', async () => {
    for (const unitCode of [...WARDS, 'S', 'U']) {
      const { open, active } = await plainly(unitCode, period)
      const unit = { edition: EDITION, unitCode }
      const names = await venuesWithoutVisit(town.database, unit, period, { atMost: 100 })
      expect(new Set(names).size).toBe(open - active)
      const behind = await venuesWithoutVisit(town.database, unit, period, { behind: 2, atMost: 1 })
      expect(behind).toEqual(names.slice(2, 3))
    }
  })

  it('are the sum of its days', async () => {
    for (const unitCode of ['C', 'D1', 'S']) {
      const totals = await dailyTotals(town.database, { edition: EDITION, unitCode }, period)
      const { ins, outs, declarations } = await plainly(unitCode, period)
      const sum = (name: 'ins' | 'outs' | 'declarations') => totals.reduce((all, day) => all + day[name], 0)
      expect([sum('ins'), sum('outs'), sum('declarations')]).toEqual([ins, outs, declarations])
    }
  })
})

it.each([
  ['day', 'morning', untilHour(9, 1, days(1, 1))],
  ['day', 'evening', untilHour(17, 1, days(1, 1))],
  ['range', 'evening', untilHour(17, 2, days(0, 2))],
])('a %s that goes on is counted up to a full hour of its %s', async (_name, _hour, period) => {
  for (const units of [UNITS, FEW]) {
    const found = await venueFiguresOfUnits(town.database, EDITION, units, period)
    for (const unit of units) {
      const { declarations: _all, risky: _risky, ...venues } = await plainly(unit, period)
      expect([unit, found.get(unit)]).toEqual([unit, venues])
    }
  }
})

it('of another edition are those of the places that lay there, and of an unknown unit none', async () => {
  const found = await figuresOfUnits(town.database, FORMER, ['C', 'X'], days(0, 2))
  const [former] = await town.database.client<{ ins: number }[]>`
    select count(*)::int as ins from visits where venue_id in (select venue_id from venue_former_units)`
  expect(found.get('C')?.ins).toBe(former?.ins)
  const none = { open: 0, newVenues: 0, active: 0, ins: 0, outs: 0, declarations: 0, risky: 0 }
  expect(found.get('X')).toEqual(none)
})

it('of a form are those of the declarations made by it', async () => {
  const counts = await declarationCounts(town.database, { edition: EDITION, unitCode: 'D1' }, days(0, 1))
  const [made] = await town.database.client<{ all: number; risk: number }[]>`
    select count(*)::int as all, count(*) filter (where risk)::int as risk from declarations
     where template = 'dengue' and unit_code like 'D1%' and declared_at < ${endOf(days(0, 1))}`
  expect(Object.fromEntries(counts.get('dengue') ?? [])).toEqual(made)
})
