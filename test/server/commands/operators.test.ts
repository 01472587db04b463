import { expect, test } from 'vitest'
import { addAlarmChat } from '../../../db/alarmChats.ts'
import { clearAlarm, raiseAlarm } from '../../../db/alarms.ts'
import { ensureChat } from '../../../db/chats.ts'
import { findInvitation } from '../../../db/officials.ts'
import { NOW, operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()
const ZALO = {
  PUBLIC_URL: 'https://khaibao.vn',
  ZALO_APP_ID: '1234567890',
  ZALO_APP_SECRET: 'secret-of-the-app',
  ZALO_OA_ID: '9876543210',
  ZALO_OA_SECRET: 'secret-of-the-oa',
}

async function chat(address: string): Promise<number> {
  const chatId = await ensureChat(world.database, { channel: 'telegram', kind: 'private', address })
  await addAlarmChat(world.database, chatId)
  return chatId
}

test('an invitation is a code for the whole city, to be brought on every channel that is on', async () => {
  const { code, out } = await world.run('operators invite', ZALO)
  expect([code, out[0]]).toEqual([
    0,
    'Mã một lần để nhận báo sự cố của máy chủ, dùng được đến 30/11/2026 14:05.',
  ])
  const shown = /^Mã: (\w{5}-\w{5})$/.exec(out.at(-1) ?? '')?.[1] ?? ''
  const oneTime = shown.replace('-', '')
  expect(out.join('\n')).toContain(`https://zalo.me/9876543210 rồi gửi mã ${shown}`)
  expect(out.join('\n')).toContain(`https://khaibao.vn/chat#open=${oneTime}`)
  expect(await findInvitation(world.database, oneTime, NOW)).toEqual({
    edition: 'haiphong-2025',
    unitCode: '31',
    purpose: 'operator',
  })
})

test('chats are listed by number, with their channel and whether they are reached, and removed', async () => {
  expect((await world.run('operators list')).out).toEqual([
    'Chưa có cuộc trò chuyện nào. Lấy mã: npm run admin -- operators invite',
  ])
  const [first, blocked] = [await chat('4815162342'), await chat('2342')]
  await world.database.client`update chats set unreachable_at = now() where id = ${blocked}`
  const { out } = await world.run('operators list')
  expect(out.slice(1)).toEqual([
    expect.stringMatching(new RegExp(`^${first} +telegram +\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d$`)),
    expect.stringMatching(new RegExp(`^${blocked} +telegram .* không gửi được`)),
  ])
  expect(out.join('\n')).not.toContain('4815162342')
  for (const id of [first, blocked]) expect((await world.run(`operators remove ${id}`)).code).toBe(0)
  expect((await world.run('operators list')).out).toHaveLength(1)
})

test.each(['0', '12345', 'x', '-1', '99999999999999999999'])('there is no chat %s', async (id) => {
  const { code, out, err } = await world.run(`operators remove -- ${id}`)
  expect([code, out, err]).toEqual([1, [], [expect.stringMatching(/operators list\.$/)]])
})

test('health hints at nobody being told, which is no problem, until a chat is reached', async () => {
  await world.run('units list')
  const alone = await world.run('health')
  expect([alone.code, alone.out.join('\n')]).toEqual([
    0,
    expect.stringMatching(/báo sự cố .*operators invite/),
  ])
  const chatId = await chat('third')
  expect((await world.run('health')).out.join('\n')).toMatch(/báo sự cố +tới 1 cuộc trò chuyện$/m)
  await world.database.client`update chats set unreachable_at = now() where id = ${chatId}`
  expect((await world.run('health')).out.join('\n')).toMatch(/báo sự cố .*operators invite/)
})

test('health shows every alarm with its next step, and none of a channel that is off', async () => {
  const { database } = world
  await raiseAlarm(database, 'zalo silence', 'no event')
  expect((await world.run('health')).err).toEqual([])
  await raiseAlarm(database, 'telegram sending blocked', 'telegram 403')
  const { code, err } = await world.run('health', { ...ZALO, ZALO_API_ROOT: 'http://127.0.0.1:1' })
  expect(code).toBe(1)
  expect(err.slice(-2)).toEqual([
    expect.stringMatching(
      /^zalo silence \(no event\), 1 lần từ .*: Zalo im lặng lâu hơn thường lệ\. Xem webhook/,
    ),
    expect.stringMatching(
      /^telegram sending blocked \(telegram 403\), 1 lần từ .*Xem nhật ký của máy chủ\.$/,
    ),
  ])
  for (const name of ['zalo silence', 'telegram sending blocked']) await clearAlarm(database, name)
})
