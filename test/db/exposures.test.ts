import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  caseVisits,
  countExposed,
  type ExposureQuery,
  exposedPersons,
  presencesOf,
} from '../../db/exposures.ts'
import { EDITION } from '../flows/world/city.ts'
import { expectedOf, type Scenario, scenario, type Visit } from './support/exposureRule.ts'
import { plansOf, readWhole } from './support/plans.ts'
import { foundTown, type Place, type Town } from './support/town.ts'

/** Scenarios that lie in the database beside each other, at venues and with persons of their own. */
const TOGETHER = 20
/** Two venues of the tracer's district and one of another. */
const WARDS = ['D1W1', 'D1W2', 'D2W1']
const PERSONS_EACH = 10
const HOUR = 3_600_000

let town: Town
const places: Place[] = []

beforeAll(async () => {
  town = await foundTown()
  for (let index = 0; index < TOGETHER * WARDS.length; index++)
    places.push(await town.place(WARDS[index % WARDS.length] ?? ''))
})
afterAll(() => town?.end())

const personId = (slot: number, who: number) => 1_000 + slot * PERSONS_EACH + who
const visitId = (slot: number, { id }: Visit) => slot * 100 + id
const placeOf = (slot: number, venue: number) => places[slot * WARDS.length + venue]

async function write(scenarios: readonly Scenario[]): Promise<void> {
  const rows = scenarios.flatMap(({ visits }, slot) =>
    visits.map((visit) => ({
      id: visitId(slot, visit),
      started_at: new Date(visit.startedAt),
      ended_at: visit.endedAt === undefined ? null : new Date(visit.endedAt),
      ended_by: visit.endedBy,
      start_inferred: visit.startInferred,
      companions: visit.companions,
      person_id: visit.who === undefined ? null : personId(slot, visit.who),
      venue_id: placeOf(slot, visit.venue)?.venueId,
      gate_id: placeOf(slot, visit.venue)?.gateId,
    })),
  )
  await town.database.client`
    insert into visits (id, started_at, ended_at, ended_by, start_inferred, companions, person_id, venue_id, gate_id, recorded_by, legal_basis)
    overriding system value
    select r.*, 'photo', 'consent' from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as r (id bigint, started_at timestamptz, ended_at timestamptz, ended_by text, start_inferred boolean, companions smallint,
              person_id bigint, venue_id bigint, gate_id bigint)`
}

function queryOf(slot: number, { from, to, now, wholeCity, rule }: Scenario): ExposureQuery {
  const unitCode = wholeCity ? 'C' : 'D1'
  return {
    ...{ personId: personId(slot, 0), edition: EDITION, unitCode, rule },
    ...{ from: new Date(from), to: new Date(to), now: new Date(now) },
  }
}

/** What a tracer is given: every page, every presence, the counts. */
async function given(slot: number, one: Scenario) {
  const query = queryOf(slot, one)
  const pages: number[] = []
  for (;;) {
    const page = await exposedPersons(town.database, query, { after: pages.at(-1) ?? 0, limit: 2 })
    pages.push(...page)
    if (page.length < 2) break
  }
  const all = Array.from({ length: PERSONS_EACH }, (_, who) => personId(slot, who))
  const { visits, elsewhere } = await caseVisits(town.database, query)
  return {
    elsewhere,
    visits: visits.map(({ venueName: _, unitCode: __, ...visit }) => visit),
    count: await countExposed(town.database, query),
    persons: pages,
    presences: (await presencesOf(town.database, query, all)).map(
      ({ venueName: _, unitCode: __, ...presence }) => presence,
    ),
  }
}

/** The same by the plain rule. */
function wanted(slot: number, one: Scenario): Awaited<ReturnType<typeof given>> {
  const { cases, elsewhere, presences, persons, atVisits } = expectedOf(one)
  const times = (visit: Visit & { readonly end: number }) => ({
    startedAt: new Date(visit.startedAt),
    endedAt: new Date(visit.end),
    startInferred: visit.startInferred,
    endInferred: visit.endedBy !== 'out',
    venueId: placeOf(slot, visit.venue)?.venueId ?? 0,
    companions: visit.companions,
  })
  return {
    elsewhere,
    visits: cases.map((visit) => ({ id: visitId(slot, visit), ...times(visit) })),
    count: {
      persons: persons.length,
      presences: presences.length,
      companions: presences.reduce((sum, { companions }) => sum + companions, 0),
      atVisits: new Map(
        atVisits.flatMap(({ visit, persons }) => (persons > 0 ? [[visitId(slot, visit), persons]] : [])),
      ),
    },
    persons: persons.map((who) => personId(slot, who)),
    presences: presences.map((visit) => ({ personId: personId(slot, visit.who ?? 0), ...times(visit) })),
  }
}

