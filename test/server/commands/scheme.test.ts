import { beforeAll, beforeEach, expect, test } from 'vitest'
import { UnitDirectory } from '../../../bot/core/units.ts'
import { ensureChat } from '../../../db/chats.ts'
import { schemeEndedAt } from '../../../db/cityState.ts'
import { connect } from '../../../db/connect.ts'
import { recordDeclaration } from '../../../db/declarations.ts'
import { markEnded } from '../../../db/endScheme.ts'
import { appoint, bindGroup } from '../../../db/officials.ts'
import { makeVisitPartitions } from '../../../db/partitions.ts'
import { createPerson } from '../../../db/people.ts'
import { startShift } from '../../../db/shifts.ts'
import { loadUnitFile } from '../../../db/units/unitFile.ts'
import { gateByCode, registerVenue } from '../../../db/venues.ts'
import { endVisit, openVisit } from '../../../db/visits.ts'
import { STEPS } from '../../../server/commands/scheme/steps.ts'
import { makeDaysAhead } from '../../../server/start/openDatabase.ts'
import { NOW, operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()
const ZONE = 'Asia/Ho_Chi_Minh'
const UNIT = { edition: 'haiphong-2025', unitCode: '11329' }
const CONFIRMED = 'scheme end --confirm "Hải Phòng"'
/** The city's settings, and the owner's address, which the end needs. */
const settings = () => ({ CITY_NAME: 'Hải Phòng', MIGRATION_DATABASE_URL: world.ownerUrl })
const DAY_MILLISECONDS = 86_400_000

/** Counts that outlive a scheme, and what is of people. */
const COUNTS = ['venue_hours', 'venue_days', 'declaration_counts', 'round_reports', 'venues', 'gates']
const PERSONAL = [
  'visits',
  'open_visits',
  'venue_visitors',
  'declarations',
  'person_codes',
  'shifts',
  'traces',
  'exposure_notices',
  'form_links',
  'log_links',
  'exports',
]

async function contents(tables: readonly string[]): Promise<Record<string, readonly unknown[]>> {
  const rows = tables.map(async (table) => {
    const found = await world.database.client.unsafe(`select * from ${table} t order by t::text`)
    return [table, [...found]] as const
  })
  return Object.fromEntries(await Promise.all(rows))
}

async function sizes(tables: readonly string[]): Promise<Record<string, number>> {
  const found = await contents(tables)
  return Object.fromEntries(Object.entries(found).map(([table, rows]) => [table, rows.length]))
}

async function person(address: string, kind: 'private' | 'none' = 'private'): Promise<number> {
  const chat = { channel: 'web', kind: 'private', address } as const
  const chatId = kind === 'none' ? undefined : await ensureChat(world.database, chat)
  const profile = { name: address }
  if (chatId !== undefined) return (await createPerson(world.database, { profile, chatId })).id
  const [row] = await world.database.client<{ id: number }[]>`
    insert into persons (profile_sealed) values ('\\x01') returning id`
  return Number(row?.id)
}

/** An owner with a gate, visitors yesterday and now, a member, a door person, declarations, a round, a case, a group, an official. */
async function found(): Promise<void> {
  const { database } = world
  const { client } = database
  await makeVisitPartitions(database, '2026-11-20', 8, ZONE)
  const owner = await person('owner')
  const { venueId } = await registerVenue(
    database,
    {
      ownerId: owner,
      name: 'Quán Sen',
      foldedName: 'quan sen',
      type: 'food',
      address: '1',
      ...UNIT,
      registrant: { name: 'Hải', phone: '+84912345678', phoneConfirmed: false },
    },
    { name: 'Cửa', direction: 'both', code: 'CODEOFGATE' },
  )
  const gateId = (await gateByCode(database, 'CODEOFGATE'))?.gateId ?? 0
  const group = await ensureChat(database, { channel: 'telegram', kind: 'group', address: '-1' })
  const reporter = await person('official')
  await appoint(database, reporter, UNIT, { role: 'reporter' })
  await bindGroup(database, group, UNIT, reporter)
  const guests = [await person('guest'), await person('other'), await person('at the door', 'none')]
  for (const [index, personId] of guests.entries()) {
    const startedAt = new Date(NOW.getTime() - DAY_MILLISECONDS - index * 60_000)
    const at = { personId, venueId, gateId, companions: 0, recordedBy: 'photo', legalBasis: 'consent' }
    await openVisit(database, { ...at, startedAt, endsAt: NOW })
    await endVisit(database, personId, NOW, 'out')
    if (index === 0)
      await openVisit(database, { ...at, startedAt: NOW, endsAt: new Date(NOW.getTime() + 3_600_000) })
    await declares(personId)
  }
  const chat = await ensureChat(database, { channel: 'web', kind: 'private', address: 'owner' })
  const shift = { personId: owner, venueId, gateId, startedAt: NOW, endsAt: NOW, liveFeed: false }
  await startShift(database, chat, { ...shift, direction: 'in' })
  const [round] = await client<{ id: number }[]>`
    insert into report_rounds (edition, unit_code, title, first_day, last_day, due_day, opened_at)
    values (${UNIT.edition}, '31', 'Tuần', '2026-11-16', '2026-11-22', '2026-11-25', ${NOW.toISOString()}) returning id`
  await client`insert into round_reports (round_id, unit_code, above_code) values (${round?.id ?? 0}, '11329', '31')`
  const [trace] = await client<{ id: number }[]>`
    insert into traces (edition, unit_code, reference_sealed, person_id, tracer_id, from_at, to_at, margin_minutes, inferred_minutes, created_at)
    values (${UNIT.edition}, '31', '\\x01', ${guests[0] ?? 0}, ${reporter}, now(), now(), 60, 60, now()) returning id`
  await client`
    insert into exposure_notices (trace_id, person_id, created_at) values (${trace?.id ?? 0}, ${guests[1] ?? 0}, now())`
}

async function declares(personId: number): Promise<void> {
  await recordDeclaration(world.database, {
    personId,
    template: 'national2021',
    answers: {},
    risk: false,
    ...UNIT,
    legalBasis: 'consent',
    declaredAt: NOW,
    validUntil: NOW,
    keptUntil: new Date(NOW.getTime() + 30 * DAY_MILLISECONDS),
    counted: { unitCode: UNIT.unitCode, day: '2026-11-23', figures: { all: 1 } },
  })
}

beforeAll(async () => {
  await world.run('units list')
})

/** A town that has not ended, whatever the test before did. */
beforeEach(async () => {
  const tables = ['report_rounds', 'venues', 'persons', 'chats', 'purges', 'scheduled_runs', 'template_uses']
  await world.asOwner(`truncate ${[...tables, 'city_state', 'declaration_counts'].join(', ')} cascade`)
  await found()
})

test('is asked to be confirmed by the city’s name, and changes nothing without', async () => {
  const before = await contents([...COUNTS, ...PERSONAL])
  for (const words of ['scheme end', 'scheme end --confirm hanoi', 'scheme begin --confirm hanoi']) {
    const { code, out, err } = await world.run(words, settings())
    expect([code, out, err.length]).toEqual([1, [], 1])
  }
  expect((await world.run('scheme begin --confirm "Hải Phòng"', settings())).code).toBe(1)
  expect(await contents([...COUNTS, ...PERSONAL])).toEqual(before)
})

test('keeps the counts, forgets the people, and tells owner and group once', async () => {
  const { database } = world
  const before = await contents(COUNTS)
  expect(Object.values(before).every((rows) => rows.length > 0)).toBe(true)
  const { code, out, err } = await world.run(CONFIRMED, settings())
  expect([code, err]).toEqual([0, []])
  expect(out.at(-2)).toBe('Còn lại 2 người: 1 chủ địa điểm, 1 cán bộ. Một người có thể thuộc nhiều nhóm.')
  expect(await contents(COUNTS)).toEqual(before)
  expect(Object.values(await sizes(PERSONAL)).every((size) => size === 0)).toBe(true)
  const [left] = await database.client`
    select (select count(*)::int from persons) as persons, (select count(*)::int from outbox) as told,
           (select array_agg(what order by what) from (select distinct what from purges) p) as ledger,
           (select count(*)::int from gate_codes where retired_at is null) as codes,
           (select count(*)::int from report_rounds where closed_at is null) as rounds,
           (select count(*)::int from template_uses where until is null) as forms`
  const ledger = ['declarations', 'persons', 'visits']
  expect(left).toEqual({ persons: 2, told: 2, ledger, codes: 0, rounds: 0, forms: 0 })
  expect(await database.client`select what from acts where what like 'scheme%'`).toEqual([
    { what: 'scheme end' },
  ])
  const again = await world.run(CONFIRMED, settings())
  expect(again.out.slice(1, -2).every((line) => /^ +0 /.test(line))).toBe(true)
  const [told] = await database.client`select count(*)::int as count from outbox where class = 2`
  expect(told?.count).toBe(2)
  await makeDaysAhead(database, ZONE, NOW)
  expect((await world.run('scheme begin --confirm "Hải Phòng"', settings())).code).toBe(0)
  expect(await schemeEndedAt(database)).toBeUndefined()
})

test.each([2, 6, 9])('goes on after a kill behind step %i', async (done) => {
  const { database } = world
  const before = await contents(COUNTS)
  const endedAt = await markEnded(database, NOW)
  const city = { name: 'Hải Phòng', timeZone: ZONE }
  const directory = new UnitDirectory(
    loadUnitFile(UNIT.edition).map((unit) => ({ ...unit, edition: UNIT.edition })),
  )
  const units = { edition: UNIT.edition, units: directory, formerUnits: new Map() }
  const owner = connect({ url: world.ownerUrl, keys: database.keys, connections: 1 })
  const ending = { database, owner, city, units, rootCode: '31', endedAt, now: NOW }
  for (const { run } of STEPS.slice(0, done)) await run(ending)
  await owner.close()
  expect((await world.run(CONFIRMED, settings())).code).toBe(0)
  expect(await contents(COUNTS)).toEqual(before)
  expect(Object.values(await sizes([...PERSONAL])).every((size) => size === 0)).toBe(true)
  expect(await sizes(['persons', 'outbox'])).toEqual({ persons: 2, outbox: 2 })
})
