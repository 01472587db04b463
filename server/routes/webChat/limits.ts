import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import type { Pace } from '../../../bot/channels/channel.ts'
import { createBuckets } from './buckets.ts'
import { senderOf } from './sender.ts'

/** How fast one person may do a thing, and how fast all who share a network address may. */
export type WebChatPaces = {
  readonly posts: { readonly person: Pace; readonly network: Pace }
  readonly photos: { readonly person: Pace; readonly network: Pace }
  readonly reads: { readonly person: Pace; readonly network: Pace }
}

/**
 * A guard photographs a queue and a person taps quickly: the bursts leave room for both. Vietnamese mobile networks put
 * thousands of honest people behind one address, so an address may do what hundreds of them do.
 */
export const WEB_CHAT_PACES: WebChatPaces = {
  posts: { person: { perSecond: 1, burst: 30 }, network: { perSecond: 100, burst: 1000 } },
  photos: { person: { perSecond: 0.5, burst: 20 }, network: { perSecond: 20, burst: 200 } },
  reads: { person: { perSecond: 5, burst: 60 }, network: { perSecond: 300, burst: 3000 } },
}

/** Refuses what comes too fast with 429 and the seconds to wait, before a body is read. */
export function paced(
  { person, network }: { readonly person: Pace; readonly network: Pace },
  now: () => Date,
): onRequestHookHandler {
  const persons = createBuckets(person, now)
  const networks = createBuckets(network, now)
  return async (request, reply) => {
    const wait = persons.take(senderOf(request).senderAddress) || networks.take(networkOf(request.ip))
    if (wait > 0) await refuse(reply, wait)
  }
}

/** Photos in memory at once: each takes up to 20 MB, twice while it is sealed. */
const PHOTOS_AT_ONCE = 6
const PHOTO_WAIT_SECONDS = 2

/** Bounds the photos that are being received at the same time. */
export function boundedPhotos(): onRequestHookHandler {
  let underWay = 0
  return async (_request: FastifyRequest, reply: FastifyReply) => {
    if (underWay >= PHOTOS_AT_ONCE) return refuse(reply, PHOTO_WAIT_SECONDS)
    underWay += 1
    let over = false
    const release = () => {
      if (!over) underWay -= 1
      over = true
    }
    reply.raw.once('finish', release).once('close', release)
  }
}

async function refuse(reply: FastifyReply, seconds: number): Promise<void> {
  await reply.code(429).header('retry-after', Math.ceil(seconds)).send({ problem: 'tooFast' })
}

/** What stands for a visitor's network. An IPv6 customer has a whole /64, so its first half does. */
export function networkOf(ip: string): string {
  if (!ip.includes(':') || ip.includes('.')) return ip
  return ip.split(':').slice(0, 4).join(':')
}
