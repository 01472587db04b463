import type { Pace } from '../../bot/channels/channel.ts'

/** Lets each key do something at a pace: a token a time, refilled steadily up to the burst. */
export type Buckets = {
  /** Takes a token; 0 when it was there, else after how many seconds there will be one. */
  take(key: string): number
  /** Whether a key that tried now would have to wait. Nothing is taken. */
  isSpent(key: string): boolean
  /** Of how many keys something is remembered. */
  remembered(): number
}

/** Keys remembered. The one that was quiet for longest is forgotten first, and then starts with a full bucket. */
const MOST_KEYS = 50_000
/** Looked at for each key that is taken: one more than can be added, so that those that are full again soon cost no memory. */
const LOOKED_AT = 2

export function createBuckets({ perSecond, burst }: Pace, now: () => Date): Buckets {
  const buckets = new Map<string, { tokens: number; filledAt: number }>()

  /** A full bucket is as good as none. */
  function forgetOldest(time: number): void {
    for (let looked = 0; looked < LOOKED_AT; looked++) {
      const oldest = buckets.keys().next()
      if (oldest.done) return
      if (buckets.size <= MOST_KEYS && tokensOf(oldest.value, time) < burst) return
      buckets.delete(oldest.value)
    }
  }

  function tokensOf(key: string, time: number): number {
    const bucket = buckets.get(key) ?? { tokens: burst, filledAt: time }
    const refilled = bucket.tokens + (Math.max(0, time - bucket.filledAt) / 1000) * perSecond
    return Math.min(burst, refilled)
  }

  return {
    take(key) {
      const time = now().getTime()
      const tokens = tokensOf(key, time)
      const wait = tokens >= 1 ? 0 : (1 - tokens) / perSecond
      buckets.delete(key)
      buckets.set(key, { tokens: wait === 0 ? tokens - 1 : tokens, filledAt: time })
      forgetOldest(time)
      return wait
    },
    isSpent: (key) => tokensOf(key, now().getTime()) < 1,
    remembered: () => buckets.size,
  }
}
