import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { alarmsNow, clearAlarm, clearAlarms, raiseAlarm } from '../../db/alarms.ts'
import { connect, type Database } from '../../db/connect.ts'
import { monthlyUsed, takeMonthlyUse } from '../../db/monthlyUses.ts'
import { purge } from '../../db/purge.ts'
import { open } from '../../db/seal.ts'
import { addTallies, recentTallies } from '../../db/tallies.ts'
import { keepUnknownEvent, unknownEvents } from '../../db/unknownEvents.ts'
import { createCounter } from '../../server/inbox/tally.ts'
import { KEYS } from '../flows/world/city.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect({ url: fresh.url, keys: KEYS, connections: 8 })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})
beforeEach(async () => {
  for (const table of ['tallies', 'alarms', 'unknown_events', 'monthly_uses'])
    await database.client.unsafe(`delete from ${table}`)
})

const tally = (what: string, count: number) => ({ channel: 'zalo', what, count })
const recent = async () => (await recentTallies(database, 'zalo')).map(({ what, count }) => [what, count])

describe('tallies', () => {
  it('of several processes add up', async () => {
    const batches = Array.from({ length: 20 }, (_, number) =>
      addTallies(database, number % 2 ? [tally('a', 1), tally('b', 2)] : [tally('b', 2), tally('a', 1)]),
    )
    await Promise.all(batches)
    expect(await recent()).toEqual([
      ['a', 20],
      ['b', 40],
    ])
  })

  it('are of their own channel and of the last 24 hours', async () => {
    await addTallies(database, [tally('a', 1), { channel: 'telegram', what: 'a', count: 7 }])
    await addTallies(database, [])
    await database.client`
      insert into tallies values ('zalo', 'a', clock_timestamp() - interval '25 hours', 5, clock_timestamp() - interval '25 hours')`
    expect(await recent()).toEqual([['a', 1]])
  })

  it('are kept for 14 days', async () => {
    await database.client`
      insert into tallies select 'zalo', 'a', clock_timestamp() - make_interval(days => d), 1, clock_timestamp()
        from unnest(array[13, 15]) as d`
    await purge(database, new Date())
    expect(await database.client`select 1 from tallies`).toHaveLength(1)
  })
})

describe('a counter', () => {
  const log = pino({ level: 'silent' })

  it('writes what was counted, all of it at its end', async () => {
    const counter = createCounter(database, log)
    for (let event = 0; event < 5; event++) counter.count('zalo', 'event')
    counter.count('zalo', 'bad signature')
    expect(await recent()).toEqual([])
    await counter.close()
    expect(await recent()).toEqual([
      ['bad signature', 1],
      ['event', 5],
    ])
    await counter.close()
    expect(await recent()).toHaveLength(2)
  })

  it('goes on when the database is away', async () => {
    const counter = createCounter(
      { sql: { ...database.sql, execute: () => Promise.reject(new Error('away')) } as never },
      log,
    )
    counter.count('zalo', 'event')
    await counter.close()
    counter.count('zalo', 'event')
    await counter.close()
  })
})

describe('alarms', () => {
  it('are raised once and counted, by name', async () => {
    const raised = await Promise.all(Array.from({ length: 5 }, () => raiseAlarm(database, 'zalo a', 'one')))
    expect(raised.filter(Boolean)).toHaveLength(1)
    expect(await raiseAlarm(database, 'zalo a', 'another')).toBe(false)
    expect(await raiseAlarm(database, 'zalo b', 'one')).toBe(true)
    expect(await alarmsNow(database)).toMatchObject([
      { name: 'zalo a', reason: 'another', count: 6 },
      { name: 'zalo b', reason: 'one', count: 1 },
    ])
  })

  it('end by name or by how names begin, and what a name has of patterns means nothing', async () => {
    for (const name of ['zalo a b', 'zalo a c', 'zalo_a', 'telegram a'])
      await raiseAlarm(database, name, 'one')
    await clearAlarm(database, 'zalo')
    await clearAlarms(database, 'zalo_')
    expect(await alarmsNow(database)).toHaveLength(3)
    await clearAlarms(database, 'zalo a ')
    expect((await alarmsNow(database)).map(({ name }) => name)).toEqual(['telegram a'])
    expect(await raiseAlarm(database, 'zalo a b', 'one')).toBe(true)
  })
})

describe('unknown events', () => {
  const keep = (name: string, body: unknown) => keepUnknownEvent(database, { channel: 'zalo', name, body })

  it('are kept sealed, the newest of each kind, and counted', async () => {
    for (const number of [1, 2, 3]) await keep('a', { number, said: 'bí mật' })
    await keep('b', 'thứ hai')
    expect(await unknownEvents(database, 'zalo')).toMatchObject([
      { name: 'b', count: 1 },
      { name: 'a', count: 3 },
    ])
    expect(await unknownEvents(database, 'telegram')).toEqual([])
    const [row] = await database.client<{ body: Uint8Array }[]>`
      select body_sealed as body from unknown_events where name = 'a'`
    expect(Buffer.from(row?.body ?? []).toString()).not.toContain('bí mật')
    expect(open(KEYS, 'unknownEvent', row?.body ?? new Uint8Array())).toEqual({ number: 3, said: 'bí mật' })
  })

  it('of 200 kinds are kept, and more of these kinds go on being counted', async () => {
    for (let kind = 0; kind < 205; kind++) await keep(`kind ${kind}`, kind)
    await keep('kind 0', 'again')
    const kept = await unknownEvents(database, 'zalo')
    expect(kept).toHaveLength(200)
    expect(kept[0]).toMatchObject({ name: 'kind 0', count: 2 })
  })
})

describe('what may be used so often in a month', () => {
  const uploads = { channel: 'zalo', what: 'uploads', month: '2026-11' }
  const taken = (times: number, use = uploads, limit = 5) =>
    Promise.all(Array.from({ length: times }, () => takeMonthlyUse(database, use, limit)))

  it('is never used more often, by however many at once', async () => {
    expect((await taken(20)).filter(Boolean)).toHaveLength(5)
    expect(await monthlyUsed(database, uploads)).toBe(5)
  })

  it('begins anew with a month, and is apart from other things', async () => {
    await taken(5)
    expect(await taken(1, { ...uploads, month: '2026-12' })).toEqual([true])
    expect(await taken(1, { ...uploads, what: 'others' })).toEqual([true])
    expect(await taken(1)).toEqual([false])
  })

  it('is not used at all when there is none', async () => {
    expect(await taken(3, uploads, 0)).toEqual([false, false, false])
    expect(await monthlyUsed(database, uploads)).toBe(0)
  })
})
