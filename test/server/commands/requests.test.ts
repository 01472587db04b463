import { expect, test } from 'vitest'
import type { OutgoingMessage } from '../../../bot/core/outgoing.ts'
import { deadlinesOf } from '../../../bot/flows/ownData/deadlines.ts'
import { alarmsNow } from '../../../db/alarms.ts'
import { ensureChat } from '../../../db/chats.ts'
import { recordRequest, requestById } from '../../../db/dataRequests.ts'
import { erase } from '../../../db/erase.ts'
import { createPerson } from '../../../db/people.ts'
import { open } from '../../../db/seal.ts'
import { watchRequests } from '../../../server/workers/requestAlarms.ts'
import { NOW, operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()
const ZONE = 'Asia/Ho_Chi_Minh'
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

async function asked(address: string, words: string) {
  const { database } = world
  const chatId = await ensureChat(database, { channel: 'zalo', kind: 'private', address })
  const { id: personId } = await createPerson(database, { profile: {}, chatId })
  const deadlines = deadlinesOf('other', NOW, ZONE)
  const one = { personId, kind: 'other', words, askedAt: NOW, done: false, ...deadlines } as const
  return { chatId, personId, number: await recordRequest(database, one) }
}

async function told(): Promise<string[]> {
  const rows = await world.database.client<{ body: Uint8Array }[]>`
    select body_sealed as body from outbox order by id`
  return rows.map(({ body }) => open<OutgoingMessage>(world.database.keys, 'outbox', body).text)
}

/** Which alarms stand when it is looked at a moment. */
async function alarmsAt(moment: Date): Promise<string[]> {
  await watchRequests(world.database, moment)
  return (await alarmsNow(world.database)).map(({ name, reason }) => `${name}: ${reason}`)
}

test('a request is listed, read, answered and done, and alarms follow it', async () => {
  expect((await world.run('requests list')).out).toEqual(['Không có yêu cầu nào đang chờ.'])
  const { number } = await asked('Ngọc', 'Đừng gọi buổi tối')
  const { out } = await world.run('requests list')
  expect(out[1]).toMatch(new RegExp(`^${number} +23/11/2026 +25/11/2026 +03/12/2026 +chưa trả lời$`))
  expect(out.join('\n')).not.toContain('Đừng gọi')
  expect((await world.run(`requests show ${number}`)).out).toContain('Người dân viết: Đừng gọi buổi tối')
  expect(await alarmsAt(NOW)).toEqual(['data requests waiting: 1 requests'])
  expect(await alarmsAt(later(3))).toEqual([
    'data requests waiting: 1 requests',
    'data requests late: 1 requests',
  ])

  expect((await world.run(`requests answer ${number} Từ nay gọi ban ngày.`)).code).toBe(0)
  expect(await told()).toEqual([
    `Trả lời yêu cầu số ${number} của Anh/Chị (23/11/2026):\nTừ nay gọi ban ngày.`,
  ])
  expect(await alarmsAt(later(3))).toEqual([])
  expect(await alarmsAt(later(8))).toEqual(['data requests waiting: 1 requests'])
  expect(await alarmsAt(later(11))).toEqual([
    'data requests waiting: 1 requests',
    'data requests late: 1 requests',
  ])

  expect((await world.run(`requests done ${number}`)).code).toBe(0)
  expect((await told()).at(-1)).toBe(`Yêu cầu số ${number} của Anh/Chị (23/11/2026) đã làm xong.`)
  expect(await alarmsAt(later(11))).toEqual([])
  expect((await world.run(`requests done ${number}`)).err).toEqual([`Yêu cầu số ${number} đã xong từ trước.`])
})

test('what was asked by somebody who erased everything has no words and nobody to answer', async () => {
  const { number, chatId, personId } = await asked('Mai', 'Cho tôi hỏi')
  await world.database.transaction((store) => erase(store, { chatId, personId }, NOW))
  expect(await requestById(world.database, number)).toMatchObject({ personId: null, words: undefined })
  const { code, err } = await world.run(`requests answer ${number} Xin chào`)
  expect([code, err]).toEqual([
    1,
    [`Người hỏi đã xoá hết dữ liệu, không còn ai để trả lời yêu cầu số ${number}.`],
  ])
  expect(await alarmsAt(later(11))).toEqual([])
  expect((await world.run('requests list')).out).toEqual(['Không có yêu cầu nào đang chờ.'])
  expect((await world.run(`requests done ${number}`)).code).toBe(0)
})

test('an answer that reaches no chat now is kept, and it is said that it reached nobody', async () => {
  const { number, chatId } = await asked('Lan', 'Cho tôi hỏi')
  const { client } = world.database
  await client`update chats set person_id = null where id = ${chatId}`
  const before = (await told()).length
  const { code, out } = await world.run(`requests answer ${number} Xin chào`)
  expect([code, out]).toEqual([
    0,
    [
      `Đã lưu trả lời yêu cầu số ${number}, nhưng người hỏi hiện không có kênh nào để nhận. Lời trả lời nằm trong bản sao dữ liệu của họ.`,
    ],
  ])
  expect(await requestById(world.database, number)).toMatchObject({ answer: 'Xin chào' })
  expect(await told()).toHaveLength(before)
})

test('what is no request says so', async () => {
  for (const words of ['show 99', 'answer 99 a', 'done x']) {
    const { code, err } = await world.run(`requests ${words}`)
    expect([code, err[0]]).toEqual([1, expect.stringContaining('xem npm run admin -- requests list')])
  }
})
