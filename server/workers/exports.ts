import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Channel } from '../../bot/channels/channel.ts'
import type { City } from '../../bot/core/city.ts'
import type { ExportAsked } from '../../bot/core/logAsked.ts'
import type { OutgoingMessage } from '../../bot/core/outgoing.ts'
import type { ChannelName } from '../../bot/core/received.ts'
import { EXPORT_FORMATS } from '../../bot/draw/attachment.ts'
import {
  type ExportToSay,
  failedMessage,
  progressMessage,
  readyMessage,
} from '../../bot/flows/export/said.ts'
import { unitName } from '../../bot/flows/unitName.ts'
import { allowedVenue } from '../../bot/flows/venue/venueFor.ts'
import type { Database, Store } from '../../db/connect.ts'
import {
  chatOfExport,
  closeExport,
  ExportLost,
  forgetParts,
  keepExport,
  type LeasedExport,
  leaseExport,
} from '../../db/exports.ts'
import { recordLogRead } from '../../db/logReads.ts'
import { enqueue } from '../../db/outbox.ts'
import { createProgress } from '../exports/progress.ts'
import { FILE_LIMITS, type Limits, writeExport } from '../exports/write.ts'
import { createSignal, type Signal } from '../inbox/signal.ts'
import { reasonOf } from '../log.ts'
import { type Looked, startLoop, type Worker } from './loop.ts'
import { RENEWED_LEASE_SECONDS, renewing } from './renewing.ts'

/** How often the writing of a file is begun: what fails so often fails again. */
const ATTEMPTS = 3
/** Seconds until a file that could not be written is begun anew. */
const PAUSE_AFTER_FAILURE = 5
/** Seconds between two looks: a file takes seconds to write, so nobody notices one more. */
const LOOK_SECONDS = 1

export type ExportParts = {
  readonly database: Database
  readonly city: City
  readonly channels: ReadonlyMap<ChannelName, Pick<Channel, 'limits'>>
  readonly outbox: Signal
  readonly log: Logger
  readonly now: () => Date
  readonly limits?: Limits
}

/** Writes logs into files, one at a time in a process: each takes memory and the time of the thread that all share. */
export function startExports(parts: ExportParts): Worker {
  return startLoop({
    name: 'exports',
    once: () => exportNext(parts),
    lanes: 1,
    signal: createSignal(),
    log: parts.log,
  })
}

/** Takes up the export that waits longest. A lease says who may write: who lost it can neither add a part nor finish. */
export async function exportNext(parts: ExportParts): Promise<Looked> {
  const held = await leaseExport(parts.database, randomUUID(), RENEWED_LEASE_SECONDS)
  if (!held) return { pauseSeconds: LOOK_SECONDS }
  try {
    const keep = () => keepExport(parts.database, held, RENEWED_LEASE_SECONDS)
    await renewing(keep, () => work(parts, held))
  } catch (error) {
    if (error instanceof ExportLost) return 'worked'
    parts.log.error({ worker: 'exports', chatId: held.chatId, reason: reasonOf(error) }, 'an export failed')
    await keepExport(parts.database, held, PAUSE_AFTER_FAILURE)
  }
  return 'worked'
}

async function work(parts: ExportParts, held: LeasedExport): Promise<void> {
  const one = await exportToSay(parts, parts.database, held)
  if (!one) return void (await closeExport(parts.database, held, 'refused'))
  if (held.attempts > ATTEMPTS) return finish(parts, held, 'given up', failedMessage)
  const { database, city, limits = FILE_LIMITS } = parts
  const onPart = progressOf(parts, held, one)
  const written = await writeExport(database, held, one, { zone: city.timeZone, limits, onPart })
  await finish(parts, held, 'done', (said) => readyMessage(said, written))
}

/** What there is to say of an export, for as long as whoever asked may have it in the chat where they asked. */
async function exportToSay(
  { city, now }: ExportParts,
  store: Store,
  held: LeasedExport,
): Promise<(ExportToSay & { readonly channel: string }) | undefined> {
  const asker = { store, city, now: now(), person: { id: held.personId } }
  const format = EXPORT_FORMATS.find((one) => one === held.format)
  const chat = await chatOfExport(store, held)
  const venue = await allowedVenue(asker, held.venueId, 'export the log')
  if (!format || !chat || !venue) return undefined
  const language = held.language === 'en' ? 'en' : 'vi'
  const placed = { ...venue, address: `${venue.address}, ${unitName(city, venue)}` }
  const asked = held.asked as ExportAsked
  return {
    id: held.id,
    format,
    venue: placed,
    asked,
    language,
    createdAt: held.createdAt,
    channel: chat.channel,
  }
}

function progressOf(
  { database, channels, outbox, now }: ExportParts,
  held: LeasedExport,
  one: ExportToSay & { readonly channel: string },
): (rows: number) => Promise<void> {
  const fewMessages = channels.get(one.channel as ChannelName)?.limits.fewMessages ?? false
  return createProgress({
    held,
    fewMessages,
    now,
    tell: async (rows) => {
      await enqueue(database, [{ chatId: held.chatId, class: 'push', body: progressMessage(one, rows) }])
      outbox.ring()
    },
  })
}

/** The end and its message in one transaction, after a last look whether whoever asked may still have it. */
async function finish(
  parts: ExportParts,
  held: LeasedExport,
  outcome: 'done' | 'given up',
  message: (one: ExportToSay) => OutgoingMessage,
): Promise<void> {
  await parts.database.transaction(async (store) => {
    const one = await exportToSay(parts, store, held)
    if (!one) await forgetParts(store, held)
    const isClosed = await closeExport(store, held, one ? outcome : 'refused')
    if (isClosed && one && outcome === 'done') await noteReading(store, held, one.asked, parts.now())
    if (isClosed && one) await enqueue(store, [{ chatId: held.chatId, class: 'push', body: message(one) }])
  })
  parts.outbox.ring()
}

/** A file that is there counts as read, whether or not it is opened. */
async function noteReading(
  store: Store,
  { venueId, personId }: LeasedExport,
  { first, last }: ExportAsked,
  at: Date,
): Promise<void> {
  await recordLogRead(store, { venueId, readerId: personId, how: 'file', first, last, at })
}
