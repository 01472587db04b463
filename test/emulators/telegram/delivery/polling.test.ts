import { Telegram as TelegrafClient } from 'telegraf'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Telegram } from '../startTelegram.ts'
import { startTelegram } from '../startTelegram.ts'
import { api, apiResult } from '../tinyBot.ts'

let telegram: Telegram

beforeEach(async () => {
  telegram = await startTelegram()
})

afterEach(() => telegram.stop())

interface Update {
  readonly update_id: number
  readonly message: { readonly text: string }
}

const poll = (params: Record<string, unknown> = {}): Promise<Update[]> =>
  apiResult(telegram, 'getUpdates', params)
const texts = (updates: readonly Update[]): string[] => updates.map((update) => update.message.text)

test('hands out the same updates until an offset confirms them', async () => {
  const citizen = telegram.user()
  for (const text of ['một', 'hai', 'ba']) citizen.private.send(text)
  const first = await poll({ limit: 2 })
  expect(texts(first)).toEqual(['một', 'hai'])
  expect(texts(await poll({ limit: 2 }))).toEqual(['một', 'hai'])
  expect(texts(await poll({ offset: Number(first[1]?.update_id) + 1 }))).toEqual(['ba'])
  expect(telegram.pendingUpdates).toBe(1)
})

test('counts a negative offset from the end and forgets what lies before', async () => {
  const citizen = telegram.user()
  for (const text of ['một', 'hai', 'ba']) citizen.private.send(text)
  expect(texts(await poll({ offset: -1 }))).toEqual(['ba'])
  expect(texts(await poll())).toEqual(['ba'])
})

test('waits for something to happen', async () => {
  const citizen = telegram.user()
  const waiting = poll({ timeout: 20 })
  await vi.waitFor(() => expect(telegram.callsOf('getUpdates')).toHaveLength(1))
  citizen.private.send('đến rồi')
  expect(texts(await waiting)).toEqual(['đến rồi'])
})

test('answers nothing after the timeout', async () => {
  const begin = performance.now()
  expect(await poll({ timeout: 1 })).toEqual([])
  expect(performance.now() - begin).toBeGreaterThan(990)
})

test('a second poller throws the first one out with 409', async () => {
  const first = api(telegram, 'getUpdates', { timeout: 20 })
  await vi.waitFor(() => expect(telegram.callsOf('getUpdates')).toHaveLength(1))
  const second = poll({ timeout: 20 })
  expect(await first).toMatchObject({
    status: 409,
    description:
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  })
  telegram.user().private.send('một')
  expect(texts(await second)).toEqual(['một'])
})

test('a webhook ends polling, and while it is set polling is a conflict', async () => {
  const waiting = api(telegram, 'getUpdates', { timeout: 20 })
  await vi.waitFor(() => expect(telegram.callsOf('getUpdates')).toHaveLength(1))
  await apiResult(telegram, 'setWebhook', { url: 'http://127.0.0.1:9/hook' })
  expect(await waiting).toMatchObject({
    status: 409,
    description: 'Conflict: terminated by setWebhook request',
  })
  expect(await api(telegram, 'getUpdates')).toMatchObject({
    status: 409,
    description:
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  })
  await apiResult(telegram, 'deleteWebhook')
  expect(await poll()).toEqual([])
})

test('takes over allowed_updates, which is sticky', async () => {
  const citizen = telegram.user()
  await poll({ allowed_updates: ['my_chat_member'] })
  citizen.private.send('không ai nghe')
  await poll()
  citizen.private.send('vẫn không')
  citizen.private.block()
  expect(await poll()).toMatchObject([
    { my_chat_member: { new_chat_member: { status: 'kicked', until_date: 0 } } },
  ])
})

test('a poller that hangs up leaves the next one in peace', async () => {
  const aborted = new AbortController()
  const url = `${telegram.apiRoot}/bot${telegram.token}/getUpdates?timeout=20`
  const first = fetch(url, { signal: aborted.signal })
  await vi.waitFor(() => expect(telegram.callsOf('getUpdates')).toHaveLength(1))
  aborted.abort()
  await expect(first).rejects.toThrow()
  telegram.user().private.send('một')
  expect(texts(await poll({ timeout: 5 }))).toEqual(['một'])
})

test("satisfies telegraf's client", async () => {
  telegram.user().private.send('/start')
  const client = new TelegrafClient(telegram.token, { apiRoot: telegram.apiRoot })
  const updates = await client.getUpdates(0, 100, 0, ['message'])
  expect(updates).toMatchObject([{ message: { text: '/start', entities: [{ type: 'bot_command' }] } }])
  expect(await client.getMe()).toMatchObject({ id: 123456, can_read_all_group_messages: false })
})
