import type { Pace } from '../../bot/channels/channel.ts'
import { createBuckets } from './buckets.ts'
import { networkOf, widerNetworkOf } from './network.ts'

/** Lets each network do something at a pace, by the addresses that are in it. */
export type NetworkPace = {
  /** Takes a token; 0 when it was there, else after how many seconds there will be one. */
  take(address: string): number
  /** Whether somebody there who tried now would have to wait. Nothing is taken. */
  isSpent(address: string): boolean
}

/**
 * A wider network of IPv6 may do what so many of its networks may. It is a customer's whole house or a mobile network's
 * thousands of phones, each of which asks a few times a minute: so that one customer is a few networks and not 65,536.
 */
const WIDER_TIMES = 8

/** `wider` is said where so many times would be more than all together may. */
export function createNetworkPace(pace: Pace, now: () => Date, wider: Pace = timesOf(pace)): NetworkPace {
  const [networks, widerOnes] = [createBuckets(pace, now), createBuckets(wider, now)]
  return {
    take(address) {
      const around = widerNetworkOf(address)
      // Looked at first, so that nobody makes us remember, and forget others for, networks that are refused anyway.
      if (around !== undefined && widerOnes.isSpent(around)) return widerOnes.take(around)
      const wait = networks.take(networkOf(address))
      return wait > 0 || around === undefined ? wait : widerOnes.take(around)
    },
    isSpent(address) {
      const around = widerNetworkOf(address)
      return networks.isSpent(networkOf(address)) || (around !== undefined && widerOnes.isSpent(around))
    },
  }
}

function timesOf({ perSecond, burst }: Pace): Pace {
  return { perSecond: perSecond * WIDER_TIMES, burst: burst * WIDER_TIMES }
}
