import type { ChannelName, Received } from '../../bot/core/received.ts'
import type { Database } from '../../db/connect.ts'
import {
  isRefusal,
  rememberAddressHashes,
  type SealedArrival,
  sealArrival,
  storeArrivals,
} from '../../db/inbox.ts'
import type { Signal } from './signal.ts'

/** Resolves when what people did is committed to the inbox; rejects when it is not, and the messenger must repeat it. */
export type Accept = (channel: ChannelName, received: Received) => Promise<void>

/** Rows in one statement: more gain nothing, and a refused batch is repeated row by row. */
const BATCH_LIMIT = 200
/** Addresses whose hashes are remembered: a city's rush hour, about 5 MB. */
const ADDRESSES_REMEMBERED = 20_000
/**
 * Messages that wait in memory for their batch: half a second's writing at full pace, some 10 MB. When the database is slower
 * than what comes, whoever brings more is told so at once; a messenger brings it again, later and later.
 */
const WAITING_LIMIT = 5_000

/** Nothing is wrong with the message: it can be brought again. */
export class InboxBusy extends Error {
  override readonly name = 'InboxBusy'
  /** What a route answers with it. */
  readonly statusCode = 503
}

type Waiting = {
  readonly arrival: SealedArrival
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

/**
 * Gathers what arrives while the last batch is being written into the next batch: one disk sync for many messages. One
 * batch at a time, so that messages of a chat are committed in the order in which they came, and because two at a time
 * were slower: 5,900 acknowledgements a second against 8,900, as each batch costs more than its rows.
 */
export function createAccept({
  database,
  inbox,
  waitingLimit = WAITING_LIMIT,
}: {
  database: Database
  inbox: Signal
  waitingLimit?: number
}): Accept {
  const hashOf = rememberAddressHashes(database, ADDRESSES_REMEMBERED)
  let waiting: Waiting[] = []
  let flushing = false

  async function flush(): Promise<void> {
    flushing = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH_LIMIT)
      waiting = waiting.slice(BATCH_LIMIT)
      await writeBatch(database, batch)
      inbox.ring(batch.length)
    }
    flushing = false
  }

  return (channel, received) =>
    new Promise((done, failed) => {
      if (waiting.length >= waitingLimit) throw new InboxBusy()
      waiting.push({ arrival: sealArrival(database, arrivalOf(channel, received), hashOf), done, failed })
      if (!flushing) void flush()
    })
}

function arrivalOf(channel: ChannelName, received: Received) {
  const { externalId, idHoldsAddress = false, chat, sender, sentAt, action } = received
  const album = action.kind === 'photo' ? action.album : undefined
  const body = { sender, action }
  return {
    channel,
    externalId,
    idHoldsAddress,
    chat,
    senderAddress: sender.address,
    album,
    sentAt: new Date(sentAt),
    body,
  }
}

/** A row that the database refuses must not take its neighbours with it, so a refused batch goes in one by one. */
async function writeBatch(database: Database, batch: readonly Waiting[]): Promise<void> {
  try {
    await storeArrivals(
      database,
      batch.map(({ arrival }) => arrival),
    )
    for (const { done } of batch) done()
  } catch (error) {
    if (!isRefusal(error) || batch.length === 1) for (const { failed } of batch) failed(error)
    else for (const one of batch) await writeBatch(database, [one])
  }
}
