import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/connect.ts'
import { sealArrival, storeArrivals } from '../../../db/inbox.ts'
import { holdLease, releaseLease, serverLease } from '../../../db/leases.ts'
import { createWatchApp } from '../../../server/app.ts'
import { createMetrics } from '../../../server/metrics/metrics.ts'
import { type OwnDatabase, ownDatabase } from '../../bot/channels/web/support/ownDatabase.ts'
import { CITY } from './support/wholeApp.ts'

const PROCESS = serverLease('worker', 'of the test')
const WEB = serverLease('web', 'of the test')
const TOKEN = 'a-token-of-the-operator'

let place: OwnDatabase
let database: Database
let app: FastifyInstance
let now = new Date('2026-11-22T05:00:00Z')
let isReady = true

/** The HTTP side of a process that serves nobody. */
const watchApp = (of: Database) =>
  createWatchApp({
    database: of,
    city: CITY,
    metrics: createMetrics(),
    life: { isReady: () => isReady, isEnding: () => !isReady },
    metricsToken: TOKEN,
    log: pino({ level: 'silent' }),
    now: () => now,
  })

beforeAll(async () => {
  place = await ownDatabase()
  database = place.connect()
  app = await watchApp(database)
  for (const name of [PROCESS, WEB]) await holdLease(database, name, name, 60)
  await storeArrivals(database, [
    sealArrival(database, {
      channel: 'telegram',
      externalId: 'one',
      chat: { address: '7', kind: 'private' },
      senderAddress: '7',
      album: undefined,
      sentAt: now,
      body: {},
    }),
  ])
})

afterAll(async () => {
  await app.close()
  await place.drop()
})

/** What is answered a second later than the last time, so that the database is asked anew. */
async function told(url: string, of = app): Promise<unknown> {
  now = new Date(now.getTime() + 1_001)
  const { statusCode, body } = await of.inject(url)
  return [statusCode, JSON.parse(body)]
}

const wrong = (...problems: readonly string[]) => [503, { ok: false, problems }]

test('a service whose processes run and whose queues move is well', async () => {
  expect(await told('/healthz')).toEqual([200, { ok: true }])
})

test('a process that is gone is missed, by what it did', async () => {
  await releaseLease(database, WEB, WEB)
  expect(await told('/healthz')).toEqual(wrong('no web'))
  await holdLease(database, WEB, WEB, 60)
  await releaseLease(database, PROCESS, PROCESS)
  expect(await told('/healthz')).toEqual(wrong('no worker'))
  await holdLease(database, PROCESS, PROCESS, 60)
})

test('a message that could go for a minute is late; a photo that stands in line for as long waits for a place', async () => {
  const { client } = database
  await client`update inbox set received_at = now() - interval '61 s', next_at = now() - interval '61 s'`
  expect(await told('/healthz')).toEqual(wrong('inbox late'))
  await client`update inbox set next_at = now() + interval '1 s'`
  expect(await told('/healthz')).toEqual([200, { ok: true }])
  await client`update inbox set waits_for_place = true`
  expect(await told('/healthz')).toEqual(wrong('photos full'))
  await client`update inbox set done_at = now()`
})

test('replies are late after five minutes, a broadcast is not', async () => {
  const { client } = database
  await client`insert into outbox (chat_id, channel, class, body_sealed, next_at)
    select id, 'telegram', 2, '', now() - interval '301 s' from chats`
  expect(await told('/healthz')).toEqual([200, { ok: true }])
  await client`update outbox set class = 0`
  expect(await told('/healthz')).toEqual(wrong('outbox late'))
  await client`delete from outbox`
})

test('a process takes traffic from its start to the beginning of its end', async () => {
  expect(await told('/readyz')).toEqual([200, { ok: true }])
  isReady = false
  expect(await told('/readyz')).toEqual([503, { ok: false }])
  isReady = true
})

test('without its database a process is not ready and nothing is well, but what it counts is told', async () => {
  const away = place.connect()
  await away.close()
  const alone = await watchApp(away)
  expect(await told('/healthz', alone)).toEqual(wrong('database away'))
  expect(await told('/readyz', alone)).toEqual([503, { ok: false }])
  const { body } = await alone.inject({ url: '/metrics', headers: { authorization: `Bearer ${TOKEN}` } })
  expect(body).toMatch(/^khaibao_database_up 0$/m)
  expect(body).toMatch(/^# TYPE khaibao_turn_seconds histogram$/m)
  await alone.close()
})

test('whoever waits for a connection is as badly off: the answer comes in time all the same', async () => {
  const narrow = place.connect({ connections: 1 })
  const alone = await watchApp(narrow)
  await narrow.transaction(async (store) => {
    await store.client`select 1`
    expect(narrow.pool).toEqual({ connections: 1, held: 1, waiting: 0 })
    expect(await told('/readyz', alone)).toEqual([503, { ok: false }])
  })
  expect(await told('/readyz', alone)).toEqual([200, { ok: true }])
  await alone.close()
})

test('nothing else is served', async () => {
  for (const url of ['/', '/chat', '/webhooks/telegram', '/metrics'])
    expect([url, (await app.inject(url)).statusCode]).toEqual([url, 404])
})

test('a database that answers, but not to what is counted, is slow and not away', async () => {
  const wide = place.connect({ connections: 8 })
  const alone = await watchApp(wide)
  await database.transaction(async ({ client }) => {
    await client`lock table inbox in access exclusive mode`
    const [health, { body }] = await Promise.all([
      told('/healthz', alone),
      alone.inject({ url: '/metrics', headers: { authorization: `Bearer ${TOKEN}` } }),
    ])
    expect(health).toEqual(wrong('database slow'))
    expect(body).toMatch(/^khaibao_database_up 1$/m)
  })
  await alone.close()
  await wide.close()
})

test('a database that takes no writes is said to, and nobody who runs is called gone for it', async () => {
  const refusing = place.connect({ connections: 1 })
  const alone = await watchApp(refusing)
  await refusing.client`set default_transaction_read_only = on`
  expect(await told('/healthz', alone)).toEqual(wrong('database read-only'))
  expect(await told('/readyz', alone)).toEqual([503, { ok: false }])
  await alone.close()
  await refusing.close()
})
