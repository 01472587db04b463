import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addMember } from '../../db/family.ts'
import { type OfficialRead, officialReadsOf, recordOfficialReads } from '../../db/officialReads.ts'
import { purge } from '../../db/purge.ts'
import { busiestReader, officialReadsSince } from '../../db/readsByOfficials.ts'
import { exposureQueryOf, makeTrace, traceById, tracesOf } from '../../db/traces.ts'
import { EDITION } from '../flows/world/city.ts'
import { DAY, foundTown, type Town } from './support/town.ts'

const NOON = new Date(`${DAY}T05:00:00Z`)
const DAY_MILLISECONDS = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MILLISECONDS)

let town: Town
let tracer: number
let traced: number
beforeAll(async () => {
  town = await foundTown()
  ;[tracer, traced] = [await town.person(), await town.person()]
})
afterAll(() => town.end())
beforeEach(async () => {
  await town.asOwner('truncate official_reads')
  await town.database.client`delete from traces`
})

function read(more: Partial<OfficialRead> = {}): Promise<void> {
  return recordOfficialReads(town.database, {
    readerId: tracer,
    edition: EDITION,
    unitCode: 'D1',
    reference: 'BN-2026-0153',
    what: 'visits',
    persons: [traced],
    first: DAY,
    last: DAY,
    at: NOON,
    ...more,
  })
}

describe('what officials read', () => {
  it('is told whom it is of, and who carries them, without the case', async () => {
    const holder = await town.person()
    const member = await addMember(town.database, { holderId: holder, relation: 'child', profile: {} })
    await read({ what: 'names', persons: [traced, holder, member] })
    await read({ what: 'looked up', persons: [] })
    const told = await officialReadsOf(town.database, holder, 10)
    expect(told.map(({ personId }) => personId).sort()).toEqual([holder, member].sort())
    expect(told[0]).toEqual({
      personId: member,
      edition: EDITION,
      unitCode: 'D1',
      what: 'names',
      first: DAY,
      last: DAY,
      at: NOON,
    })
    expect(await officialReadsOf(town.database, traced, 10)).toHaveLength(1)
  })

  it('is shown to the operator with how many it was of', async () => {
    await read({ what: 'names', persons: [traced, tracer] })
    await read({ what: 'looked up', persons: [], at: new Date(NOON.getTime() + 1) })
    const [first, second, ...more] = await officialReadsSince(town.database, NOON, 10)
    expect(first).toMatchObject({ what: 'looked up', persons: 0, reference: 'BN-2026-0153' })
    expect(second).toMatchObject({ what: 'names', persons: 2, unitCode: 'D1', name: undefined })
    expect(more).toEqual([])
    expect(JSON.stringify(second)).not.toContain(String(await logIdOf(traced)))
    expect(await busiestReader(town.database, NOON)).toEqual({ lookUps: 1, inVain: 1 })
  })

  it('stays under a name that names nobody once somebody was erased', async () => {
    const gone = await town.person()
    await read({ persons: [gone] })
    await town.database.client`delete from persons where id = ${gone}`
    const [row] = await town.database.client<{ count: number }[]>`
      select count(*)::int as count from official_reads where person_log_id is not null`
    expect(row).toEqual({ count: 1 })
  })

  it('has the two decisions of a case, which no citizen is told of', async () => {
    await read({ what: 'notices approved', persons: [], traceId: 1 })
    expect(await officialReadsSince(town.database, NOON, 10)).toMatchObject([
      { what: 'notices approved', persons: 0, reference: 'BN-2026-0153' },
    ])
    expect(await officialReadsOf(town.database, traced, 10)).toEqual([])
    expect(await officialReadsOf(town.database, tracer, 10)).toEqual([])
  })

  it('fails when somebody of it was erased meanwhile', async () => {
    const gone = await town.person()
    await town.database.client`delete from persons where id = ${gone}`
    await expect(read({ persons: [traced, gone] })).rejects.toThrow('not noted wholly')
  })

  it('is only added to, and goes after a year', async () => {
    const { client } = town.database
    await read({ at: daysAgo(364) })
    await expect(client`update official_reads set what = 'names'`).rejects.toThrow(/permission denied/)
    await expect(client`update official_reads set at = at - interval '1 year'`).rejects.toThrow(
      /permission denied/,
    )
    await expect(client`delete from official_reads`).rejects.toThrow(/permission denied/)
    await read({ at: daysAgo(367) })
    await purge(town.database, new Date())
    const rows = await client<{ at: string }[]>`select at from official_reads`
    expect(rows).toHaveLength(1)
  })
})

describe('a case', () => {
  const caseOf = (personId: number, createdAt: Date) =>
    makeTrace(town.database, {
      edition: EDITION,
      unitCode: 'D1',
      reference: 'BN-2026-0153',
      personId,
      tracerId: tracer,
      from: NOON,
      to: new Date(NOON.getTime() + DAY_MILLISECONDS),
      rule: { marginMinutes: 60, inferredMinutes: 30 },
      createdAt,
    })

  it('is found again as it was made, by whoever made it', async () => {
    const made = await caseOf(traced, daysAgo(1))
    expect(await traceById(town.database, made.id)).toEqual(made)
    expect(await tracesOf(town.database, tracer, { since: daysAgo(2), limit: 5 })).toEqual([made])
    expect(await tracesOf(town.database, traced, { since: daysAgo(2), limit: 5 })).toEqual([])
    expect(exposureQueryOf(made, NOON)).toMatchObject({ personId: traced, unitCode: 'D1', rule: made.rule })
    const [row] = await town.database.client`select reference_sealed from traces`
    expect(String(row?.reference_sealed)).not.toContain('BN-2026')
  })

  it('is of nobody once the person was erased', async () => {
    const gone = await town.person()
    const { id } = await caseOf(gone, daysAgo(1))
    await town.database.client`delete from persons where id = ${gone}`
    const left = await traceById(town.database, id)
    expect(left).toMatchObject({ id, personId: undefined, reference: 'BN-2026-0153' })
    expect(left && exposureQueryOf(left, NOON)).toBeUndefined()
  })

  it('goes after 30 days with its links and notices, and leaves a line', async () => {
    const { client } = town.database
    const [old, young] = [await caseOf(traced, daysAgo(30.1)), await caseOf(traced, daysAgo(29.9))]
    for (const { id } of [old, young]) {
      const hash = Buffer.from(String(id))
      await client`
        insert into trace_links (token_hash, trace_id, person_id, chat_id, created_at, expires_at)
        select ${hash}, ${id}, ${tracer}, id, now(), now() from chats where person_id = ${tracer}`
      await client`
        insert into exposure_notices (trace_id, person_id, created_at) values (${id}, ${traced}, now())`
    }
    await purge(town.database, new Date())
    for (const table of ['traces', 'trace_links', 'exposure_notices']) {
      const column = table === 'traces' ? 'id' : 'trace_id'
      expect([table, ...(await client.unsafe(`select ${column} as id from ${table}`))]).toEqual([
        table,
        { id: young.id },
      ])
    }
    const [line] = await client`select what, "rows" from purges where what = 'traces'`
    expect(line).toMatchObject({ what: 'traces', rows: 1 })
  })
})

async function logIdOf(personId: number): Promise<string> {
  const [row] = await town.database.client<{ log_id: string }[]>`
    select log_id from persons where id = ${personId}`
  return row?.log_id ?? ''
}
