import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { ensureChat, markReachable } from '../../../db/chats.ts'
import { sealArrival, storeArrivals } from '../../../db/inbox.ts'
import { closeMessage, enqueue, leaseDue } from '../../../db/outbox.ts'
import { operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()
const SECRET = 'Trần Thị Bích Ngọc, 0912 345 678'

let chatId = 0

beforeAll(async () => {
  const { database } = world
  chatId = await ensureChat(database, { channel: 'telegram', kind: 'private', address: '555' })
  const body = { text: SECRET }
  await enqueue(
    database,
    Array.from({ length: 8 }, () => ({ chatId, class: 'reply' as const, body })),
  )
  for (let id = 1; id <= 6; id++) await closeMessage(database, id, 'given up', 'telegram 400')
  await closeMessage(database, 7, 'unreachable', 'telegram 403')
  await closeMessage(database, 8, 'sent', undefined)
  await markReachable(database, chatId, false)
  const arrival = {
    channel: 'web',
    externalId: 'one',
    chat: { address: 'a', kind: 'private' },
    senderAddress: 'a',
  }
  const rest = { album: undefined, sentAt: new Date(), body: { text: SECRET } }
  await storeArrivals(database, [sealArrival(database, { ...arrival, ...rest })])
  await database.sql.execute(
    sql`update inbox set done_at = clock_timestamp(), outcome = 'set aside', attempts = 3`,
  )
})

async function outbox(id: number) {
  const rows = await world.database.sql.execute(
    sql`select done_at, outcome, reason, attempts from outbox where id = ${id}`,
  )
  return rows[0]
}

test('what was given up is counted by channel and reason, with some numbers and no content', async () => {
  const { code, out } = await world.run('messages failed')
  expect([code, out.length]).toEqual([0, 5])
  expect(out[1]).toMatch(/^6 +telegram +không gửi được +telegram 400 .* out-6 out-5 out-4 out-3 out-2 …$/)
  expect(out[2]).toMatch(/^1 +telegram +người nhận đã chặn +telegram 403 .* out-7$/)
  expect(out[3]).toMatch(/^1 +web +không xử lý được .* in-1$/)
  expect(out.join('\n')).not.toMatch(/Ngọc|0912|555/)
})

test('messages go back into their queues; what was sent, or never was, is told', async () => {
  const { code, out, err } = await world.run('messages retry out-6 in-1 out-8 out-99 5')
  expect([code, out]).toEqual([1, ['Đã đưa 2 tin về hàng đợi; máy chủ sẽ làm lại.']])
  expect(err).toHaveLength(3)
  expect(await outbox(6)).toEqual({ done_at: null, outcome: null, reason: null, attempts: 0 })
  expect(await outbox(8)).toMatchObject({ outcome: 'sent' })
  const [arrived] = await world.database.sql.execute(sql`select done_at, outcome, attempts, lease from inbox`)
  expect(arrived).toEqual({ done_at: null, outcome: null, attempts: 0, lease: null })
})

test('a chat that was out of reach is tried again with its message', async () => {
  expect((await world.run('messages retry out-7')).code).toBe(0)
  const due = await leaseDue(world.database, { channel: 'telegram', limit: 10, leaseSeconds: 1 })
  expect(due.map((message) => [message.id, message.chat.unreachable])).toEqual([[6, false]])
})

test('a second retry finds nothing to do', async () => {
  const { code, out } = await world.run('messages retry out-7')
  expect([code, out]).toEqual([1, []])
})
