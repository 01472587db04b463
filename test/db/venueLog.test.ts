import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Span } from '../../db/figures.ts'
import { findInLog } from '../../db/findInLog.ts'
import { insideByGates } from '../../db/inside.ts'
import { gateVisits, venueCounts, visitsWithoutDeclaration } from '../../db/venueCounts.ts'
import { type LogCursor, type LogPage, type LogPart, venueLog } from '../../db/venueLog.ts'
import { noteVisitor, renameVisitor } from '../../db/venueVisitors.ts'
import { plansOf, readWhole } from './support/plans.ts'
import { foundTown, type Place, type Town } from './support/town.ts'

const FIRST = Date.parse('2026-11-20T00:00:00Z')
const DAYS = 8
const HOUR = 3_600_000
const ALL: Span = { from: new Date(FIRST), to: new Date(FIRST + DAYS * 24 * HOUR) }
/** More than a search begins from, so that both ways are gone. */
const MANY = 3_500

let town: Town
let market: Place
let secondGate: number

/** Every visitor of the market is a "nguyen"; every tenth is a "binh" too, every hundredth a "cuc", and one is "rare". */
function wordsOf(index: number): string[] {
  return [
    'nguyen',
    ...(index % 2 === 0 ? ['even'] : ['odd']),
    ...(index % 10 === 0 ? ['binh'] : []),
    ...(index % 100 === 0 ? ['cuc'] : []),
    ...(index === 777 ? ['rare'] : []),
    `+849${String(index).padStart(8, '0')}`,
  ]
}

beforeAll(async () => {
  town = await foundTown()
  market = await town.place('D1W1')
  const { client } = town.database
  const [gate] = await client<{ id: number }[]>`
    insert into gates (venue_id, name, direction) values (${market.venueId}, 'Cổng 2', 'both') returning id`
  secondGate = gate?.id ?? 0
  const others = await Promise.all(['D1W1', 'D1W2', 'D2W1'].map((ward) => town.place(ward)))
  await client`
    insert into venues (name, type, address, edition, unit_code)
    select 'x' || i, 'shop', 'x', 'e', '1' from generate_series(1, 2000) as i`
  await client`insert into gates (venue_id, name, direction) select id, 'Cửa', 'both' from venues where name like 'x%'`
  await client`insert into persons (profile_sealed) select '\\x00' from generate_series(1, ${MANY})`
  const [first] = await client<
    { id: number }[]
  >`select min(id)::int as id from persons where profile_sealed = '\\x00'`
  const start = first?.id ?? 0
  // Each visitor of the market came once, one after the other, and the next day again to another place.
  await client`
    insert into visits (started_at, ended_at, ended_by, person_id, venue_id, gate_id, recorded_by, legal_basis)
    select ${ALL.from.toISOString()}::timestamptz + i * interval '3 minutes', ${ALL.from.toISOString()}::timestamptz + i * interval '3 minutes', 'out', ${start}::bigint + i,
           ${market.venueId}, case when i % 5 = 0 then ${secondGate}::bigint else ${market.gateId}::bigint end, 'photo', 'consent'
      from generate_series(0, ${MANY - 1}) as i`
  for (const other of others)
    await client`
      insert into visits (started_at, person_id, venue_id, gate_id, recorded_by, legal_basis)
      select started_at, person_id, ${other.venueId}, ${other.gateId}, 'photo', 'consent' from visits where venue_id = ${market.venueId}`
  for (let index = 0; index < MANY; index++) {
    const day = new Date(FIRST + index * 180_000).toISOString().slice(0, 10)
    await noteVisitor(town.database, {
      venueId: market.venueId,
      personId: start + index,
      day,
      words: wordsOf(index),
    })
  }
  // What other venues have, so that the tables are as full as a city's and no plan reads one whole because it is small.
  await client`
    insert into venue_visitors (venue_id, key, person_id, last_day)
    select v.id, decode(md5(v.id || ' ' || n), 'hex'), ${start}::bigint + n, '2026-11-24'
      from venues v cross join generate_series(1, 30) as n where v.name like 'x%'`
  await client`
    insert into venue_hours (venue_id, hour, ins)
    select id, ${ALL.from.toISOString()}::timestamptz + h * interval '1 hour', 1
      from venues cross join generate_series(0, 23) as h on conflict do nothing`
  await town.asOwner('vacuum analyze')
})
afterAll(() => town?.end())

const part = (more: Partial<LogPart> = {}): LogPart => ({ venueId: market.venueId, span: ALL, ...more })
/** The numbers of the visitors of all pages, as they come. */
async function turned(page: (before?: LogCursor) => Promise<LogPage>): Promise<number[]> {
  const found: number[] = []
  let next: LogCursor | undefined
  do {
    const { lines, next: more } = await page(next)
    found.push(...lines.map(({ startedAt }) => (startedAt.getTime() - FIRST) / 180_000))
    next = more
  } while (next)
  return found
}
const found = (words: readonly string[], more: Partial<LogPart> = {}, limit = 50) =>
  turned((before) => findInLog(town.database, part(more), words, { before, limit }))
