import type { FastifyRequest } from 'fastify'
import type { Pace } from '../../bot/channels/channel.ts'
import { createNetworkPace } from './networkPace.ts'

/** What codes and links that lead nowhere are counted under, in `tallies`. */
export const GUESS_CHANNEL = 'web'

/** What leads nowhere, as it is counted; the operator hears when there is more of it than usual. */
export const GUESSED = [
  'unknown code',
  'unknown file link',
  'unknown form link',
  'unknown log link',
  'unknown trace link',
] as const
export type Guessed = (typeof GUESSED)[number]

/** How many a network may bring that lead nowhere, and how fast it may try at all once it has brought more. */
export type GuessPaces = { readonly misses: Pace; readonly afterwards: Pace }

/** Expired links are opened honestly by many behind one address; whoever tries out 130 bits finds nothing at any pace. */
export const LINK_GUESSES: GuessPaces = {
  misses: { perSecond: 5, burst: 300 },
  afterwards: { perSecond: 10, burst: 100 },
}

/** Counts how often something happened; as `server/inbox/tally.ts` makes it. */
export type Count = (channel: string, what: string) => void

export type Guesses = {
  /** Seconds until a network may try: 0, but for one that has brought much that leads nowhere and goes on quickly. */
  wait(request: FastifyRequest): number
  /** Notes that what was brought leads nowhere. 0, or seconds once the network has brought too much of it. */
  missed(request: FastifyRequest): number
}

/**
 * Slows a network down that tries out codes or links, before anything is looked up, so that a hit is as rare as a miss. Others
 * behind the same address are served all the while, at the pace that is left to it.
 */
export function createGuesses(
  what: Guessed,
  { misses, afterwards }: GuessPaces,
  { count, now }: { readonly count: Count; readonly now: () => Date },
): Guesses {
  const [missed, tried] = [createNetworkPace(misses, now), createNetworkPace(afterwards, now)]
  return {
    wait(request) {
      return missed.isSpent(request.ip) ? tried.take(request.ip) : 0
    },
    missed(request) {
      count(GUESS_CHANNEL, what)
      return missed.take(request.ip)
    },
  }
}
