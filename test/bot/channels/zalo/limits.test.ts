import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paceBelow, zaloLimits } from '../../../../bot/channels/zalo/limits.ts'

/** The fewest and most calls a minute that can be configured. */
const callsAMinute = fc.integer({ min: 10, max: 4000 })
/** Seconds between two wishes for a call: at once, or at any moment of half a minute. */
const gaps = fc.array(
  fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.double({ min: 0, max: 30, noNaN: true })),
  {
    minLength: 1,
    maxLength: 3000,
    size: 'max',
  },
)

/** The moments at which a bucket that is full at first lets a call go, when there is a wish for one after each gap. */
function letGo(
  { perSecond, burst }: { perSecond: number; burst: number },
  waits: readonly number[],
): number[] {
  let now = 0
  let tokens = burst
  const moments: number[] = []
  for (const wait of waits) {
    now += wait
    tokens = Math.min(burst, tokens + wait * perSecond)
    if (tokens < 1) continue
    tokens -= 1
    moments.push(now)
  }
  return moments
}

/** The most calls in any 60 seconds. */
function mostInAMinute(moments: readonly number[]): number {
  let first = 0
  let most = 0
  for (const [last, moment] of moments.entries()) {
    while (moment - (moments[first] ?? 0) >= 60) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most
}

describe('the pace of calls', () => {
  it('is never above the limit in any 60 seconds', () => {
    fc.assert(
      fc.property(callsAMinute, gaps, (limit, waits) => {
        expect(mostInAMinute(letGo(paceBelow(limit), waits))).toBeLessThanOrEqual(limit)
      }),
      { numRuns: 200 },
    )
  })

  it('is never above the limit, however greedily it is asked for, and comes close to it', () => {
    fc.assert(
      fc.property(callsAMinute, (limit) => {
        const greedy = Array.from({ length: 20_000 }, (_, index) => (index < 5_000 ? 0 : 0.01))
        const most = mostInAMinute(letGo(paceBelow(limit), greedy))
        expect(most).toBeLessThanOrEqual(limit)
        expect(most).toBeGreaterThan(limit * 0.95 - 2)
      }),
      { numRuns: 50 },
    )
  })

  it('lets somebody who waits be answered at once', () => {
    fc.assert(
      fc.property(callsAMinute, (limit) => {
        const { burst, perSecond } = paceBelow(limit)
        expect(burst).toBeGreaterThanOrEqual(1)
        expect(Number.isInteger(burst)).toBe(true)
        expect(perSecond).toBeGreaterThan(0)
      }),
    )
  })

  it('is that of the account for all its chats together', () => {
    expect(zaloLimits(100).pace.all).toEqual({ burst: 4, perSecond: 1.6 })
  })
})
