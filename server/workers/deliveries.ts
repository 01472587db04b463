import type { Logger } from 'pino'
import type { Channel, MessageFile } from '../../bot/channels/channel.ts'
import type { OutgoingMessage } from '../../bot/core/outgoing.ts'
import type { ChannelName, ChatKind } from '../../bot/core/received.ts'
import { type Attachment, attachmentFile } from '../../bot/qr/draw/attachment.ts'
import type { QrWorkshop } from '../../bot/qr/workshop/qrWorkshop.ts'
import type { Database } from '../../db/connect.ts'
import { deliveryFileName } from '../../db/fileLinks.ts'
import { classOf, closeMessage, type DueMessage, keepMessage, leaseDue } from '../../db/outbox.ts'
import { parkBehind } from '../../db/parking.ts'
import type { FileLinks } from '../fileLinks.ts'
import type { Signal } from '../inbox/signal.ts'
import { carryOut, type Outlet } from './deliveryErrors.ts'
import { type Looked, startLoop, type Worker } from './loop.ts'
import { createPacing, type Pacing } from './pacing.ts'
import { RENEWED_LEASE_SECONDS, renewing } from './renewing.ts'
import { createSendingAlarms } from './sendingAlarms.ts'

/** Messages of one messenger under delivery at once. */
const DELIVERY_LANES = 8
/** A messenger that does not answer within this time is tried again. */
const DELIVERY_MILLISECONDS = 30_000

export type DeliveryParts = {
  readonly database: Database
  readonly channels: ReadonlyMap<ChannelName, Channel>
  readonly qr: Pick<QrWorkshop, 'draw'>
  readonly fileLinks: FileLinks
  readonly outbox: Signal
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

function startDeliveriesOf(parts: DeliveryParts, channel: Channel): Worker {
  const pacing = createPacing(parts.database, channel)
  const outlet = { channel, alarms: createSendingAlarms(parts, channel.name) }
  return startLoop({
    name: `deliveries ${channel.name}`,
    once: () => deliverNext(parts, outlet, pacing),
    lanes: DELIVERY_LANES,
    signal: parts.outbox,
    log: parts.log,
  })
}

async function deliverNext(parts: DeliveryParts, outlet: Outlet, pacing: Pacing): Promise<Looked> {
  const { database } = parts
  const wish = { channel: outlet.channel.name, limit: 1, leaseSeconds: RENEWED_LEASE_SECONDS }
  const [message] = await leaseDue(database, wish)
  if (!message) return 'idle'
  if (message.chat.unreachable) {
    await closeMessage(database, message.id, 'unreachable', 'chat unreachable')
    return 'worked'
  }
  if (message.chat.parked && message.class > 0) {
    await parkBehind(database, message, 'waits for the person to write')
    return 'worked'
  }
  const admitted = await pacing.admit(message)
  if (admitted !== 'admitted') return admitted
  await deliver(parts, outlet, message)
  return 'worked'
}

async function deliver(parts: DeliveryParts, outlet: Outlet, message: DueMessage): Promise<void> {
  try {
    await renewing(
      () => keepMessage(parts.database, message.id, RENEWED_LEASE_SECONDS),
      () => send(parts, outlet.channel, message),
    )
  } catch (error) {
    return carryOut(parts, outlet, message, error)
  }
  await closeMessage(parts.database, message.id, 'sent', undefined)
  await outlet.alarms.sent()
}

async function send(parts: DeliveryParts, channel: Channel, due: DueMessage): Promise<void> {
  const { id, chat, body } = due
  const message = body as OutgoingMessage
  const file = message.attachment && fileOf(parts, due, message.attachment)
  await channel.deliver({
    chat: { id: chat.id, address: chat.address, kind: chat.kind as ChatKind },
    message,
    class: classOf(due.class),
    ...(file && { file }),
    deliveryId: id,
    signal: AbortSignal.timeout(DELIVERY_MILLISECONDS),
  })
}

/** The file of a message, drawn only for a messenger that carries it. */
function fileOf({ qr, fileLinks }: DeliveryParts, due: DueMessage, attachment: Attachment): MessageFile {
  return {
    ...attachmentFile(attachment),
    draw: () => qr.draw(attachment),
    link: (way) => fileLinks(deliveryFileName(due), attachment, way),
  }
}
