import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import type { Pace } from '../../../bot/channels/channel.ts'
import { createBuckets } from '../../gate/buckets.ts'
import { networkOf, widerNetworkOf } from '../../gate/network.ts'
import { createNetworkPace } from '../../gate/networkPace.ts'
import { createSums } from '../../gate/sums.ts'
import { senderOf } from './sender.ts'

/** How fast one person may do a thing, and how fast all who share a network address may. */
export type WebChatPaces = {
  readonly posts: { readonly person: Pace; readonly network: Pace }
  readonly photos: { readonly person: Pace; readonly network: Pace }
  readonly reads: { readonly person: Pace; readonly network: Pace }
  /** Pictures and documents that are not in memory: each takes a thread that reads photos. */
  readonly drawings: { readonly person: Pace; readonly network: Pace }
}

/**
 * A guard photographs a queue and a person taps quickly: the bursts leave room for both. Vietnamese mobile networks put
 * thousands of honest people behind one address, so an address may do what hundreds of them do.
 */
export const WEB_CHAT_PACES: WebChatPaces = {
  posts: { person: { perSecond: 1, burst: 30 }, network: { perSecond: 100, burst: 1000 } },
  photos: { person: { perSecond: 0.5, burst: 20 }, network: { perSecond: 20, burst: 200 } },
  reads: { person: { perSecond: 5, burst: 60 }, network: { perSecond: 300, burst: 3000 } },
  drawings: { person: { perSecond: 0.5, burst: 20 }, network: { perSecond: 5, burst: 100 } },
}

/** Says after how many seconds a request may be served; 0 is at once. */
export function createPace(
  { person, network }: { readonly person: Pace; readonly network: Pace },
  now: () => Date,
): (request: FastifyRequest) => number {
  const persons = createBuckets(person, now)
  const networks = createNetworkPace(network, now)
  return (request) => persons.take(senderOf(request).senderAddress) || networks.take(request.ip)
}

/** Refuses what comes too fast with 429 and the seconds to wait, before a body is read. */
export function paced(pace: WebChatPaces[keyof WebChatPaces], now: () => Date): onRequestHookHandler {
  const waitOf = createPace(pace, now)
  return async (request, reply) => {
    const wait = waitOf(request)
    if (wait > 0) await tooFast(reply, wait)
  }
}

/**
 * Bytes of photos that are being received at once; each is held twice while it is sealed. A photo of which nobody said
 * how large it is counts as the largest.
 */
const RECEIVED_BYTES = 120 * 1024 * 1024
/**
 * A third of it is one network's at most, two of the largest or a hundred as phones take them: whoever says that so much is
 * coming, and sends none of it, shuts out no other network. All in one /48 of IPv6 are one here.
 */
const NETWORK_BYTES = RECEIVED_BYTES / 3
const PHOTO_WAIT_SECONDS = 2

/**
 * Bounds the photos that are being received at the same time, by what they weigh: on a slow network a small photo
 * takes minutes, and a few of those must not shut out everybody else.
 */
export function boundedPhotos(largest: number): onRequestHookHandler {
  let underWay = 0
  const ofNetworks = createSums()
  function add(network: string, bytes: number): void {
    underWay += bytes
    ofNetworks.add(network, bytes)
  }
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const network = widerNetworkOf(request.ip) ?? networkOf(request.ip)
    const bytes = Math.min(Number(request.headers['content-length']) || largest, largest)
    const isFull = underWay + bytes > RECEIVED_BYTES || ofNetworks.of(network) + bytes > NETWORK_BYTES
    if (isFull) return tooFast(reply, PHOTO_WAIT_SECONDS)
    add(network, bytes)
    let over = false
    const release = () => {
      if (!over) add(network, -bytes)
      over = true
    }
    reply.raw.once('finish', release).once('close', release)
  }
}

/** Tells that something came too fast, and in how many seconds it may come again. */
export async function tooFast(reply: FastifyReply, seconds: number): Promise<void> {
  await reply.code(429).header('retry-after', Math.ceil(seconds)).send({ problem: 'tooFast' })
}
