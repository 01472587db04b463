import { afterAll, beforeAll, expect, it } from 'vitest'
import { setTimeZone } from '../../db/cityState.ts'
import { connect, type Database } from '../../db/connect.ts'
import { KEYS } from '../flows/world/city.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

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

it('of another zone than before sums up the days anew', async () => {
  const { client } = database
  await client`
    with v as (insert into venues (name, type, address, edition, unit_code, created_at)
               values ('Chợ Ga', 'market', '', 'none', 'A', '2026-11-01') returning id)
    insert into venue_hours (venue_id, hour, ins, outs)
    select v.id, h.hour::timestamptz, h.ins, 0 from v, (values ('2026-11-23T16:00Z', 2), ('2026-11-23T18:00Z', 3)) as h (hour, ins)`
  const days = async (zone: string) => {
    await setTimeZone(database, zone)
    const rows = await client<{ day: string; ins: number }[]>`
      select to_char(day, 'DD/MM') as day, ins from venue_days order by 1`
    return rows.map(({ day, ins }) => `${day} ${ins}`)
  }
  expect(await days('Asia/Ho_Chi_Minh')).toEqual(['23/11 2', '24/11 3'])
  expect(await days('UTC')).toEqual(['23/11 5'])
  expect(await days('Asia/Tokyo')).toEqual(['24/11 5'])
})
