import type { Logger } from 'pino'
import type { Channel, DrawnFile } from '../../bot/channels/channel.ts'
import type { OutgoingMessage } from '../../bot/core/outgoing.ts'
import type { ChannelName, ChatKind } from '../../bot/core/received.ts'
import { type Attachment, attachmentFile } from '../../bot/qr/draw/attachment.ts'
import type { QrWorkshop } from '../../bot/qr/workshop/qrWorkshop.ts'
import type { Database } from '../../db/connect.ts'
import { closeMessage, type DueMessage, leaseDue } from '../../db/outbox.ts'
import type { Signal } from '../inbox/signal.ts'
import { carryOut } from './deliveryErrors.ts'
import { type Looked, startLoop, type Worker } from './loop.ts'
import { createPacing, type Pacing } from './pacing.ts'

/** Messages of one messenger under delivery at once. */
const DELIVERY_LANES = 8
/** A messenger that does not answer within this time is tried again. */
const DELIVERY_MILLISECONDS = 30_000
/** Longer than drawing and delivering may take, so that a lease that ends means a worker that died. */
const LEASE_SECONDS = 60

export type DeliveryParts = {
  readonly database: Database
  readonly channels: ReadonlyMap<ChannelName, Channel>
  readonly qr: Pick<QrWorkshop, 'draw'>
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
  return startLoop({
    name: `deliveries ${channel.name}`,
    once: () => deliverNext(parts, channel, pacing),
    lanes: DELIVERY_LANES,
    signal: parts.outbox,
    log: parts.log,
  })
}

async function deliverNext(parts: DeliveryParts, channel: Channel, pacing: Pacing): Promise<Looked> {
  const { database } = parts
  const due = await leaseDue(database, { channel: channel.name, limit: 1, leaseSeconds: LEASE_SECONDS })
  const [message] = due
  if (!message) return 'idle'
  if (message.chat.unreachable) {
    await closeMessage(database, message.id, 'unreachable', 'chat unreachable')
    return 'worked'
  }
  const admitted = await pacing.admit(message)
  if (admitted !== 'admitted') return admitted
  await deliver(parts, channel, message)
  return 'worked'
}

async function deliver(parts: DeliveryParts, channel: Channel, message: DueMessage): Promise<void> {
  try {
    const body = message.body as OutgoingMessage
    const file = body.attachment && (await drawn(parts, body.attachment))
    await channel.deliver({
      chat: { id: message.chat.id, address: message.chat.address, kind: message.chat.kind as ChatKind },
      message: body,
      ...(file && { file }),
      deliveryId: message.id,
      signal: AbortSignal.timeout(DELIVERY_MILLISECONDS),
    })
  } catch (error) {
    return carryOut(parts, channel, message, error)
  }
  await closeMessage(parts.database, message.id, 'sent', undefined)
}

async function drawn({ qr }: DeliveryParts, attachment: Attachment): Promise<DrawnFile> {
  return { ...attachmentFile(attachment), bytes: await qr.draw(attachment) }
}
