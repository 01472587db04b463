import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityDay } from '../../bot/core/cityTime.ts'
import { declarationCounts } from '../../db/declarationCounts.ts'
import { recordDeclaration } from '../../db/declarations.ts'
import { type Span, unitFigures, unitsWithoutVisit, venuesWithoutVisit } from '../../db/figures.ts'
import { endVisit } from '../../db/visits.ts'
import { seededNumbers } from '../bot/qr/seeded.ts'
import { EDITION, ZONE } from '../flows/world/city.ts'
import { foundTown, type Place, type Town, WARDS } from './support/town.ts'

const PLACES = 40
const VISITS = 300
const DECLARATIONS = 80
const HOUR = 3_600_000
/** Midnight in the city of the first of three days. */
const BEGIN = Date.parse('2026-11-21T17:00:00Z')

type Shut = { readonly createdAt: number; readonly closedAt: number; readonly suspendedAt: number }
type Event = { readonly place: Place; readonly at: number; readonly kind: 'in' | 'out' }
type Declared = { readonly unitCode: string; readonly at: number; readonly risk: boolean }

let town: Town
const places: (Place & Shut & { name: string })[] = []
const events: Event[] = []
const declared: Declared[] = []
const random = seededNumbers(2026)
const pick = <One>(list: readonly One[]): One => {
  const one = list[Math.floor(random() * list.length)]
  if (one === undefined) throw new Error('the list is empty')
  return one
}
const moment = () => BEGIN + Math.floor(random() * 72) * HOUR + Math.floor(random() * HOUR)

beforeAll(async () => {
  town = await foundTown()
  // One ward has no place at all, as in any city.
  for (let index = 0; index < PLACES; index++) places.push(await somePlace(pick(WARDS.slice(1))))
  for (let index = 0; index < VISITS; index++) await someVisit()
  const personId = await town.person()
  for (let index = 0; index < DECLARATIONS; index++) await someDeclaration(personId)
  await town.database.client`delete from persons where id = ${personId}`
})
afterAll(() => town.end())

async function somePlace(unitCode: string): Promise<Place & Shut & { name: string }> {
  const place = await town.place(unitCode)
  const createdAt = random() < 0.7 ? BEGIN - HOUR : moment()
  const closedAt = random() < 0.2 ? moment() : Number.POSITIVE_INFINITY
  const suspendedAt = random() < 0.2 ? moment() : Number.POSITIVE_INFINITY
  const iso = (at: number) => (Number.isFinite(at) ? new Date(at).toISOString() : null)
  const [row] = await town.database.client<{ name: string }[]>`
    update venues set created_at = ${iso(createdAt)}, closed_at = ${iso(closedAt)}, suspended_at = ${iso(suspendedAt)}
     where id = ${place.venueId} returning name`
  return { ...place, createdAt, closedAt, suspendedAt, name: row?.name ?? '' }
}

async function someVisit(): Promise<void> {
  const [place, at, person] = [pick(places.slice(0, PLACES - 8)), moment(), await town.person()]
  await town.enter(person, place, new Date(at))
  events.push({ place, at, kind: 'in' })
  if (random() < 0.4) return
  await endVisit(town.database, person, new Date(at + HOUR), 'out')
  events.push({ place, at: at + HOUR, kind: 'out' })
}

async function someDeclaration(personId: number): Promise<void> {
  const one = { unitCode: pick(WARDS), at: moment(), risk: random() < 0.3 }
  declared.push(one)
  const until = new Date(one.at + 72 * HOUR)
  const dates = { declaredAt: new Date(one.at), validUntil: until, keptUntil: until }
  const what = { template: 'health', answers: {}, edition: EDITION, legalBasis: 'consent' }
  await recordDeclaration(town.database, {
    personId,
    ...what,
    ...dates,
    risk: one.risk,
    unitCode: one.unitCode,
    counted: { unitCode: one.unitCode, day: cityDay(new Date(one.at), ZONE), figures: countedOf(one) },
  })
}

const countedOf = ({ risk, at }: Declared) => ({ all: 1, risk: Number(risk), people: at % 7 })

