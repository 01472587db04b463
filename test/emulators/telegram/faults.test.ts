import { Telegram as TelegrafClient, TelegramError } from 'telegraf'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Person } from './people/person.ts'
import type { Telegram } from './startTelegram.ts'
import { startTelegram } from './startTelegram.ts'
import type { ApiAnswer, Receiver } from './tinyBot.ts'
import { api, apiResult, startReceiver } from './tinyBot.ts'

let telegram: Telegram
let client: TelegrafClient
let citizen: Person

beforeEach(async () => {
  telegram = await startTelegram({ timeScale: 0.001 })
  client = new TelegrafClient(telegram.token, { apiRoot: telegram.apiRoot })
  citizen = telegram.user()
  citizen.private.send('/start')
})

afterEach(() => telegram.stop())

const send = (): Promise<ApiAnswer> => api(telegram, 'sendMessage', { chat_id: citizen.id, text: 'Chào' })
const seen = (): number => citizen.private.messages.filter((message) => message.fromBot).length

describe('a call', () => {
  test('meets 429 with retry_after, as telegraf understands it', async () => {
    telegram.faults.tooManyRequests(1, 7)
    const error: unknown = await client.sendMessage(citizen.id, 'Chào').catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(TelegramError)
    expect(error).toMatchObject({
      code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    })
    expect(await client.sendMessage(citizen.id, 'Chào')).toHaveProperty('message_id')
    expect(telegram.callsOf('sendMessage').map(({ outcome }) => outcome)).toMatchObject([
      { status: 429, retryAfter: 7, fault: 'refuse' },
      { status: 200 },
    ])
  })

  test('meets an error page in HTML', async () => {
    telegram.faults.serverErrorHtml(1, { status: 502 })
    const response = await fetch(`${telegram.apiRoot}/bot${telegram.token}/getMe`)
    expect(response.status).toBe(502)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toContain('<html>')
    telegram.faults.serverErrorHtml(1)
    await expect(client.getMe()).rejects.toMatchObject({ code: 500 })
  })

  test('meets any refusal', async () => {
    telegram.faults.refuse(1, 403, 'Forbidden: user is deactivated')
    expect(await send()).toMatchObject({ status: 403, description: 'Forbidden: user is deactivated' })
  })

  test('meets it for chosen methods only', async () => {
    telegram.faults.tooManyRequests(1, 1, { on: ['sendPhoto', 'EDITmessagetext'] })
    expect((await send()).ok).toBe(true)
    const edit = { chat_id: citizen.id, message_id: 2, text: 'Chào' }
    expect((await api(telegram, 'editMessageText', edit)).status).toBe(429)
  })

  test('is cut off, before or after it was carried out', async () => {
    telegram.faults.reset(1)
    await expect(send()).rejects.toThrow('fetch failed')
    expect(seen()).toBe(0)
    telegram.faults.reset(1, { applied: true })
    await expect(send()).rejects.toThrow('fetch failed')
    expect(seen()).toBe(1)
    expect(telegram.callsOf('sendMessage').map(({ outcome }) => outcome.fault)).toEqual(['reset', 'reset'])
  })

  test('hangs until the bot gives up', async () => {
    telegram.faults.hang(1)
    const hopeless = fetch(`${telegram.apiRoot}/bot${telegram.token}/getMe`, {
      signal: AbortSignal.timeout(100),
    })
    await expect(hopeless).rejects.toThrow('timeout')
    expect((await send()).ok).toBe(true)
  })

  test('a download meets them too', async () => {
    const message = citizen.private.sendDocument(Buffer.from('x'), 'x.txt')
    const link = await client.getFileLink(message.wire.document?.file_id ?? '')
    telegram.faults.serverErrorHtml(1, { on: ['file'] })
    expect((await fetch(link)).status).toBe(500)
    expect((await fetch(link)).status).toBe(200)
  })

  test('meets none after clear()', async () => {
    telegram.faults.tooManyRequests(100)
    telegram.faults.hang(100)
    telegram.faults.clear()
    expect((await send()).ok).toBe(true)
  })
})

