import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { closedGate } from '../../../support/gate.ts'
import type { Zalo, ZaloOptions } from '../startZalo.ts'
import { startZalo } from '../startZalo.ts'
import type { Receiver, Responder } from '../tinyOa.ts'
import { startReceiver } from '../tinyOa.ts'
import { signatureOf } from './signature.ts'

const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

interface Bot {
  readonly zalo: Zalo
  readonly receiver: Receiver
}

/** A bot behind a webhook; the 6630 seconds of all retries take 66 ms. */
async function webhookBot(respond?: Responder, options: ZaloOptions = {}): Promise<Bot> {
  const zalo = await startZalo({ timeScale: 0.00001, ...options })
  const receiver = await startReceiver(respond)
  closers.push(zalo.stop, receiver.close)
  zalo.setWebhook(receiver.url)
  return { zalo, receiver }
}

/** An address at which nobody listens. */
async function nobodysAddress(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return `http://127.0.0.1:${port}/hook`
}

function textsOf({ received }: Receiver): unknown[] {
  return received.map(({ event }) => (event.message as { text: string }).text)
}

describe('the signature', () => {
  const body =
    '{"app_id":"1002003004005006007","user_id_by_app":"8800990011002200330","event_name":"user_send_text","sender":{"id":"4400550066007700880"},"recipient":{"id":"2200330044005500660"},"message":{"text":"Xin chào \\"bạn\\" 👋","msg_id":"a1b2c3d4e5f60718293"},"timestamp":"1796000000123"}'
  const vector = '4d3210c6144abc7a333db3214795dce6a9febb3e3756ba86150a538dbdf17243'

  test('is that of the test vector', () => {
    expect(signatureOf('1002003004005006007', body, '1796000000123', 'oaSecretKeySample')).toBe(vector)
  })

  test('travels with the very bytes, with mac= or without', async () => {
    const { zalo, receiver } = await webhookBot()
    zalo.inject(JSON.parse(body) as Record<string, unknown>)
    await zalo.waitForDelivery()
    zalo.switches.macPrefix = false
    zalo.inject(JSON.parse(body) as Record<string, unknown>)
    await zalo.waitForDelivery()
    expect(receiver.received.map((received) => received.body)).toEqual([body, body])
    expect(receiver.received.map(({ headers }) => headers['x-zevent-signature'])).toEqual([
      `mac=${vector}`,
      vector,
    ])
  })

  test('fits whatever people do, with the time as text or as number', async () => {
    const { zalo, receiver } = await webhookBot(undefined, { now: () => new Date(1796000000123) })
    zalo.user().send('một')
    await zalo.waitForDelivery()
    zalo.switches.timestamp = 'number'
    zalo.user().send('hai')
    await zalo.waitForDelivery()
    const times = receiver.received.map(({ event }) => event.timestamp)
    expect(times).toEqual(['1796000000123', 1796000000123])
    for (const { body: sent, headers } of receiver.received) {
      const mac = signatureOf(zalo.appId, sent, '1796000000123', zalo.oaSecret)
      expect(headers['x-zevent-signature']).toBe(`mac=${mac}`)
      expect(headers['content-type']).toBe('application/json')
    }
  })

  test('can be anything when somebody else posts', async () => {
    const { zalo, receiver } = await webhookBot(({ headers }) =>
      headers['x-zevent-signature'] === undefined ? 401 : 200,
    )
    expect(await zalo.injectRaw('{"a":1}', 'mac=00')).toEqual({ kind: 'taken' })
    expect(await zalo.injectRaw('{"a":2}')).toEqual({ kind: 'status', status: 401 })
    expect(receiver.received.map(({ body: sent }) => sent)).toEqual(['{"a":1}', '{"a":2}'])
    expect(zalo.complaints).toEqual([])
  })
})

describe('an event', () => {
  test('can be of anything, with what it lacks added', async () => {
    const { zalo, receiver } = await webhookBot(undefined, { now: () => new Date(5) })
    zalo.inject({ event_name: 'telepathy', from: 'mars' })
    zalo.inject({ event_name: 'telepathy', app_id: '1', timestamp: '7' })
    await zalo.waitForDelivery()
    expect(receiver.eventsOf('telepathy')).toEqual(
      expect.arrayContaining([
        { app_id: zalo.appId, event_name: 'telepathy', from: 'mars', timestamp: '5' },
        { app_id: '1', event_name: 'telepathy', timestamp: '7' },
      ]),
    )
  })

  test('is lost while there is no webhook', async () => {
    const { zalo, receiver } = await webhookBot()
    zalo.setWebhook(undefined)
    zalo.user().send('một')
    zalo.setWebhook(receiver.url)
    zalo.user().send('hai')
    await zalo.waitForDelivery()
    expect(textsOf(receiver)).toEqual(['hai'])
  })

  test('does not wait for another: one that hangs is overtaken', async () => {
    const gate = closedGate()
    const { zalo, receiver } = await webhookBot(async ({ body }) => {
      if (body.includes('chậm')) await gate.opened
      return 200
    })
    const citizen = zalo.user()
    citizen.send('chậm')
    citizen.send('nhanh')
    await expect.poll(() => textsOf(receiver)).toContain('nhanh')
    await expect.poll(() => zalo.pendingEvents).toBe(1)
    gate.open()
    await zalo.waitForDelivery()
    expect(zalo.complaints).toEqual([])
  })

  test('of a text may be held back by the filter for #', async () => {
    const { zalo, receiver } = await webhookBot()
    zalo.switches.onlyHashTexts = true
    const citizen = zalo.user()
    citizen.send('chào')
    citizen.send('#chao')
    citizen.sendSticker()
    await zalo.waitForDelivery()
    expect(receiver.received.map(({ event }) => event.event_name).sort()).toEqual([
      'user_send_sticker',
      'user_send_text',
    ])
  })
})

