import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { TelegramApi } from '../../bot/channels/telegram/api.ts'
import { readUpdate } from '../../bot/channels/telegram/read.ts'
import { ALLOWED_UPDATES } from '../../bot/channels/telegram/update.ts'
import type { Database } from '../../db/connect.ts'
import { isRefusal } from '../../db/inbox.ts'
import { channelFact, holdLease, releaseLease, saveChannelFact } from '../../db/leases.ts'
import type { Accept } from '../inbox/accept.ts'
import { createSignal } from '../inbox/signal.ts'
import { reasonOf } from '../log.ts'
import { acceptFrom } from './acceptFrom.ts'
import { type Looked, startLoop, type Worker } from './loop.ts'
import { RENEWED_LEASE_SECONDS, renewing } from './renewing.ts'

/** Seconds for which Telegram holds a request open when there is nothing new. */
const HOLD_SECONDS = 20
/** How soon another process takes over from a poller that stopped. */
const STANDBY_SECONDS = 1
const LEASE = 'telegram polling'

type PollingParts = {
  readonly database: Database
  readonly api: TelegramApi
  readonly botId: string
  readonly accept: Accept
  readonly log: Logger
  readonly now: () => Date
}

/**
 * Fetches updates where no webhook can reach us, into the same inbox. One process at a time polls; the offset moves on
 * only after the updates are committed, so a crash between brings them again, and the inbox knows them.
 */
export function startPolling(parts: PollingParts): Worker {
  const { database, botId, log } = parts
  // Another bot counts its updates anew, so what was read of this one says nothing of them.
  const offsetName = `polling offset ${botId}`
  const accept = acceptFrom(botId, parts.accept)
  const holder = randomUUID()
  const stopping = new AbortController()
  const keepLease = () => holdLease(database, LEASE, holder, RENEWED_LEASE_SECONDS)

  async function once(): Promise<Looked> {
    if (!(await keepLease())) return { pauseSeconds: STANDBY_SECONDS }
    const offset = Number((await channelFact(database, 'telegram', offsetName)) ?? 0)
    const updates = await renewing(keepLease, () => fetchUpdates(parts, offset, stopping.signal))
    await Promise.all(updates.map((update) => take({ ...parts, accept }, update)))
    const last = Math.max(...updates.map(updateId))
    // Also a lower number is kept: after a week of silence Telegram begins to count anew.
    if (Number.isFinite(last)) await saveChannelFact(database, 'telegram', offsetName, String(last + 1))
    return 'worked'
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

async function fetchUpdates(
  { api }: PollingParts,
  offset: number,
  stopping: AbortSignal,
): Promise<readonly unknown[]> {
  const signal = AbortSignal.any([stopping, AbortSignal.timeout((HOLD_SECONDS + 10) * 1000)])
  const request = { offset, timeout: HOLD_SECONDS, limit: 100, allowed_updates: ALLOWED_UPDATES }
  const updates = await api.call('getUpdates', request, signal).catch((error: unknown) => {
    if (stopping.aborted) return []
    throw error
  })
  return Array.isArray(updates) ? updates : []
}

/** An update that the database will never take is passed over, because it would hold up everybody's. */
async function take({ accept, log, now }: PollingParts, update: unknown): Promise<void> {
  const received = readUpdate(update, now())
  if (!received) return
  await accept('telegram', received).catch((error: unknown) => {
    if (!isRefusal(error)) throw error
    log.error({ channel: 'telegram', reason: reasonOf(error) }, 'an update that can never be stored')
  })
}

function updateId(update: unknown): number {
  const id =
    typeof update === 'object' && update !== null && 'update_id' in update ? update.update_id : undefined
  return typeof id === 'number' ? id : Number.NEGATIVE_INFINITY
}
