import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Database } from '../../db/connect.ts'
import { KEYS } from '../flows/world/city.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let fresh: FreshDatabase
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect({ url: fresh.url, keys: KEYS, connections: 1 })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

// Processes of before go on while those of now take their place, on a database that has the shape of now already.
test('functions still take what processes of before call them with', async () => {
  const { client } = database
  const [chat] = await client<{ id: number }[]>`
    insert into chats (channel, kind, address_hash, address_sealed) values ('telegram', 'private', '', '') returning id`
  const id = chat?.id ?? 0
  const [message] = await client<{ id: number }[]>`
    insert into inbox (channel, external_id, chat_id, sender_hash, body_sealed, sent_at)
    values ('telegram', 'one', ${id}, '', '', now()) returning id`
  const [bodies, sender] = [client.types.byteaList([Buffer.from('a')]), Buffer.from('b')]
  await client`
    select end_turn(${[message?.id ?? 0]}::bigint[], ${'handled'}, ${id}, ${sender}, ${null}, ${sender},
                    ${[id]}::bigint[], ${[0]}::smallint[], ${bodies})`
  await client`select enqueue(${[id]}::bigint[], ${[1]}::smallint[], ${bodies})`
  const said = await client`select class, trace from outbox order by id`
  expect([...said]).toEqual([
    { class: 0, trace: null },
    { class: 1, trace: null },
  ])
  const [taken] = await client`
    select take_tokens(${['bucket']}::text[], ${[1]}::float8[], ${[1]}::float8[], ${[0]}::float8[]) as waits`
  expect(taken?.waits).toEqual([0])
})
