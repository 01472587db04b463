import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Telegram, TelegramOptions } from '../startTelegram.ts'
import { startTelegram } from '../startTelegram.ts'
import type { Receiver, Responder } from '../tinyBot.ts'
import { api, apiResult, startReceiver } from '../tinyBot.ts'

const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

interface Bot {
  readonly telegram: Telegram
  readonly receiver: Receiver
}

/** A bot behind a webhook; a second of Telegram's pauses takes 2 ms. */
async function webhookBot(respond?: Responder, options: TelegramOptions = {}): Promise<Bot> {
  const telegram = await startTelegram({ timeScale: 0.002, ...options })
  const receiver = await startReceiver(respond)
  closers.push(telegram.stop, receiver.close)
  await apiResult(telegram, 'setWebhook', { url: receiver.url, secret_token: 's3cret_-' })
  return { telegram, receiver }
}

/** What the receiver got, as short names: texts of messages, data of presses, statuses of memberships. */
function gist({ received }: Receiver): unknown[] {
  return received.map(({ update }) => {
    const { message, callback_query, my_chat_member } = update as Record<string, Record<string, unknown>>
    if (message !== undefined) return message.text
    if (callback_query !== undefined) return `press ${String(callback_query.data)}`
    return `status ${String((my_chat_member?.new_chat_member as Record<string, unknown> | undefined)?.status)}`
  })
}

const broken = { status: 500 }
const fine = { status: 200 }

describe('delivery', () => {
  test('carries the secret and consecutive update ids', async () => {
    const { telegram, receiver } = await webhookBot()
    const citizen = telegram.user()
    for (const text of ['một', 'hai', 'ba']) citizen.private.send(text)
    await telegram.waitForDelivery()
    expect(gist(receiver)).toEqual(['một', 'hai', 'ba'])
    expect(
      receiver.received.every(({ headers }) => headers['x-telegram-bot-api-secret-token'] === 's3cret_-'),
    ).toBe(true)
    const ids = receiver.received.map(({ update }) => Number(update.update_id))
    expect(ids).toEqual([ids[0], Number(ids[0]) + 1, Number(ids[0]) + 2])
  })

  test('sends no secret header when none was set', async () => {
    const { telegram, receiver } = await webhookBot()
    await api(telegram, 'deleteWebhook')
    await vi.waitFor(async () =>
      expect((await api(telegram, 'setWebhook', { url: receiver.url })).ok).toBe(true),
    )
    telegram.user().private.send('hai')
    await telegram.waitForDelivery()
    expect(receiver.received.at(-1)?.headers).not.toHaveProperty('x-telegram-bot-api-secret-token')
  })

  test('repeats a failed update at once', async () => {
    const { telegram, receiver } = await webhookBot((_received, nth) => (nth < 2 ? broken : fine), {
      timeScale: 1,
    })
    telegram.user().private.send('một')
    // The pause after a second failure would be 2 s.
    await telegram.waitForDelivery({ within: 1900 })
    expect(gist(receiver)).toEqual(['một', 'một'])
  })

  test('then after growing pauses, until it is taken', async () => {
    const { telegram, receiver } = await webhookBot((_received, nth) => (nth < 6 ? broken : fine))
    telegram.user().private.send('một')
    await telegram.waitForDelivery()
    expect(gist(receiver)).toEqual(Array(6).fill('một'))
    const at = receiver.received.map((received) => received.at)
    const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0))
    // 0, 2, 4, 8 and 16 seconds at 2 ms each; timers may fire a millisecond early.
    for (const [index, least] of [0, 4, 8, 16, 32].entries()) expect(gaps[index]).toBeGreaterThan(least - 2)
  })

  test('keeps to Retry-After before anything else', async () => {
    const busy = { status: 503, headers: { 'retry-after': '20' } }
    const { telegram, receiver } = await webhookBot((_received, nth) => (nth === 1 ? busy : fine))
    telegram.user().private.send('một')
    await telegram.waitForDelivery()
    const [first, second] = receiver.received.map(({ at }) => at)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(38)
  })

  test('holds a chat back behind its failing message while others go on', async () => {
    let isBroken = true
    const { telegram, receiver } = await webhookBot(({ update }) => {
      return isBroken && JSON.stringify(update).includes('hỏng') ? broken : fine
    })
    const [one, other] = [telegram.user(), telegram.user()]
    one.private.send('hỏng')
    one.private.send('sau')
    other.private.send('khác')
    await vi.waitFor(() => expect(gist(receiver)).toContain('khác'))
    expect(gist(receiver)).not.toContain('sau')
    isBroken = false
    await telegram.waitForDelivery()
    expect(gist(receiver).at(-1)).toBe('sau')
  })

  test('lets presses and membership overtake a message that hangs', async () => {
    const { telegram, receiver } = await webhookBot(({ update }) => {
      return JSON.stringify(update).includes('"chậm"') ? undefined : fine
    })
    const citizen = telegram.user()
    citizen.private.send('/start')
    await telegram.waitForDelivery()
    await api(telegram, 'sendMessage', {
      chat_id: citizen.id,
      text: 'Chọn',
      reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
    })
    citizen.private.send('chậm')
    citizen.private.press('A')
    citizen.private.block()
    await vi.waitFor(() =>
      expect(gist(receiver)).toEqual(expect.arrayContaining(['press a', 'status kicked'])),
    )
    expect(telegram.pendingUpdates).toBe(1)
  })

  test('serves chats side by side, never more than max_connections', async () => {
    let running = 0
    let most = 0
    const release: (() => void)[] = []
    const { telegram, receiver } = await webhookBot(async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise<void>((resolve) => release.push(resolve))
      running -= 1
      return fine
    })
    await vi.waitFor(async () => {
      const settings = { url: receiver.url, max_connections: 3 }
      expect((await api(telegram, 'setWebhook', settings)).ok).toBe(true)
    })
    for (let index = 0; index < 5; index++) telegram.user().private.send(`chat ${index}`)
    while (telegram.pendingUpdates > 0) {
      await vi.waitFor(() => expect(running).toBe(Math.min(3, telegram.pendingUpdates)))
      for (const go of release.splice(0)) go()
      await vi.waitFor(() =>
        expect(release.length + telegram.pendingUpdates === 0 || release.length > 0).toBe(true),
      )
    }
    expect(most).toBe(3)
    expect(receiver.received).toHaveLength(5)
  })

  test('gives a webhook up that does not answer in time, and tries again', async () => {
    const { telegram, receiver } = await webhookBot((_received, nth) => (nth === 1 ? undefined : fine), {
      webhookTimeout: 300,
    })
    telegram.user().private.send('một')
    await telegram.waitForDelivery()
    expect(receiver.received.length).toBeGreaterThan(1)
    expect(new Set(gist(receiver))).toEqual(new Set(['một']))
    const info = await apiResult<{ last_error_message: string }>(telegram, 'getWebhookInfo')
    expect(info.last_error_message).toBe('Read timeout expired')
  })

  test('delivers to a server that starts late', async () => {
    const { telegram, receiver } = await webhookBot()
    await receiver.close()
    const citizen = telegram.user()
    citizen.private.send('một')
    await vi.waitFor(async () => {
      const info = await apiResult<Record<string, unknown>>(telegram, 'getWebhookInfo')
      expect(info).toMatchObject({ pending_update_count: 1, last_error_message: 'Connection refused' })
    })
    expect(telegram.pendingUpdates).toBe(1)
  })
})