describe('who was together with a case', () => {
  it('is who by the plain rule was, with the same times, in the same order, each once', async () => {
    const scenarios = fc.array(scenario, { minLength: 1, maxLength: TOGETHER, size: 'max' })
    await fc.assert(
      fc.asyncProperty(scenarios, async (those) => {
        await town.asOwner('truncate visits')
        await write(those)
        const all = await Promise.all(those.map((one, slot) => given(slot, one)))
        expect(all).toEqual(those.map((one, slot) => wanted(slot, one)))
      }),
      { numRuns: 8, seed: 7 },
    )
  })

  it('is still found when the last one of the page before is no more there', async () => {
    const { startedAt, query } = await meeting(5)
    const first = await exposedPersons(town.database, query, { after: 0, limit: 2 })
    await town.database.client`
      update visits set person_id = null where person_id = ${first[1] ?? 0} and started_at >= ${startedAt.toISOString()}`
    const rest = await exposedPersons(town.database, query, { after: first[1] ?? 0, limit: 10 })
    expect(rest.length).toBe(4)
  })
})

/** A case and some others at one place at noon. */
async function meeting(others: number) {
  await town.asOwner('truncate visits')
  const startedAt = new Date('2026-11-24T05:00:00Z')
  const visits = Array.from({ length: others + 1 }, (_, who) => ({
    ...{
      id: who + 1,
      who,
      venue: 0,
      startedAt: startedAt.getTime() + who,
      endedAt: startedAt.getTime() + HOUR,
    },
    ...{ endedBy: 'out', startInferred: false, companions: 0 },
  }))
  const [from, to] = [startedAt.getTime() - HOUR, startedAt.getTime() + HOUR]
  const rule = { marginMinutes: 60, inferredMinutes: 60 }
  const one: Scenario = { visits, from, to, now: to, wholeCity: true, rule }
  await write([one])
  return { startedAt, query: queryOf(0, one) }
}

describe('what a tracer asks', () => {
  it('reads no table whole and no day that it does not need', async () => {
    const { client } = town.database
    await town.asOwner('truncate visits')
    await client`
      insert into visits (started_at, ended_at, ended_by, person_id, venue_id, gate_id, recorded_by, legal_basis)
      select '2026-11-20T00:00:00Z'::timestamptz + i * interval '15 seconds', '2026-11-20T01:00:00Z'::timestamptz + i * interval '15 seconds',
             'out', 1 + i % 3000, ${places[0]?.venueId ?? 0}::bigint + i % 61, 1, 'photo', 'consent' from generate_series(1, 50000) as i`
    await client`
      insert into venues (name, type, address, edition, unit_code)
      select 'x' || i, 'shop', 'x', ${EDITION}, 'D2W2' from generate_series(1, 3000) as i`
    await town.asOwner('vacuum analyze visits, venues, units')
    const { store, plans } = plansOf(town.database)
    const query: ExposureQuery = {
      ...{
        personId: 2_000,
        edition: EDITION,
        unitCode: 'C',
        rule: { marginMinutes: 60, inferredMinutes: 60 },
      },
      ...{ from: new Date('2026-11-25T00:00:00Z'), to: new Date('2026-11-25T12:00:00Z') },
      now: new Date('2026-11-28T00:00:00Z'),
    }
    await caseVisits(store, query)
    await countExposed(store, query)
    const persons = await exposedPersons(store, query, { after: 0, limit: 3 })
    await exposedPersons(store, query, { after: persons.at(-1) ?? 0, limit: 3 })
    await presencesOf(store, query, persons)
    expect(plans.length).toBe(6)
    const small = ['units', 'venue_former_units']
    expect(readWhole(plans).filter((table) => !small.includes(table))).toEqual([])
    // The case may have come a day before the window and somebody else a day before that; and left a day after it.
    const days = new Set(plans.join('\n').match(/visits_2026\d{4}(?= )/g))
    expect([...days].toSorted()).toEqual(['23', '24', '25', '26'].map((day) => `visits_202611${day}`))
  })
})
