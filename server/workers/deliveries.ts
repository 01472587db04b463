import type { Logger } from 'pino'
import type { Channel, MessageFile } from '../../bot/channels/channel.ts'
import { isPhotoRemoval, type OutboxBody, type OutgoingMessage } from '../../bot/core/outgoing.ts'
import type { ChannelName, ChatKind } from '../../bot/core/received.ts'
import { type Attachment, attachmentFile } from '../../bot/draw/attachment.ts'
import type { QrWorkshop } from '../../bot/qr/workshop/qrWorkshop.ts'
import type { Database } from '../../db/connect.ts'
import { deliveryFileName } from '../../db/fileLinks.ts'
import {
  classOf,
  closeMessage,
  type DueMessage,
  keepMessage,
  leaseDue,
  type MessageClass,
} from '../../db/outbox.ts'
import { parkBehind } from '../../db/parking.ts'
import { isOpenVisit } from '../../db/visits.ts'
import type { FileLinks } from '../fileLinks.ts'
import { createFiles, type Files } from '../files.ts'
import type { Signal } from '../inbox/signal.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { seenWithoutTry, watchDelivery } from './deliveriesSeen.ts'
import { carryOut, type Outlet } from './deliveryErrors.ts'
import { type Looked, startLoop, type Worker } from './loop.ts'
import { onceBack } from './onceBack.ts'
import { isOutdated } from './outdated.ts'
import { createPacing, type Pacing } from './pacing.ts'
import { RENEWED_LEASE_SECONDS, renewing } from './renewing.ts'
import { createSendingAlarms } from './sendingAlarms.ts'

/**
 * Messages of one messenger under delivery at once, whatever they are: a messenger that takes 0.4 s to answer is still served at 30
 * a second, with some that wait for their token.
 */
const LANES_FOR_ALL = 16
/** The same of lanes that only replies go by, because a broadcast may hold all others. */
const LANES_FOR_REPLIES = 8
/** A messenger that does not answer within this time is tried again. */
const DELIVERY_MILLISECONDS = 30_000
/**
 * How long a database that is away is told that a message has gone. Whoever leases it later sends it again; a restart is over before
 * its lease is.
 */
const SENT_MILLISECONDS = 15_000

export type DeliveryParts = {
  readonly database: Database
  readonly channels: ReadonlyMap<ChannelName, Channel>
  readonly qr: Pick<QrWorkshop, 'draw'>
  readonly fileLinks: FileLinks
  readonly outbox: Signal
  readonly metrics: Metrics
  readonly log: Logger
  readonly now: () => Date
}

/**
 * Delivers what waits in the outbox, at each messenger's pace and in each chat's order. Each messenger has lanes of its
 * own, so that one that does not answer holds up no other; what waits for one that is turned off is left alone.
 */
export function startDeliveries(parts: DeliveryParts): Worker {
  const workers = [...parts.channels.values()].map((channel) => startDeliveriesOf(parts, channel))
  return {
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()))
    },
  }
}

/** What the worker is called that delivers a messenger's messages: whoever knows that only it has work wakes no other. */
export function deliveriesOf(channel: string): string {
  return `deliveries ${channel}`
}

/** A messenger, and where its messages' files come from. */
type Way = Outlet & { readonly files: Files }

function startDeliveriesOf(parts: DeliveryParts, channel: Channel): Worker {
  const lanes = LANES_FOR_REPLIES + LANES_FOR_ALL
  const pacing = createPacing(parts.database, channel, lanes)
  const outlet = {
    channel,
    files: createFiles(parts.database, parts.qr),
    alarms: createSendingAlarms(parts, channel.name),
  }
  return startLoop({
    name: deliveriesOf(channel.name),
    once: (lane) => deliverNext(parts, outlet, pacing, lane < LANES_FOR_REPLIES ? 'reply' : 'broadcast'),
    lanes,
    signal: parts.outbox,
    log: parts.log,
  })
}

