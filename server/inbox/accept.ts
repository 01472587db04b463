import type { ChannelName, Received } from '../../bot/core/received.ts'
import type { Database } from '../../db/connect.ts'
import { type SealedArrival, sealArrival, storeArrivals } from '../../db/inbox.ts'
import type { Signal } from './signal.ts'

/** Resolves when what people did is committed to the inbox; rejects when it is not, and the messenger must repeat it. */
export type Accept = (channel: ChannelName, received: Received) => Promise<void>

/** Rows in one statement: more gain nothing, and a failed batch is repeated row by row. */
const BATCH_LIMIT = 200
/** Two batches under way hide each other's disk sync; more only wait for the same disk. */
const FLUSHES_AT_ONCE = 2

type Waiting = {
  readonly arrival: SealedArrival
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

/** Gathers what arrives while the last batch is being written into the next batch: one disk sync for many messages. */
export function createAccept({ database, inbox }: { database: Database; inbox: Signal }): Accept {
  let waiting: Waiting[] = []
  let flushing = 0

  async function flush(): Promise<void> {
    flushing += 1
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH_LIMIT)
      waiting = waiting.slice(BATCH_LIMIT)
      await writeBatch(database, batch)
      inbox.ring()
    }
    flushing -= 1
  }

  return (channel, received) =>
    new Promise((done, failed) => {
      waiting.push({ arrival: sealArrival(database, arrivalOf(channel, received)), done, failed })
      if (flushing < FLUSHES_AT_ONCE) void flush()
    })
}

function arrivalOf(channel: ChannelName, received: Received) {
  const { externalId, chat, sender, sentAt, action } = received
  const album = action.kind === 'photo' ? action.album : undefined
  const body = { sender, action }
  return { channel, externalId, chat, senderAddress: sender.address, album, sentAt: new Date(sentAt), body }
}

/** A row that the database refuses must not take its neighbours with it, so a failed batch goes in one by one. */
async function writeBatch(database: Database, batch: readonly Waiting[]): Promise<void> {
  try {
    await storeArrivals(
      database,
      batch.map(({ arrival }) => arrival),
    )
    for (const { done } of batch) done()
  } catch {
    for (const one of batch) await storeArrivals(database, [one.arrival]).then(one.done, one.failed)
  }
}
