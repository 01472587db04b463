import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, type Database } from '../../../db/connect.ts'
import { watchEvents } from '../../../server/zalo/watch.ts'
import { KEYS } from '../../flows/world/city.ts'
import { type FreshDatabase, freshDatabase } from '../../support/database.ts'

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect({ url: fresh.url, keys: KEYS, connections: 2 })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})
beforeEach(async () => {
  await database.client`delete from tallies`
  await database.client`delete from alarms`
})

/** Counts events as they were counted some minutes ago. */
async function counted(what: string, count: number, minutesAgo: number): Promise<void> {
  await database.client`
    insert into tallies (channel, what, hour, count, last_at)
    select 'zalo', ${what}, date_trunc('hour', t.at), ${count}, t.at
      from (select clock_timestamp() - make_interval(mins => ${minutesAgo}) as at) t
    on conflict (channel, what, hour) do update
       set count = tallies.count + excluded.count, last_at = greatest(tallies.last_at, excluded.last_at)`
}
/** So many events in every hour of the last week, but for the last hours. */
async function usually(anHour: number, untilHoursAgo = 6): Promise<void> {
  await database.client`
    insert into tallies (channel, what, hour, count, last_at)
    select 'zalo', 'event', hour, ${anHour}, hour + interval '59 minutes'
      from generate_series(date_trunc('hour', clock_timestamp()) - interval '8 days',
                           date_trunc('hour', clock_timestamp()) - make_interval(hours => ${untilHoursAgo}), '1 hour') as hour`
}
async function alarms(): Promise<readonly string[]> {
  await watchEvents(database)
  const rows = await database.client<{ name: string }[]>`select name from alarms order by name`
  return rows.map(({ name }) => name)
}

describe('silence', () => {
  it('is none before anything ever came', async () => {
    expect(await alarms()).toEqual([])
  })

  it('that is unusual for the hour tells the operator, and an event ends it', async () => {
    await usually(100)
    await counted('event', 1, 30)
    expect(await alarms()).toEqual(['zalo silence'])
    const [alarm] = await database.client<{ reason: string }[]>`select reason from alarms`
    expect(alarm?.reason).toMatch(/^no event for 30 minutes, (4[89]|5[01]) are usual$/)
    await counted('event', 1, 0)
    expect(await alarms()).toEqual([])
  })

  it('of a few minutes is none, however much usually comes', async () => {
    await usually(10_000)
    await counted('event', 1, 4)
    expect(await alarms()).toEqual([])
    await database.client`update tallies set last_at = last_at - interval '2 minutes' where count = 1`
    expect(await alarms()).toEqual(['zalo silence'])
  })

  it('at an hour at which nobody writes is usual', async () => {
    await usually(100)
    await counted('event', 1, 120)
    await database.client`
      delete from tallies where hour < clock_timestamp() - interval '20 hours'
         and mod(extract(epoch from clock_timestamp() - hour), 86400) < 4 * 3600`
    expect(await alarms()).toEqual([])
  })

  it('where little usually comes is no alarm', async () => {
    await usually(3)
    await counted('event', 1, 120)
    expect(await alarms()).toEqual([])
  })
})

describe('signatures', () => {
  it('that never fit tell the operator, and the first good event ends it', async () => {
    await counted('bad signature', 2, 10)
    expect(await alarms()).toEqual([])
    await counted('bad signature', 1, 5)
    expect(await alarms()).toEqual(['zalo signature'])
    await counted('event', 1, 0)
    expect(await alarms()).toEqual([])
  })

  it('of a stranger beside good events are no alarm', async () => {
    await counted('bad signature', 500, 10)
    await counted('event', 1, 2)
    expect(await alarms()).toEqual([])
  })
})