/** @param lowest the class down to which it delivers. */
async function deliverNext(
  parts: DeliveryParts,
  outlet: Way,
  pacing: Pacing,
  lowest: MessageClass,
): Promise<Looked> {
  const { database } = parts
  const wish = { channel: outlet.channel.name, limit: 1, leaseSeconds: RENEWED_LEASE_SECONDS, lowest }
  const heldUntil = performance.now() + RENEWED_LEASE_SECONDS * 1000
  const [message] = await leaseDue(database, wish)
  if (!message) return 'idle'
  const close = async (outcome: 'unreachable' | 'overtaken', reason: string): Promise<Looked> => {
    await closeMessage(database, message.id, outcome, reason)
    seenWithoutTry(parts, outlet.channel.name, message, { outcome, reason })
    return 'worked'
  }
  if (message.chat.unreachable) return close('unreachable', 'chat unreachable')
  if (await isOvertaken(database, message)) return close('overtaken', 'the visit has ended')
  if (message.chat.parked && message.class > 0) {
    await parkBehind(database, message, 'waits for the person to write')
    return 'worked'
  }
  if (await isOutdated(database, message)) return close('overtaken', 'changed again')
  const admitted = await pacing.admit(message)
  if (admitted !== 'admitted') {
    parts.metrics.paced(outlet.channel.name, classOf(message.class))
    return admitted
  }
  // Who stood still until the lease was over has lost the message to another, who may have sent it.
  if (performance.now() > heldUntil) return 'worked'
  await deliver(parts, outlet, message)
  return 'worked'
}

/** A message may have waited until what it asks is settled. */
async function isOvertaken(database: Database, { body }: DueMessage): Promise<boolean> {
  const { whileInside } = body as OutgoingMessage
  return whileInside !== undefined && !(await isOpenVisit(database, whileInside))
}

async function deliver(parts: DeliveryParts, outlet: Way, message: DueMessage): Promise<void> {
  const seen = watchDelivery(parts, outlet.channel.name, message)
  try {
    await renewing(
      () => keepMessage(parts.database, message.id, RENEWED_LEASE_SECONDS),
      () => send(parts, outlet, message),
    )
  } catch (error) {
    return carryOut(parts, outlet, message, error, seen)
  }
  await onceBack(SENT_MILLISECONDS, () => closeMessage(parts.database, message.id, 'sent', undefined))
  seen('sent')
  await outlet.alarms.sent()
}

async function send(parts: DeliveryParts, { channel, files }: Way, due: DueMessage): Promise<void> {
  const { id, chat } = due
  const body = due.body as OutboxBody
  const way = {
    chat: { id: chat.id, address: chat.address, kind: chat.kind as ChatKind },
    deliveryId: id,
    signal: AbortSignal.timeout(DELIVERY_MILLISECONDS),
  }
  if (isPhotoRemoval(body)) return channel.removePhotos?.({ ...way, messages: body.removesPhotos })
  const message = await asItIsNow(files, body)
  const file = message.attachment && fileOf(parts, files, due, message.attachment)
  await channel.deliver({ ...way, message, class: classOf(due.class), ...(file && { file }) })
}

/** A message may have waited longer than its file was kept. */
async function asItIsNow(files: Files, message: OutgoingMessage): Promise<OutgoingMessage> {
  const { attachment } = message
  if (attachment?.kind !== 'export' || (await files.isThere(attachment))) return message
  const { text, again, press } = attachment.gone
  return { text, buttons: [[{ label: again, press }]] }
}

/** The file of a message, made only for a messenger that carries it. */
function fileOf(
  { fileLinks }: DeliveryParts,
  files: Files,
  due: DueMessage,
  attachment: Attachment,
): MessageFile {
  return {
    ...attachmentFile(attachment),
    draw: async () => (await files.draw(attachment)).bytes,
    link: (way) => fileLinks(deliveryFileName(due), attachment, way),
  }
}