describe('expiry', () => {
  test('drops a message after 24 hours and a press after 150 seconds', async () => {
    let now = new Date('2026-11-23T08:00:00Z')
    const { telegram } = await webhookBot(() => broken, { now: () => now })
    const citizen = telegram.user()
    citizen.private.send('/start')
    const sent = await apiResult<{ message_id: number }>(telegram, 'sendMessage', {
      chat_id: citizen.id,
      text: 'Chọn',
      reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
    })
    expect(sent.message_id).toBe(2)
    citizen.private.press('A')
    expect(telegram.pendingUpdates).toBe(2)
    now = new Date(now.getTime() + 151_000)
    await vi.waitFor(() => expect(telegram.pendingUpdates).toBe(1))
    now = new Date(now.getTime() + 24 * 3_600_000)
    await telegram.waitForDelivery()
  })

  test('closes a webhook that is gone (410) for 23 hours', async () => {
    let now = new Date('2026-11-23T08:00:00Z')
    const { telegram } = await webhookBot(() => ({ status: 410 }), { now: () => now })
    telegram.user().private.send('một')
    const url = async (): Promise<unknown> =>
      (await apiResult<{ url: string }>(telegram, 'getWebhookInfo')).url
    await vi.waitFor(async () => {
      expect(await apiResult(telegram, 'getWebhookInfo')).toHaveProperty('last_error_date')
    })
    expect(await url()).not.toBe('')
    now = new Date(now.getTime() + 23 * 3_600_000 + 1000)
    await vi.waitFor(async () => expect(await url()).toBe(''))
    expect(telegram.pendingUpdates).toBe(1)
  })
})

