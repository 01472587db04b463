import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { TelegramApi } from '../../../bot/channels/telegram/api.ts'
import { connect, type Database } from '../../../db/connect.ts'
import { createAccept } from '../../../server/inbox/accept.ts'
import { createSignal } from '../../../server/inbox/signal.ts'
import { createMetrics } from '../../../server/metrics/metrics.ts'
import { telegramSide } from '../../../server/start/telegram.ts'
import { acceptFrom } from '../../../server/workers/acceptFrom.ts'
import type { Worker } from '../../../server/workers/loop.ts'
import { startPolling } from '../../../server/workers/polling.ts'
import { KEYS } from '../../flows/world/city.ts'
import { type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { eventually } from '../../support/eventually.ts'
import { received } from './support/house.ts'

let fresh: FreshDatabase
let database: Database
let worker: Worker | undefined
beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect({ url: fresh.url, keys: KEYS, connections: 2 })
})
beforeEach(() => fresh.asOwner('truncate inbox, channel_facts, leases'))
afterEach(() => worker?.stop())
afterAll(async () => {
  await database?.close()
  await fresh?.drop()
})

const log = pino({ level: 'silent' })
const accept = () => createAccept({ database, inbox: createSignal(), metrics: createMetrics(), log })
const inbox = async () => {
  const rows = await database.client<{ external: string }[]>`
    select external_id as external from inbox order by id`
  return rows.map(({ external }) => external)
}

/** A bot that has one update and notes from which number it is asked. */
function botWith(updateId: number): { readonly api: TelegramApi; readonly offsets: number[] } {
  const offsets: number[] = []
  const from = { id: 5, is_bot: false, first_name: 'Ngọc' }
  const message = { message_id: 1, date: 1_795_000_000, chat: { id: 5, type: 'private' }, from, text: 'a' }
  const call: TelegramApi['call'] = async (_method, payload, signal) => {
    const { offset } = payload as { offset: number }
    offsets.push(offset)
    if (offset <= updateId) return [{ update_id: updateId, message }]
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
    })
  }
  return { offsets, api: { call, sendFile: async () => {}, download: async () => new Uint8Array() } }
}

/** Polls for a bot until it has asked twice: first for the update, then for what comes after it. */
async function poll(botId: string, { api, offsets }: ReturnType<typeof botWith>): Promise<readonly number[]> {
  worker = startPolling({ database, api, botId, accept: accept(), log, now: () => new Date() })
  await eventually(async () => offsets.length >= 2, 'it does not poll')
  await worker.stop()
  worker = undefined
  return offsets
}

it('another bot is asked from its beginning, and its numbers are no repetitions of the first one’s', async () => {
  expect(await poll('111', botWith(900))).toEqual([0, 901])
  expect(await poll('222', botWith(900))).toEqual([0, 901])
  expect(await inbox()).toEqual(['111:900', '222:900'])
})

it('the first bot is asked from where it was left', async () => {
  await poll('111', botWith(900))
  await poll('222', botWith(7))
  expect((await poll('111', botWith(901)))[0]).toBe(901)
})

it('by webhook and by polling an update has one name, so that a change of the way repeats nothing', async () => {
  await poll('111', botWith(900))
  await acceptFrom('111', accept())('telegram', received('5', 'a', { externalId: '900' }))
  await acceptFrom('222', accept())('telegram', received('5', 'a', { externalId: '900' }))
  expect(await inbox()).toEqual(['111:900', '222:900'])
})

it('a bot’s number is what its token begins with', () => {
  const read = { TELEGRAM_BOT_TOKEN: '123456:ABC:D', TELEGRAM_API_ROOT: 'http://localhost:1' }
  expect(telegramSide(read as never, KEYS)?.botId).toBe('123456')
})
