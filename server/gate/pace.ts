import type { FastifyRequest } from 'fastify'
import type { Pace } from '../../bot/channels/channel.ts'
import { createBuckets } from './buckets.ts'
import { createNetworkPace } from './networkPace.ts'

/** How fast one network may ask, how fast all in one /48 of IPv6, and how fast all of them together may. */
export type SharedPace = { readonly network: Pace; readonly wider: Pace; readonly all: Pace }

/**
 * Every page together. Thousands of honest people share one address on Vietnamese mobile networks, and a messenger fetches
 * pictures for all its people from a few, so that a network may do what all its pages allow. A process answers some 6,000
 * requests a second: pages get a third of that, so that however many networks flood them, messengers' events come through. A third
 * of that again is the most that one customer with a /48 gets.
 */
export const PAGES_PACE: SharedPace = {
  network: { perSecond: 600, burst: 6_000 },
  wider: { perSecond: 670, burst: 6_700 },
  all: { perSecond: 2_000, burst: 20_000 },
}

/** Says after how many seconds a request may be served; 0 is at once. Whom it is refused costs the others nothing. */
export function sharedPace(
  { network, wider, all }: SharedPace,
  now: () => Date,
): (request: FastifyRequest) => number {
  const [networks, whole] = [createNetworkPace(network, now, wider), createBuckets(all, now)]
  return (request) => networks.take(request.ip) || whole.take('all')
}