const within = (at: number, { from, to }: Span) => at >= from.getTime() && at < to.getTime()
const isBelow = (unitCode: string, unit: string) => unit === 'C' || unitCode.startsWith(unit)
const isOpen = ({ createdAt, closedAt, suspendedAt }: Shut, { from, to }: Span) =>
  createdAt < to.getTime() && closedAt > from.getTime() && suspendedAt > from.getTime()
const openIn = (unit: string, span: Span) =>
  places.filter((place) => isBelow(place.unitCode, unit) && isOpen(place, span))
const countOf = (kind: Event['kind'], venueIds: readonly number[], span: Span) =>
  events.filter((one) => one.kind === kind && venueIds.includes(one.place.venueId) && within(one.at, span))
    .length

function plainly(unit: string, span: Span) {
  const ids = openIn(unit, span).map(({ venueId }) => venueId)
  return {
    open: ids.length,
    active: ids.filter((id) => countOf('in', [id], span) > 0).length,
    ins: countOf('in', ids, span),
    outs: countOf('out', ids, span),
  }
}

const spanOf = (fromHour: number, hours: number): Span => ({
  from: new Date(BEGIN + fromHour * HOUR),
  to: new Date(BEGIN + (fromHour + hours) * HOUR),
})
const SPANS: readonly [string, Span][] = [
  ['first day', spanOf(0, 24)],
  ['second day', spanOf(24, 24)],
  ['second day until five', spanOf(24, 17)],
  ['all days', spanOf(0, 80)],
  ['hour', spanOf(30, 1)],
  ['day before', spanOf(-24, 24)],
]

describe.each(SPANS)('the figures of the %s', (_name, span) => {
  it.each(['C', 'D1', 'D2', ...WARDS])('are those of a plain count: %s', async (unitCode) => {
    expect(await unitFigures(town.database, { edition: EDITION, unitCode }, span)).toEqual(
      plainly(unitCode, span),
    )
  })

  it.each(WARDS)('name the places of %s without a visit', async (unitCode) => {
    const names = openIn(unitCode, span).filter(({ venueId }) => countOf('in', [venueId], span) === 0)
    const found = await venuesWithoutVisit(town.database, { edition: EDITION, unitCode }, span)
    expect(found.toSorted()).toEqual(names.map(({ name }) => name).toSorted())
  })

  it.each(['C', 'D1', 'D2'])('name the units below %s that have places and no visit', async (unitCode) => {
    const below = unitCode === 'C' ? ['D1', 'D2'] : WARDS.filter((ward) => ward.startsWith(unitCode))
    const quiet = below.filter((unit) => plainly(unit, span).open > 0 && plainly(unit, span).ins === 0)
    expect(await unitsWithoutVisit(town.database, { edition: EDITION, unitCode }, span)).toEqual(quiet)
  })
})

describe.each(['2026-11-21', '2026-11-22', '2026-11-25'])('declarations of %s', (day) => {
  it.each(['C', 'D1', 'D2', ...WARDS])('are counted in %s, and outlive the person', async (unitCode) => {
    const here = declared.filter(
      (one) => isBelow(one.unitCode, unitCode) && cityDay(new Date(one.at), ZONE) === day,
    )
    const sums = new Map(
      (['all', 'risk', 'people'] as const).flatMap((name) => {
        const sum = here.reduce((before, one) => before + countedOf(one)[name], 0)
        return sum === 0 ? [] : [[name, sum] as const]
      }),
    )
    const found = await declarationCounts(town.database, { edition: EDITION, unitCode }, day)
    expect(found).toEqual(sums.size === 0 ? new Map() : new Map([['health', sums]]))
  })
})

it('of another edition or an unknown unit are none', async () => {
  const none = { open: 0, active: 0, ins: 0, outs: 0 }
  const [, span] = SPANS[3] ?? ['', spanOf(0, 80)]
  expect(await unitFigures(town.database, { edition: 'another', unitCode: 'C' }, span)).toEqual(none)
  expect(await unitFigures(town.database, { edition: EDITION, unitCode: 'X' }, span)).toEqual(none)
})
