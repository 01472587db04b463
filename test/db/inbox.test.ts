import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect, type Database } from '../../db/connect.ts'
import { hideIdsOfBefore, sealArrival, storeArrivals } from '../../db/inbox.ts'
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

const ADDRESS = '6001002003004005006'
const arrives = (externalId: string, idHoldsAddress: boolean) =>
  storeArrivals(database, [
    sealArrival(database, {
      channel: 'zalo',
      externalId,
      idHoldsAddress,
      chat: { address: ADDRESS, kind: 'private' },
      senderAddress: ADDRESS,
      album: undefined,
      sentAt: new Date('2026-11-23T07:05:00Z'),
      body: {},
    }),
  ])
const ids = async () =>
  (await database.client<{ id: string }[]>`select external_id as id from inbox order by id`).map(
    ({ id }) => id,
  )

it('an id of before that is made of an address is hidden at a start, and the event still known; a message keeps its own', async () => {
  const [follow, unfollow] = [`7:follow:${ADDRESS}:1`, `7:unfollow:${ADDRESS}:2`]
  for (const id of [follow, unfollow, '7:a1b2c3:1']) await arrives(id, false)
  await arrives(unfollow, true)
  await database.client`update inbox set done_at = now()`
  await hideIdsOfBefore(database)
  const hidden = await ids()
  expect(hidden).toHaveLength(3)
  expect(hidden.filter((id) => id.includes(ADDRESS))).toEqual([])
  expect(hidden).toContain('7:a1b2c3:1')
  await arrives(follow, true)
  await hideIdsOfBefore(database)
  expect(await ids()).toEqual(hidden)
})
