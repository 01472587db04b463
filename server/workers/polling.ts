import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { TelegramApi } from '../../bot/channels/telegram/api.ts'
import { readUpdate } from '../../bot/channels/telegram/read.ts'
import { ALLOWED_UPDATES } from '../../bot/channels/telegram/update.ts'
import type { Database } from '../../db/connect.ts'
import { channelFact, holdLease, releaseLease, saveChannelFact } from '../../db/leases.ts'
import type { Accept } from '../inbox/accept.ts'
import { createSignal } from '../inbox/signal.ts'
import { startLoop, type Worker } from './loop.ts'

/** Seconds for which Telegram holds a request open when there is nothing new. */
const HOLD_SECONDS = 20
/** Longer than a request is held, so that the lease never ends under a poller that lives. */
const LEASE_SECONDS = HOLD_SECONDS + 25
const LEASE = 'telegram polling'
const OFFSET = 'polling offset'

type PollingParts = {
  readonly database: Database
  readonly api: TelegramApi
  readonly accept: Accept
  readonly log: Logger
}

/**
 * Fetches updates where no webhook can reach us, into the same inbox. One process at a time polls; the offset moves on
 * only after the updates are committed, so a crash between brings them again, and the inbox knows them.
 */
export function startPolling({ database, api, accept, log }: PollingParts): Worker {
  const holder = randomUUID()
  const stopping = new AbortController()

  async function once(): Promise<'worked' | 'idle'> {
    if (!(await holdLease(database, LEASE, holder, LEASE_SECONDS))) return 'idle'
    const offset = Number((await channelFact(database, 'telegram', OFFSET)) ?? 0)
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout((HOLD_SECONDS + 10) * 1000)])
    const request = { offset, timeout: HOLD_SECONDS, limit: 100, allowed_updates: ALLOWED_UPDATES }
    const updates = await api.call('getUpdates', request, signal).catch((error: unknown) => {
      if (stopping.signal.aborted) return []
      throw error
    })
    if (!Array.isArray(updates) || updates.length === 0) return 'worked'
    await Promise.all(updates.map((update) => take(update)))
    const last = Math.max(...updates.map((update: { update_id: number }) => update.update_id))
    await saveChannelFact(database, 'telegram', OFFSET, String(last + 1))
    return 'worked'
  }

  async function take(update: unknown): Promise<void> {
    const received = readUpdate(update, new Date())
    if (received) await accept('telegram', received)
  }

  const worker = startLoop({ name: 'polling', once, lanes: 1, signal: createSignal(), log })
  return {
    async stop() {
      stopping.abort()
      await worker.stop()
      await releaseLease(database, LEASE, holder)
    },
  }
}
