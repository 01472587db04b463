import type { Logger } from 'pino'
import {
  type Channel,
  type DeliveryDecision,
  DeliveryError,
  type DrawnFile,
} from '../../bot/channels/channel.ts'
import type { OutgoingMessage } from '../../bot/core/outgoing.ts'
import type { ChannelName, ChatKind } from '../../bot/core/received.ts'
import { type Attachment, attachmentFile } from '../../bot/qr/draw/attachment.ts'
import type { QrWorkshop } from '../../bot/qr/workshop/qrWorkshop.ts'
import { markReachable, moveChat } from '../../db/chats.ts'
import type { Database } from '../../db/connect.ts'
import { closeMessage, type DueMessage, leaseDue, releaseMessage } from '../../db/outbox.ts'
import { closeBucket, takeTokens } from '../../db/pace.ts'
import type { Signal } from '../inbox/signal.ts'
import { reasonOf } from '../log.ts'
import { startLoop, type Worker } from './loop.ts'

/** Messages under delivery at once. */
export const DELIVERY_LANES = 8
/** A messenger that does not answer within this time is tried again. */
const DELIVERY_MILLISECONDS = 30_000
/** Longer than a delivery may take, so that a lease that ends means a worker that died. */
const LEASE_SECONDS = 60
/** With the pauses below, about a day: then a person has long seen what became of it elsewhere. */
const ATTEMPTS = 12
const FIRST_PAUSE_SECONDS = 2
const LONGEST_PAUSE_SECONDS = 3 * 3600

export type DeliveryParts = {
  readonly database: Database
  readonly channels: ReadonlyMap<ChannelName, Channel>
  readonly qr: Pick<QrWorkshop, 'draw'>
  readonly outbox: Signal
  readonly log: Logger
}

/** Delivers what waits in the outbox, at each messenger's pace and in each chat's order. */
export function startDeliveries(parts: DeliveryParts): Worker {
  return startLoop({
    name: 'deliveries',
    once: () => deliverNext(parts),
    lanes: DELIVERY_LANES,
    signal: parts.outbox,
    log: parts.log,
  })
}

async function deliverNext(parts: DeliveryParts): Promise<'worked' | 'idle'> {
  const [message] = await leaseDue(parts.database, { limit: 1, leaseSeconds: LEASE_SECONDS })
  if (!message) return 'idle'
  const channel = parts.channels.get(message.chat.channel as ChannelName)
  if (!channel) {
    await releaseMessage(parts.database, message.id, {
      afterSeconds: LONGEST_PAUSE_SECONDS,
      counted: false,
      reason: 'channel off',
    })
  } else if (message.chat.unreachable) {
    await closeMessage(parts.database, message.id, 'unreachable', 'chat unreachable')
  } else if (await mayGo(parts, channel, message)) {
    await deliver(parts, channel, message)
  }
  return 'worked'
}

/** Takes a token of the messenger's and one of the chat's; without both the message is given back until they are there. */
async function mayGo({ database }: DeliveryParts, channel: Channel, message: DueMessage): Promise<boolean> {
  const { pace } = channel.limits
  const wait = await takeTokens(database, [
    { name: bucketOf(channel), ...pace.all },
    { name: bucketOf(channel, message), ...(message.chat.kind === 'group' ? pace.group : pace.private) },
  ])
  if (wait > 0) {
    await releaseMessage(database, message.id, { afterSeconds: wait, counted: false, reason: 'pace' })
  }
  return wait === 0
}

function bucketOf(channel: Channel, message?: DueMessage): string {
  return message ? `${channel.name}:${message.chat.id}` : channel.name
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
    await closeMessage(parts.database, message.id, 'sent', undefined)
  } catch (error) {
    await decide(parts, channel, message, error)
  }
}

async function drawn({ qr }: DeliveryParts, attachment: Attachment): Promise<DrawnFile> {
  return { ...attachmentFile(attachment), bytes: await qr.draw(attachment) }
}

/** Carries out what an error itself says is to be done; an error that says nothing is tried again. */
async function decide(
  parts: DeliveryParts,
  channel: Channel,
  message: DueMessage,
  error: unknown,
): Promise<void> {
  const { database, log } = parts
  const decided = error instanceof DeliveryError
  const decision: DeliveryDecision = decided ? error.decision : { kind: 'retry' }
  const reason = decided ? error.reason : reasonOf(error)
  log.warn(
    {
      outboxId: message.id,
      channel: channel.name,
      attempts: message.attempts,
      reason,
      outcome: decision.kind,
    },
    'not delivered',
  )
  switch (decision.kind) {
    case 'pace':
      await closeBucket(database, bucketOf(channel, message), decision.afterSeconds)
      return releaseMessage(database, message.id, {
        afterSeconds: decision.afterSeconds,
        counted: false,
        reason,
      })
    case 'unreachable':
      await markReachable(database, message.chat.id, false)
      return closeMessage(database, message.id, 'unreachable', reason)
    case 'moved':
      await moveChat(database, message.chat.id, channel.name, decision.to)
      return releaseMessage(database, message.id, { afterSeconds: 0, counted: true, reason })
    case 'giveUp':
      return closeMessage(database, message.id, 'given up', reason)
    case 'retry': {
      if (message.attempts >= ATTEMPTS) return closeMessage(database, message.id, 'given up', reason)
      const pause = Math.min(FIRST_PAUSE_SECONDS * 2 ** message.attempts, LONGEST_PAUSE_SECONDS)
      return releaseMessage(database, message.id, {
        afterSeconds: decision.afterSeconds ?? pause,
        counted: true,
        reason,
      })
    }
  }
}
