import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureChat } from '../../../../db/chats.ts'
import { connect, type Database } from '../../../../db/connect.ts'
import { sealArrival, storeArrivals } from '../../../../db/inbox.ts'
import { createPerson, profilesOf } from '../../../../db/people.ts'
import { emptyDatabase, type FreshDatabase } from '../../../support/database.ts'
import { NOW, operatorWorld } from '../operatorWorld.ts'

const world = operatorWorld()
let made: FreshDatabase | undefined
afterAll(() => made?.drop())

const NAME = 'Trần Thị Bích Ngọc'
const PHONE = '+84912345679'
const ADDRESS = '6001002003004005006'
const SECOND = `2:${Buffer.alloc(32, 22).toString('base64')}`

let personId: number
let file: string
beforeAll(async () => {
  const { database, folder } = world
  const chat = { address: ADDRESS, kind: 'private' } as const
  const chatId = await ensureChat(database, { channel: 'zalo', ...chat })
  personId = (await createPerson(database, { profile: { name: NAME, phone: PHONE }, chatId })).id
  const follow = { channel: 'zalo', externalId: `7:follow:${ADDRESS}:1`, idHoldsAddress: true, chat }
  const arrival = { ...follow, senderAddress: ADDRESS, album: undefined, sentAt: NOW, body: { name: NAME } }
  await storeArrivals(database, [sealArrival(database, arrival), sealArrival(database, arrival)])
  await world.run('officials invite --unit 31')
  await world.run('incidents open --found "hôm nay 13:05" "Mất máy"')
  file = join(folder, 'trước khi đổi khoá')
  await world.run(`backup "${file}"`)
})

async function other() {
  made = await emptyDatabase()
  return { DATABASE_URL: made.url, MIGRATION_DATABASE_URL: made.ownerUrl, SEAL_KEY: SECOND }
}

/** All rows of all tables, as text. */
async function dumpOf({ client }: Database): Promise<string> {
  const tables = await client<{ name: string }[]>`
    select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`
  const rows = await Promise.all(
    tables.map(({ name }) => client<{ row: string }[]>`select t::text as row from ${client(name)} t`),
  )
  return rows.flatMap((of) => of.map(({ row }) => row)).join('\n')
}

test('a dump without the keys shows nobody, nor by which id a messenger knows them; an event is one all the same', async () => {
  const dump = await dumpOf(world.database)
  const [found] = await world.database.client`select count(*)::int as count from inbox`
  expect(found).toEqual({ count: 1 })
  for (const value of [NAME, 'Ngọc', PHONE, PHONE.slice(3), ADDRESS]) {
    expect([value, dump.includes(value)]).toEqual([value, false])
    expect([value, dump.includes(Buffer.from(value).toString('hex'))]).toEqual([value, false])
  }
})

test('a backup of before the change names the missing key, opens with it, and needs it no more once it is given up', async () => {
  const place = await other()
  const { code, err } = await world.run(`restore "${file}"`, place)
  expect([code, err]).toEqual([1, [expect.stringMatching(/Thiếu khoá số 1 .*keys\.json.*FORMER_SEAL_KEYS/)]])
  const both = { ...place, FORMER_SEAL_KEYS: `1:${world.variables.SEAL_KEY}` }
  expect((await world.run(`restore "${file}"`, both)).code).toBe(0)
  expect((await world.run('officials list', place)).err).toEqual([expect.stringContaining('Thiếu khoá số 1')])
  const { openers, find } = world.database.keys
  const keys = { current: 2, openers: new Map([[2, Buffer.alloc(32, 22)]]), find }
  const restored = connect({ url: place.DATABASE_URL ?? '', keys: { ...keys, openers }, connections: 1 })
  const anew = connect({ url: place.DATABASE_URL ?? '', keys, connections: 1 })
  try {
    expect((await profilesOf(restored, [personId])).get(personId)).toMatchObject({ name: NAME })
    expect((await world.run('keys rotate', both)).out[1]).toMatch(/3:KHOÁ_MỚI vào FORMER_SEAL_KEYS/)
    expect(await restored.client`select 1 from acts where what = 'keys rotate'`).toHaveLength(0)
    expect((await world.run('keys retire 1 --confirm', both)).err).toEqual([
      expect.stringMatching(/keys reseal/),
    ])
    // As the server, without the owner's address: records that are only added to are left, and the old key with them.
    const { MIGRATION_DATABASE_URL: _, ...asServer } = both
    expect((await world.run('keys reseal', asServer)).err).toEqual([
      expect.stringMatching(
        /^Còn 1 giá trị dưới khoá số 1 trong incident_entries, .*MIGRATION_DATABASE_URL=… npm run admin -- keys reseal\.$/,
      ),
    ])
    expect((await world.run('keys retire 1 --confirm', asServer)).err).toEqual([
      expect.stringMatching(/^Còn 1 giá trị dưới khoá số 1.*keys reseal/),
    ])
    expect((await world.run('keys reseal', both)).err).toEqual([])
    expect((await profilesOf(anew, [personId])).get(personId)).toMatchObject({ name: NAME })
    expect((await world.run('officials list', place)).err).toEqual([
      expect.stringContaining('Thiếu khoá số 1'),
    ])
    expect((await world.run('keys retire 1 --confirm', both)).err).toEqual([])
    expect((await world.run('officials list', place)).code).toBe(0)
  } finally {
    await Promise.all([restored.close(), anew.close()])
  }
})

test('a process that has not the key yet is named, before anything is sealed that it could not read', async () => {
  await world.database.client`
    insert into key_uses (process, seals, opens, seen_at) values ('server cũ', 1, '{1}', clock_timestamp())`
  const rotated = { SEAL_KEY: SECOND, FORMER_SEAL_KEYS: `1:${world.variables.SEAL_KEY}` }
  const { code, err } = await world.run('keys reseal', rotated)
  expect([code, err]).toEqual([1, [expect.stringMatching(/chưa có khoá số 2 \(server cũ\)/)]])
})