/** What a search should find: the visitors that have all the words, newest first. */
const expected = (words: readonly string[], among: (index: number) => boolean = () => true) =>
  Array.from({ length: MANY }, (_, index) => MANY - 1 - index).filter(
    (index) => among(index) && words.every((word) => wordsOf(index).includes(word)),
  )

describe('a log', () => {
  it('is turned page by page, each visit once, newest first', async () => {
    const all = await turned((before) => venueLog(town.database, part(), { before, limit: 400 }))
    expect(all).toEqual(expected([]))
  })

  it('of a gate has its visits alone, and counts them as far as that says something', async () => {
    const lines = await turned((before) =>
      venueLog(town.database, part({ gateId: secondGate }), { before, limit: 300 }),
    )
    expect(lines).toEqual(expected([], (index) => index % 5 === 0))
    expect(await gateVisits(town.database, part({ gateId: secondGate }))).toBe(700)
    expect(await gateVisits(town.database, part({ gateId: market.gateId }))).toBe(2_001)
  })

  it('knows visits of one moment apart', async () => {
    const at = new Date(ALL.to.getTime() - HOUR)
    await town.database.client`
      insert into visits (started_at, venue_id, gate_id, recorded_by, legal_basis)
      select ${at.toISOString()}::timestamptz, ${market.venueId}, ${market.gateId}, 'photo', 'consent' from generate_series(1, 7)`
    const span = { from: at, to: ALL.to }
    const ids: number[] = []
    let before: LogCursor | undefined
    do {
      const page = await venueLog(town.database, part({ span }), { before, limit: 2 })
      ids.push(...page.lines.map(({ id }) => id))
      before = page.next
    } while (before)
    expect(ids).toEqual(ids.toSorted((a, b) => b - a))
    expect(new Set(ids).size).toBe(7)
    await town.database.client`delete from visits where started_at = ${at.toISOString()}`
  })
})

describe('a search', () => {
  it.each([
    [['nguyen']],
    [['binh']],
    [['cuc']],
    [['rare']],
    [['nguyen', 'even']],
    [['binh', 'odd']],
    [['nguyen', 'odd', 'even']],
    [['cuc', 'binh', 'nguyen']],
    [['+84900000777']],
    [['nobody']],
    [['nguyen', 'nobody']],
  ])('for %j finds whom all the words find, each visit once, newest first', async (words) => {
    expect(await found(words)).toEqual(expected(words))
  })

  it('of some days and a gate finds those alone', async () => {
    const span = { from: new Date(FIRST + 24 * HOUR), to: new Date(FIRST + 48 * HOUR) }
    const isThere = (index: number) => index >= 480 && index < 960 && index % 5 === 0
    for (const words of [['nguyen'], ['cuc'], ['even', 'nguyen']])
      expect(await found(words, { span, gateId: secondGate }, 7)).toEqual(expected(words, isThere))
  })

  it('in the log of another venue finds nobody by the same words', async () => {
    expect(await found(['nguyen'], { venueId: market.venueId + 1 })).toEqual([])
  })
})

describe('a visitor whose name is corrected', () => {
  it('is found by the new words at every venue, by the old ones no more, and others still are', async () => {
    const visitor = await town.person()
    const places = [market.venueId, market.venueId + 1]
    const words = ['tran', 'old', '+84911111111']
    for (const venueId of places)
      await noteVisitor(town.database, { venueId, personId: visitor, day: '2026-11-24', words })
    await renameVisitor(town.database, visitor, ['le', '+84911111111'])
    const rows = await town.database.client<{ venue: number; keys: number; day: string }[]>`
      select venue_id as venue, count(*)::int as keys, max(last_day)::text as day from venue_visitors
       where person_id = ${visitor} group by 1 order by 1`
    expect([...rows]).toEqual(places.map((venue) => ({ venue, keys: 2, day: '2026-11-24' })))
    await renameVisitor(town.database, visitor, [])
    expect(
      await town.database.client`select 1 from venue_visitors where person_id = ${visitor}`,
    ).toHaveLength(0)
    expect(await found(['rare'])).toEqual([777])
  })
})

describe('what is asked at every look', () => {
  it('reads no table whole', async () => {
    const { store, plans } = plansOf(town.database)
    const cursor = { startedAt: new Date(FIRST + 100 * HOUR), id: 5 }
    await venueLog(store, part(), { limit: 20 })
    await venueLog(store, part(), { before: cursor, limit: 20 })
    await venueLog(store, part({ gateId: secondGate }), { limit: 20 })
    for (const words of [['nguyen'], ['cuc'], ['cuc', 'nguyen'], ['nguyen', 'even', 'odd'], ['+84900000777']])
      await findInLog(store, part(), words, { before: cursor, limit: 20 })
    await venueCounts(store, market.venueId, ALL)
    await insideByGates(store, [market.venueId])
    await visitsWithoutDeclaration(store, market.venueId, { from: ALL.from, to: new Date(FIRST + HOUR) }, [
      'health',
    ])
    expect(plans.length).toBeGreaterThan(12)
    expect(readWhole(plans).filter((table) => !['open_visits', 'declarations'].includes(table))).toEqual([])
  })
})
