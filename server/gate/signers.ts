import type { Pace } from '../../bot/channels/channel.ts'
import { networkOf } from './network.ts'
import { createNetworkPace } from './networkPace.ts'

/**
 * How much a network may bring that must be read whole to tell whether it is genuine: one right request is enough, and whoever
 * tries signatures out has no use for more. As many as the burst, of a few hundred kilobytes each, fit into memory at once.
 */
const UNKNOWN_PACE: Pace = { perSecond: 20, burst: 200 }

/** How long a network is known after something right came from it: a messenger may be silent for a night, not for a day. */
const KNOWN_MILLISECONDS = 24 * 3_600_000
/** Networks known; a messenger's servers stand in a few. The one that was right longest ago is forgotten first. */
const MOST_KNOWN = 1_000

/** Networks that sign what they send. */
export type Signers = {
  /** Whether what comes from there may be read now. */
  mayTry(address: string): boolean
  /** Notes that it was rightly signed. */
  wasRight(address: string): void
}

/**
 * Bounds what strangers make us read for nothing, and never a messenger: its own network is known from the first right request
 * on. So is one that strangers share with it, as behind a proxy that is not trusted, once a right one has come through among theirs.
 */
export function createSigners(now: () => Date): Signers {
  const unknown = createNetworkPace(UNKNOWN_PACE, now)
  const known = new Map<string, number>()

  function isKnown(network: string): boolean {
    const since = known.get(network)
    return since !== undefined && now().getTime() - since < KNOWN_MILLISECONDS
  }

  return {
    mayTry: (address) => isKnown(networkOf(address)) || unknown.take(address) === 0,
    wasRight(address) {
      const network = networkOf(address)
      known.delete(network)
      known.set(network, now().getTime())
      const oldest = known.keys().next()
      if (known.size > MOST_KNOWN && !oldest.done) known.delete(oldest.value)
    },
  }
}
