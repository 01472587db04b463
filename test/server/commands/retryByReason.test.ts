import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { ensureChat } from '../../../db/chats.ts'
import { closeMessage, enqueue } from '../../../db/outbox.ts'
import { operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()

beforeAll(async () => {
  const { database } = world
  const chatId = await ensureChat(database, { channel: 'telegram', kind: 'private', address: '555' })
  await enqueue(
    database,
    Array.from({ length: 8 }, () => ({ chatId, class: 'reply' as const, body: { text: 'báo' } })),
  )
  for (let id = 1; id <= 6; id++) await closeMessage(database, id, 'given up', 'telegram 401')
  await closeMessage(database, 7, 'given up', 'telegram 400')
  await closeMessage(database, 8, 'sent', undefined)
})

const waiting = async () => {
  const rows = await world.database.sql.execute<{ id: number }>(
    sql`select id from outbox where done_at is null order by id`,
  )
  return rows.map(({ id }) => id)
}

test('all messages of a reason go back into the queue, and no others', async () => {
  const { code, out, err } = await world.run('messages retry --reason "telegram 401"')
  expect([code, out, err]).toEqual([0, ['Đã đưa 6 tin về hàng đợi; máy chủ sẽ làm lại.'], []])
  expect(await waiting()).toEqual([1, 2, 3, 4, 5, 6])
})

test('numbers and a reason can stand together; a reason that nothing has is told', async () => {
  const { code, out, err } = await world.run('messages retry out-7 --reason "telegram 401"')
  expect([code, out]).toEqual([1, ['Đã đưa 1 tin về hàng đợi; máy chủ sẽ làm lại.']])
  expect(err).toEqual(['Không có tin bị bỏ nào vì "telegram 401": xem npm run admin -- messages failed.'])
})

test('without either it is told what is missing', async () => {
  const { code, err } = await world.run('messages retry')
  expect([code, err]).toEqual([1, ['Thiếu ID hoặc --reason: xem npm run admin -- messages failed.']])
})
