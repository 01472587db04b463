import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Delivery, DeliveryError } from '../../../../bot/channels/channel.ts'
import { type Arrivals, createArrivals } from '../../../../bot/channels/web/arrivals.ts'
import { createWebChannel } from '../../../../bot/channels/web/channel.ts'
import type { StoredLine } from '../../../../bot/channels/web/line.ts'
import type { Database } from '../../../../db/connect.ts'
import { webChatStates } from '../../../../db/webChat.ts'
import { readWebLines, storePersonLine } from '../../../../db/webLines.ts'
import { type OwnDatabase, ownDatabase } from './support/ownDatabase.ts'

let place: OwnDatabase
let database: Database
let arrivals: Arrivals
let channel: ReturnType<typeof createWebChannel>

beforeAll(async () => {
  place = await ownDatabase()
  database = place.connect()
  arrivals = createArrivals()
  channel = createWebChannel({ database, arrivals })
})

afterAll(() => place.drop())

const signal = AbortSignal.timeout(60_000)

/** A chat in which a person has said something, and how to deliver to it. */
async function madeChat(): Promise<{ address: string; delivery: (deliveryId: number) => Delivery }> {
  const address = randomBytes(32).toString('base64url')
  const line: StoredLine = { from: 'person', kind: 'text', text: 'chào' }
  const chat = { address, kind: 'private' } as const
  await storePersonLine(database, { chat, senderAddress: address, id: address, line })
  const [row] = await database.client<{ id: number }[]>`select max(id) as id from chats`
  const message = { text: 'Chào Anh/Chị', buttons: [[{ label: 'Ra', press: 'out:1' }]] }
  return {
    address,
    delivery: (deliveryId) => ({
      chat: { id: row?.id ?? 0, ...chat },
      message,
      class: 'reply',
      deliveryId,
      signal,
    }),
  }
}

test('delivering writes a line and wakes those who wait for it', async () => {
  const { address, delivery } = await madeChat()
  const arrival = arrivals.expect(address)
  await channel.deliver(delivery(1))
  await arrival.within(60_000)
  arrival.cancel()
  const lines = await readWebLines<StoredLine>(database, address, {}, 10)
  expect(lines.map(({ line }) => line)).toMatchObject([
    { from: 'person' },
    { message: { text: 'Chào Anh/Chị' } },
  ])
})

test('delivering twice writes one line', async () => {
  const { address, delivery } = await madeChat()
  await Promise.all([channel.deliver(delivery(2)), channel.deliver(delivery(2))])
  await channel.deliver(delivery(2))
  expect(await readWebLines(database, address, {}, 10)).toHaveLength(2)
})

test('a database that is away means: try again later', async () => {
  const { delivery } = await madeChat()
  const elsewhere = place.connect()
  await elsewhere.close()
  const cut = createWebChannel({ database: elsewhere, arrivals })
  const failure = await cut.deliver(delivery(3)).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(DeliveryError)
  expect(failure).toMatchObject({ decision: { kind: 'retry' } })
})

test('a photo that is not there is given up', async () => {
  const failure = await channel.download({ file: 'unknown' }, signal).catch((error: unknown) => error)
  expect(failure).toMatchObject({ decision: { kind: 'giveUp' } })
})

describe('among many chats', () => {
  test('no question reads a table from end to end', async () => {
    await database.client`
      insert into chats (channel, kind, address_hash, address_sealed)
      select 'web', 'private', decode(md5(number::text), 'hex'), '' from generate_series(1, 3000) number`
    await database.client`
      insert into web_messages (chat_id, source_id, body_sealed)
      select id, 'line ' || number, '' from chats, generate_series(1, 5) number where address_sealed = ''`
    await database.client`analyze`
    const { address } = await madeChat()
    const [line] = await readWebLines(database, address, {}, 1)

    const single = await countedConnection()
    await webChatStates(single.database, [address, 'another'])
    await readWebLines(single.database, address, { after: line?.id ?? '' }, 100)
    await readWebLines(single.database, address, { before: line?.id ?? '' }, 100)
    await readWebLines(single.database, address, {}, 100)
    expect(await single.fullReads()).toEqual({ chats: 0, web_messages: 0 })
  })
})

/** A connection of which PostgreSQL tells how often it has read these tables from end to end. */
async function countedConnection() {
  const counted = place.connect({ connections: 1 })
  const reads = async () => {
    await counted.client`select pg_stat_force_next_flush()`
    const rows = await counted.client<{ table: string; reads: number }[]>`
      select relname as table, seq_scan as reads from pg_stat_user_tables
       where relname in ('chats', 'web_messages') order by relname`
    return Object.fromEntries(rows.map(({ table, reads }) => [table, reads]))
  }
  const before = await reads()
  return {
    database: counted,
    async fullReads() {
      const after = await reads()
      return Object.fromEntries(
        Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]),
      )
    },
  }
}
