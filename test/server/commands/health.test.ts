import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Health } from '../../../db/health.ts'
import type { OutboxState } from '../../../db/queues.ts'
import { ownHealth } from '../../../server/commands/health.ts'
import { webhookFindings } from '../../../server/commands/telegramHealth.ts'
import { startTelegram, type Telegram } from '../../emulators/telegram/startTelegram.ts'
import { NOW, operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()
let telegram: Telegram

beforeAll(async () => {
  telegram = await startTelegram({ timeScale: 0.001 })
})
afterAll(() => telegram.stop())

const withTelegram = () => ({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot })

function queue(waiting: number, oldestSeconds: number, ageSeconds = oldestSeconds): OutboxState {
  return { channel: 'telegram', class: 'push', waiting, oldestSeconds, ageSeconds }
}

const WELL: Health = {
  inbox: [],
  outbox: [queue(3, 2), { ...queue(0, 301), class: 'broadcast' }],
  photosUnderWay: 1,
  photosToldToWait: 0,
  photosWaitSeconds: 0,
  leases: [
    { name: 'telegram polling', seconds: 12 },
    { name: 'server all one', seconds: 20 },
  ],
  daysAhead: 14,
  failed: 0,
  unreachable: 0,
  parked: 0,
}

test('a server that does well has no problems', () => {
  expect(ownHealth(WELL).problems).toEqual([])
  expect(ownHealth(WELL).rows).toContainEqual(['tiến trình', 'đang chạy: 1 all'])
})

test.each([
  [{ inbox: [queue(1, 61)] }, /^Tin đến chờ 61 giây/],
  [{ inbox: [queue(9, 0, 70)], photosWaitSeconds: 61 }, /^Ảnh chờ 61 giây mới đến lượt đọc/],
  [{ outbox: [queue(1, 301)] }, /^Tin đi chờ 301 giây/],
  [{ leases: [] }, /^Máy chủ không chạy/],
  [{ leases: [{ name: 'server worker one', seconds: 20 }] }, /^Không có tiến trình nào nhận tin/],
  [{ leases: [{ name: 'server web one', seconds: 20 }] }, /^Không có tiến trình nào xử lý tin/],
  [{ daysAhead: 6 }, /^Chỉ còn 6 ngày có phân vùng/],
  [{ failed: 2 }, /^2 tin bị bỏ: xem npm run admin -- messages failed/],
])('%j is a problem with a next step', (state, says) => {
  expect(ownHealth({ ...WELL, ...state }).problems).toEqual([expect.stringMatching(says)])
})

test('a look at a database changes nothing in it: its missing partitions are told, not made', async () => {
  for (const _ of [1, 2]) {
    const { code, err } = await world.run('health')
    expect([code, err]).toEqual([1, [expect.stringMatching(/^Chỉ còn 0 ngày có phân vùng/)]])
  }
})

test('the database’s own figures are read, and all is well once it has been prepared', async () => {
  await world.run('units list')
  const { code, out, err } = await world.run('health')
  expect([code, err]).toEqual([0, []])
  expect(out.join('\n')).toMatch(
    /tin đến +không có tin chờ[\s\S]*phân vùng +sẵn \d+ ngày tới[\s\S]*Telegram +tắt/,
  )
})

const webhook = { expected: 'https://khaibao.vn/webhooks/telegram', now: NOW, zone: 'Asia/Ho_Chi_Minh' }
const info = { url: webhook.expected, pending_update_count: 0 }
const seconds = NOW.getTime() / 1000

test('a webhook that works has no problems, also when its last error is over', () => {
  const old = { ...info, last_error_date: seconds - 7200, last_error_message: 'Bad Gateway' }
  expect(webhookFindings(info, webhook).problems).toEqual([])
  expect(webhookFindings(old, webhook).problems).toEqual([])
  expect(webhookFindings(old, webhook).rows).toContainEqual([
    '  lỗi gần nhất',
    'Bad Gateway (23/11/2026 12:05)',
  ])
})

test.each([
  [{ url: 'https://elsewhere.example/hook' }, /địa chỉ khác/],
  [{ pending_update_count: 101 }, /còn giữ 101 tin/],
  [
    { last_error_date: seconds - 60, last_error_message: 'Connection timed out' },
    /vừa báo lỗi "Connection timed out"/,
  ],
])('a webhook with %j has a problem', (state, says) => {
  expect(webhookFindings({ ...info, ...state }, webhook).problems).toEqual([expect.stringMatching(says)])
})

test('Telegram is asked when it is on', async () => {
  const { code, out } = await world.run('health', withTelegram())
  expect(code).toBe(0)
  expect(out.join('\n')).toMatch(/Telegram +polling/)
  expect(telegram.callsOf('getWebhookInfo')).toHaveLength(1)
})

test('a Telegram that cannot be reached is a problem with a next step', async () => {
  const { code, err } = await world.run('health', {
    ...withTelegram(),
    TELEGRAM_API_ROOT: 'http://127.0.0.1:1',
  })
  expect([code, err]).toEqual([
    1,
    [expect.stringMatching(/^Không gọi được Telegram: xem mạng, TELEGRAM_PROXY/)],
  ])
})

test('codes come with the links of Telegram when it is on', async () => {
  const invited = await world.run('officials invite --unit 31', withTelegram())
  expect(invited.out.join('\n')).toMatch(/https:\/\/t\.me\/khaibao_test_bot\?start=(\w{10})\n[\s\S]*#open=\1/)
  const bound = await world.run('groups code --unit 31', withTelegram())
  expect(bound.out.join('\n')).toMatch(/https:\/\/t\.me\/khaibao_test_bot\?startgroup=\w{10}$/m)
  expect(bound.out.join('\n')).toContain('/chat#room=new')
})

test('without Telegram’s answer the code can still be given', async () => {
  const away = { ...withTelegram(), TELEGRAM_API_ROOT: 'http://127.0.0.1:1' }
  const { code, out } = await world.run('officials invite --unit 31', away)
  expect(code).toBe(0)
  expect(out.join('\n')).toMatch(/gửi cho bot dòng \/start \w{10}$/m)
})