describe('a method in the answer', () => {
  test('is carried out, and the bot never learns how it ended', async () => {
    const { telegram } = await webhookBot(({ update }) => {
      const message = update.message as { chat: { id: number } }
      return { status: 200, body: { method: 'sendMessage', chat_id: message.chat.id, text: 'Chào' } }
    })
    const citizen = telegram.user()
    citizen.private.send('/start')
    await citizen.private.waitForMessage('Chào')
    const call = await telegram.waitForCall('sendMessage')
    expect(call).toMatchObject({ inWebhookReply: true, outcome: { status: 200 } })
  })

  test('is ignored when it reads or changes the webhook', async () => {
    const { telegram } = await webhookBot(() => ({ status: 200, body: { method: 'deleteWebhook' } }))
    telegram.user().private.send('/start')
    await telegram.waitForDelivery()
    expect((await apiResult<{ url: string }>(telegram, 'getWebhookInfo')).url).not.toBe('')
    expect(telegram.callsOf('deleteWebhook')).toEqual([])
  })
})

describe('setWebhook', () => {
  test('checks its parameters', async () => {
    const telegram = await startTelegram({ timeScale: 0 })
    closers.push(telegram.stop)
    const url = 'https://example.vn/hook'
    const problem = async (params: Record<string, unknown>): Promise<unknown> => {
      return (await api(telegram, 'setWebhook', params)).description
    }
    expect(await problem({ url: 'ftp://example.vn' })).toBe('Bad Request: invalid webhook URL specified')
    expect(await problem({ url: 'không phải' })).toBe('Bad Request: invalid webhook URL specified')
    expect(await problem({ url, secret_token: 'mật khẩu' })).toBe(
      'Bad Request: secret token contains unallowed characters',
    )
    expect(await problem({ url, secret_token: 'a'.repeat(257) })).toBe(
      'Bad Request: secret token is too long',
    )
    expect(await problem({ url, secret_token: 'a'.repeat(256) })).toBe('Webhook was set')
    expect(await problem({ url, secret_token: 'a'.repeat(256) })).toBe('Webhook is already set')
    expect(await problem({ url: '' })).toBe('Webhook was deleted')
    expect((await api(telegram, 'deleteWebhook')).description).toBe('Webhook is already deleted')
  })

  test('is refused twice in a second', async () => {
    const telegram = await startTelegram()
    closers.push(telegram.stop)
    await apiResult(telegram, 'setWebhook', { url: 'https://example.vn/one' })
    const second = await api(telegram, 'setWebhook', { url: 'https://example.vn/two' })
    expect(second).toMatchObject({ status: 429, parameters: { retry_after: 1 } })
  })

  test('remembers allowed_updates until they are given again', async () => {
    const { telegram, receiver } = await webhookBot()
    const citizen = telegram.user()
    const setWebhook = (more: object): Promise<void> =>
      vi.waitFor(async () => {
        expect((await api(telegram, 'setWebhook', { url: receiver.url, ...more })).ok).toBe(true)
      })
    await setWebhook({ allowed_updates: ['message'] })
    citizen.private.block()
    citizen.private.unblock()
    await setWebhook({ max_connections: 7 })
    citizen.private.block()
    citizen.private.unblock()
    citizen.private.send('một')
    await telegram.waitForDelivery()
    expect(gist(receiver)).toEqual(['một'])
    expect(await apiResult(telegram, 'getWebhookInfo')).toMatchObject({
      allowed_updates: ['message'],
      max_connections: 7,
    })
    await setWebhook({ allowed_updates: [] })
    citizen.private.block()
    await telegram.waitForDelivery()
    expect(gist(receiver)).toEqual(['một', 'status kicked'])
  })

  test('to another address delivers at once what the old one failed to take', async () => {
    const { telegram, receiver } = await webhookBot(() => ({
      status: 503,
      headers: { 'retry-after': '3600' },
    }))
    telegram.user().private.send('một')
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1))
    const next = await startReceiver()
    closers.push(next.close)
    await vi.waitFor(async () => expect((await api(telegram, 'setWebhook', { url: next.url })).ok).toBe(true))
    await telegram.waitForDelivery({ within: 3000 })
    expect(gist(next)).toEqual(['một'])
  })

  test('drops what waits when told to', async () => {
    const { telegram, receiver } = await webhookBot()
    await api(telegram, 'deleteWebhook')
    telegram.user().private.send('cũ')
    expect(await apiResult(telegram, 'getWebhookInfo')).toMatchObject({ url: '', pending_update_count: 1 })
    await vi.waitFor(async () => {
      const settings = { url: receiver.url, drop_pending_updates: true }
      expect((await api(telegram, 'setWebhook', settings)).ok).toBe(true)
    })
    telegram.user().private.send('mới')
    await telegram.waitForDelivery()
    expect(gist(receiver)).toEqual(['mới'])
  })
})
