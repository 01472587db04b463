import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureChat } from '../../db/chats.ts'
import { connect, type Database } from '../../db/connect.ts'
import { reseal } from '../../db/reseal.ts'
import { type Keys, open, seal } from '../../db/seal.ts'
import { SEALED_COLUMNS } from '../../db/sealedColumns.ts'
import { sealedUses } from '../../db/sealedUses.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'

const keyOf = (number: number) => new Uint8Array(32).fill(number)
const OPENERS = new Map([1, 2].map((number) => [number, keyOf(number)]))
const FIRST: Keys = { current: 1, openers: OPENERS, find: keyOf(200) }
const SECOND: Keys = { ...FIRST, current: 2 }

let fresh: FreshDatabase
let database: Database
let owner: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect({ url: fresh.url, keys: SECOND, connections: 3 })
  owner = connect({ url: fresh.ownerUrl, keys: SECOND, connections: 1 })
})
afterAll(async () => {
  await owner.close()
  await database.close()
  await fresh.drop()
})

const old = async () => (await sealedUses(database)).filter(({ number }) => number === 1)
const chatUnder = (keys: Keys, address: string) =>
  ensureChat({ ...database, keys }, { channel: 'web', kind: 'private', address })

it('every sealed column is listed', async () => {
  const columns = await database.client<{ table: string; column: string }[]>`
    select c.table_name as table, c.column_name as column
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.data_type = 'bytea' and c.column_name like '%\\_sealed'
     order by 1, 2`
  const listed = SEALED_COLUMNS.map(({ table, column }) => ({ table, column }))
  const named = ({ table, column }: { table: string; column: string }) => `${table}.${column}`
  expect(listed.map(named).sort()).toEqual(columns.map(named).sort())
})

it('what somebody holds is waited for by nobody, and comes in the next pass', async () => {
  const [held, free] = [await chatUnder(FIRST, 'held'), await chatUnder(FIRST, 'free')]
  let resealing: Promise<unknown> | undefined
  await database.client.begin(async (client) => {
    await client`select 1 from chats where id = ${held} for no key update`
    resealing = reseal({ database, owner: undefined })
    await eventually(async () => (await old())[0]?.count === 1, 'the free one was not sealed anew')
  })
  expect(await resealing).toMatchObject({ left: [] })
  const rows = await database.client<{ id: number; sealed: Uint8Array }[]>`
    select id, address_sealed as sealed from chats order by id`
  expect(rows.map(({ id, sealed }) => [id, sealed[1], open(SECOND, 'address', sealed)])).toEqual([
    [held, 2, 'held'],
    [free, 2, 'free'],
  ])
})

it('records that are only added to are sealed anew by the owner alone, what was emptied stays empty, and what nobody opens is told', async () => {
  const { client } = database
  const sealed = (purpose: 'caseReference' | 'incident' | 'inbox', value: unknown) =>
    Buffer.from(seal(FIRST, purpose, value))
  await client`
    insert into official_reads (reader_log_id, edition, unit_code, reference_sealed, what, at)
    values (gen_random_uuid(), 'e', '1', ${sealed('caseReference', 'BN 7')}, 'visits', now())`
  await client`insert into incidents (found_at, recorded_at) values (now(), now())`
  await client`
    insert into incident_entries (incident_id, at, kind, words_sealed)
    select id, now(), 'found', ${sealed('incident', 'mất máy')} from incidents`
  const chatId = await chatUnder(FIRST, 'somebody')
  for (const [id, body] of [
    ['whole', sealed('inbox', 'chào')],
    ['erased', Buffer.of()],
    ['damaged', sealed('incident', 'of another purpose')],
  ] as const)
    await client`
      insert into inbox (channel, external_id, chat_id, sender_hash, body_sealed, sent_at)
      values ('web', ${id}, ${chatId}, '', ${body}, now())`
  const damaged = { table: 'inbox', number: 1, count: 1 }
  const owners = ['official_reads', 'incident_entries'].map((table) => ({ table, number: 1, count: 1 }))
  expect(await reseal({ database, owner: undefined })).toEqual({ count: 2, left: [damaged, ...owners] })
  expect(await reseal({ database, owner })).toEqual({ count: 2, left: [damaged] })
  const [read] = await client<{ reference: Uint8Array; words: Uint8Array }[]>`
    select reference_sealed as reference, words_sealed as words from official_reads, incident_entries`
  expect(open(SECOND, 'caseReference', read?.reference ?? Buffer.of())).toBe('BN 7')
  expect(open(SECOND, 'incident', read?.words ?? Buffer.of())).toBe('mất máy')
})