describe('an answer', () => {
  test('that is not 200 is complained of, and the event is not repeated', async () => {
    const { zalo, receiver } = await webhookBot((_received, nth) => [201, 302, 500][nth - 1] ?? 200)
    for (const text of ['một', 'hai', 'ba']) {
      zalo.user().send(text)
      await zalo.waitForDelivery()
    }
    expect(zalo.complaints).toEqual(
      [201, 302, 500].map((status) => ({ event: 'user_send_text', problem: 'status', status, retry: 0 })),
    )
    expect(textsOf(receiver)).toEqual(['một', 'hai', 'ba'])
  })

  test('that is late is complained of', async () => {
    const { zalo, receiver } = await webhookBot(() => undefined, { webhookDeadline: 150 })
    zalo.user().send('một')
    await zalo.waitForDelivery()
    expect(zalo.complaints).toEqual([{ event: 'user_send_text', problem: 'late', retry: 0 }])
    expect(receiver.received).toHaveLength(1)
    expect(zalo.subscribed).toBe(true)
  })

  test('of either kind is followed by retries when the switch says so', async () => {
    const { zalo, receiver } = await webhookBot((_received, nth) => (nth < 3 ? 500 : 200))
    zalo.switches.retryOnBadAnswer = true
    zalo.user().send('một')
    await zalo.waitForDelivery()
    expect(receiver.received.map(({ headers }) => headers.num_retry)).toEqual([undefined, '1', '2'])
    expect(zalo.complaints.map(({ status, retry }) => [status, retry])).toEqual([
      [500, 0],
      [500, 1],
    ])
  })
})

describe('a connection that cannot be opened', () => {
  test('is tried again with the same body and num_retry', async () => {
    const { zalo, receiver } = await webhookBot(undefined, { timeScale: 0.001 })
    zalo.setWebhook(await nobodysAddress())
    const citizen = zalo.user()
    citizen.send('một')
    await citizen.waitUntil(() => zalo.complaints.length === 1)
    zalo.setWebhook(receiver.url)
    await zalo.waitForDelivery()
    expect(zalo.complaints).toEqual([{ event: 'user_send_text', problem: 'unreachable', retry: 0 }])
    expect(textsOf(receiver)).toEqual(['một'])
    expect(receiver.received[0]?.headers.num_retry).toBe('1')
  })

  test('is given up after five retries: no more events until somebody subscribes again', async () => {
    const { zalo, receiver } = await webhookBot()
    const began = performance.now()
    zalo.setWebhook(await nobodysAddress())
    zalo.user().send('một')
    await zalo.waitForDelivery()
    // 30 s, 5, 15, 30 and 60 minutes at 10 µs a second; timers may fire a little early.
    expect(performance.now() - began).toBeGreaterThan(60)
    expect(zalo.complaints.map(({ retry }) => retry)).toEqual([0, 1, 2, 3, 4, 5])
    expect(zalo.subscribed).toBe(false)
    zalo.setWebhook(receiver.url)
    zalo.user().send('hai')
    await zalo.waitForDelivery()
    zalo.resubscribe()
    zalo.user().send('ba')
    await zalo.waitForDelivery()
    expect(zalo.subscribed).toBe(true)
    expect(textsOf(receiver)).toEqual(['ba'])
  })

  test('grows its pauses from 30 seconds to an hour', async () => {
    const at: number[] = []
    const { zalo } = await webhookBot(() => {
      at.push(performance.now())
      return 500
    })
    zalo.switches.retryOnBadAnswer = true
    zalo.user().send('một')
    await zalo.waitForDelivery()
    const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0))
    expect(gaps).toHaveLength(5)
    // 0.3, 3, 9, 18 and 36 ms; timers may fire a millisecond early.
    for (const [index, least] of [0, 3, 9, 18, 36].entries()) {
      expect(gaps[index]).toBeGreaterThan(least - 1.5)
    }
  })
})

describe('by switch or fault', () => {
  test('every event comes twice, with the same bytes', async () => {
    const { zalo, receiver } = await webhookBot()
    zalo.switches.duplicates = true
    zalo.user().send('một')
    await zalo.waitForDelivery()
    zalo.switches.duplicates = false
    zalo.faults.deliverTwice(1)
    zalo.user().send('hai')
    await zalo.waitForDelivery()
    zalo.user().send('ba')
    await zalo.waitForDelivery()
    expect(textsOf(receiver)).toEqual(['một', 'một', 'hai', 'hai', 'ba'])
    expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body)
  })

  test('of every two events the second comes first, and none waits for ever', async () => {
    const { zalo, receiver } = await webhookBot()
    zalo.switches.outOfOrder = true
    const citizen = zalo.user()
    for (const text of ['một', 'hai', 'ba']) citizen.send(text)
    await zalo.waitForDelivery()
    const texts = textsOf(receiver)
    expect(texts.indexOf('hai')).toBeLessThan(texts.indexOf('một'))
    expect(texts).toHaveLength(3)
  })

  test('one is late and others overtake it', async () => {
    const { zalo, receiver } = await webhookBot()
    zalo.faults.deliverLate(200)
    zalo.user().send('một')
    zalo.user().send('hai')
    await zalo.waitForDelivery()
    expect(textsOf(receiver)).toEqual(['hai', 'một'])
  })
})
