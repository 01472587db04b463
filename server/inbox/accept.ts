import type { Logger } from 'pino'
import type { ChannelName, Received } from '../../bot/core/received.ts'
import type { Database } from '../../db/connect.ts'
import {
  isRefusal,
  rememberAddressHashes,
  type SealedArrival,
  sealArrival,
  storeArrivals,
} from '../../db/inbox.ts'
import { newTrace } from '../../db/trace.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { Signal } from './signal.ts'

/** Resolves when what people did is committed to the inbox; rejects when it is not, and the messenger must repeat it. */
export type Accept = (channel: ChannelName, received: Received) => Promise<void>

/** Rows in one statement: more gain nothing, and a refused batch is repeated row by row. */
const BATCH_LIMIT = 200
/**
 * Milliseconds after which what is not committed is given back: a commit that waits for a replica or a silent server may wait for
 * hours, and a messenger that gets no answer for a minute brings less at once.
 */
const LONGEST_MILLISECONDS = 8_000
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

/** The messenger brings it again; when it was committed after all, that changes nothing. */
class NotInTime extends Error {
  override readonly name = 'NotInTime'
  /** Resolves when it is known what became of it. */
  readonly settled: Promise<void>

  constructor(settled: Promise<void>) {
    super()
    this.settled = settled
  }
}

type AcceptParts = {
  readonly database: Database
  readonly inbox: Signal
  readonly metrics: Metrics
  readonly log: Logger
  /** Messages that may wait in memory. */
  readonly waitingLimit?: number
  /** After which what is not committed is given back. */
  readonly longestMilliseconds?: number
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
  metrics,
  log,
  waitingLimit = WAITING_LIMIT,
  longestMilliseconds = LONGEST_MILLISECONDS,
}: AcceptParts): Accept {
  const hashOf = rememberAddressHashes(database, ADDRESSES_REMEMBERED)
  let waiting: Waiting[] = []
  let flushing = false
  /** What was given back as late may still be committed: nothing is written beside it, which might come before it or hang, too. */
  let unsettled = false

  async function flush(): Promise<void> {
    flushing = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH_LIMIT)
      waiting = waiting.slice(BATCH_LIMIT)
      const late = await writeBatch(database, batch, performance.now() + longestMilliseconds)
      // What waited behind it would not fare better, and more of it must not gather.
      if (late) {
        unsettled = true
        for (const { failed } of waiting.splice(0)) failed(late)
        await late.settled
        unsettled = false
      }
      inbox.ring(batch.length)
    }
    flushing = false
  }

  return (channel, received) =>
    new Promise((done, failed) => {
      if (unsettled || waiting.length >= waitingLimit) {
        acknowledgement({ metrics, log }, { channel, trace: newTrace() })('failed')
        throw new InboxBusy()
      }
      const arrival = sealArrival(database, arrivalOf(channel, received), hashOf)
      const seen = acknowledgement({ metrics, log }, arrival)
      waiting.push({
        arrival,
        done: () => {
          seen('stored')
          done()
        },
        failed: (error) => {
          seen(isRefusal(error) ? 'refused' : 'failed')
          failed(error)
        },
      })
      if (!flushing) void flush()
    })
}

/** Counts how long an arrival took to be committed, and says so where its trace begins. */
function acknowledgement(
  { metrics, log }: Pick<AcceptParts, 'metrics' | 'log'>,
  { channel, trace }: Pick<SealedArrival, 'channel' | 'trace'>,
): (outcome: 'stored' | 'refused' | 'failed') => void {
  const began = performance.now()
  return (outcome) => {
    const milliseconds = performance.now() - began
    metrics.acknowledged(channel, outcome, milliseconds / 1000)
    log.info({ trace, channel, outcome, milliseconds: Math.round(milliseconds) }, 'accepted')
  }
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

/**
 * A row that the database refuses must not take its neighbours with it, so a refused batch goes in one by one. Gives why the batch
 * was not written in time, when it was not.
 */
async function writeBatch(
  database: Database,
  batch: readonly Waiting[],
  until: number,
): Promise<NotInTime | undefined> {
  const rows = batch.map(({ arrival }) => arrival)
  try {
    await inTime(storeArrivals(database, rows), until)
    for (const { done } of batch) done()
  } catch (error) {
    if (isRefusal(error) && batch.length > 1) return writeEach(database, batch, until)
    for (const { failed } of batch) failed(error)
    if (error instanceof NotInTime) return error
  }
  return undefined
}

async function writeEach(
  database: Database,
  batch: readonly Waiting[],
  until: number,
): Promise<NotInTime | undefined> {
  let late: NotInTime | undefined
  for (const one of batch) {
    if (late) one.failed(late)
    else late = await writeBatch(database, [one], until)
  }
  return late
}

async function inTime(stored: Promise<void>, until: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const settled = stored.catch(() => {})
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new NotInTime(settled)), until - performance.now())
  })
  await Promise.race([stored, late]).finally(() => clearTimeout(timer))
}
