import type { Pace } from '../../bot/channels/channel.ts'

/** Lets each key do something at a pace: a token a time, refilled steadily up to the burst. */
export type Buckets = {
  /** Takes a token; 0 when it was there, else after how many seconds there will be one. */
  take(key: string): number
  /** Whether a key that tried now would have to wait. Nothing is taken. */
  isSpent(key: string): boolean
}

/** Keys remembered. The one that was quiet for longest is forgotten first, and then starts with a full bucket. */
const MOST_KEYS = 50_000

export function createBuckets({ perSecond, burst }: Pace, now: () => Date): Buckets {
  const buckets = new Map<string, { tokens: number; filledAt: number }>()

  function forgetOldest(): void {
    const oldest = buckets.keys().next()
    if (buckets.size > MOST_KEYS && !oldest.done) buckets.delete(oldest.value)
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
      forgetOldest()
      return wait
    },
    isSpent: (key) => tokensOf(key, now().getTime()) < 1,
  }
}