describe('a delivery', () => {
  let receiver: Receiver

  beforeEach(async () => {
    receiver = await startReceiver()
    await apiResult(telegram, 'setWebhook', { url: receiver.url })
    await telegram.waitForDelivery()
  })

  afterEach(() => receiver.close())

  const texts = (): unknown[] => {
    return receiver.received.map(({ update }) => (update.message as { text: string }).text)
  }

  test('happens twice, with one update_id', async () => {
    telegram.faults.deliverTwice(1)
    citizen.private.send('một')
    citizen.private.send('hai')
    await telegram.waitForDelivery()
    expect(texts()).toEqual(['/start', 'một', 'một', 'hai'])
    const ids = receiver.received.map(({ update }) => Number(update.update_id))
    expect(ids[2]).toBe(ids[1])
  })

  test('is late for one chat, which others overtake; its own order stays', async () => {
    const other = telegram.user()
    telegram.faults.deliverLate(400, { chat: citizen.id, times: 1 })
    citizen.private.send('một')
    citizen.private.send('hai')
    other.private.send('khác')
    await telegram.waitForDelivery()
    expect(texts()).toEqual(['/start', 'khác', 'một', 'hai'])
  })

  test('can be of anything, also of what does not exist yet', async () => {
    const id = telegram.inject('telepathy', { from: 'mars' })
    await telegram.waitForDelivery()
    expect(receiver.received.at(-1)?.update).toEqual({ update_id: id, telepathy: { from: 'mars' } })
  })
})

test('polling meets duplicates and delays as well', async () => {
  const poll = (offset: number): Promise<{ update_id: number }[]> =>
    apiResult(telegram, 'getUpdates', { offset, timeout: 5 })
  const [start] = await poll(0)
  telegram.faults.deliverTwice(1)
  telegram.faults.deliverLate(50, { times: 1 })
  citizen.private.send('một')
  const [first] = await poll(Number(start?.update_id) + 1)
  const [second] = await poll(Number(first?.update_id) + 1)
  expect(second).toEqual(first)
  citizen.private.send('hai')
  const [third] = await poll(Number(first?.update_id) + 1)
  expect(third).toMatchObject({ message: { text: 'hai' } })
})

describe('the pace', () => {
  test('is one message a second to a person, after a short burst', async () => {
    const answers: ApiAnswer[] = []
    for (let index = 0; index < 8; index++) answers.push(await send())
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]).toMatchObject({ parameters: { retry_after: 1 } })
    expect(seen()).toBe(8 - refused.length)
    const other = telegram.user()
    other.private.send('/start')
    expect((await api(telegram, 'sendMessage', { chat_id: other.id, text: 'x' })).ok).toBe(true)
  })

  test('lets the bot go on after retry_after', async () => {
    telegram.faults.pace({
      overall: { perSecond: 1000, burst: 1000 },
      privateChat: { perSecond: 2, burst: 0 },
      group: { perSecond: 2, burst: 0 },
    })
    expect((await send()).status).toBe(200)
    expect((await send()).status).toBe(429)
    await vi.waitFor(async () => expect((await send()).status).toBe(200), { timeout: 5000 })
  })

  test('is 20 messages a minute in a group', async () => {
    const group = telegram.group({ title: 'Tổ 5', members: [citizen] })
    group.addBot()
    const statuses: number[] = []
    for (let index = 0; index < 23; index++) {
      statuses.push((await api(telegram, 'sendMessage', { chat_id: group.id, text: 'x' })).status)
    }
    expect(statuses.indexOf(429)).toBeGreaterThan(20)
    expect(telegram.callsOf('sendMessage').at(-1)?.outcome.retryAfter).toBeGreaterThan(0)
  })

  test('is 30 a second over all, and edits and typing do not count', async () => {
    const people = Array.from({ length: 150 }, () => telegram.user())
    for (const person of people) person.private.send('/start')
    const sent = await Promise.all(
      people.map((person) => api(telegram, 'sendMessage', { chat_id: person.id, text: 'x' })),
    )
    expect(sent.some(({ status }) => status === 429)).toBe(true)
    const typing = await Promise.all(
      people.map((person) => api(telegram, 'sendChatAction', { chat_id: person.id, action: 'typing' })),
    )
    expect(typing.every(({ ok }) => ok)).toBe(true)
  })

  test('can be switched off', async () => {
    telegram.faults.pace('off')
    const answers = await Promise.all(Array.from({ length: 60 }, send))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    telegram.faults.pace('on')
    const again = await Promise.all(Array.from({ length: 60 }, send))
    expect(again.every(({ ok }) => ok)).toBe(false)
  })
})
