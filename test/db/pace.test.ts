import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Database } from '../../db/connect.ts'
import { type Bucket, closeBucket, takeTokens } from '../../db/pace.ts'
import { KEYS } from '../flows/world/city.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'

let fresh: FreshDatabase
let takers: Database[]

beforeAll(async () => {
  fresh = await freshDatabase()
  takers = [1, 2].map(() => connect({ url: fresh.url, keys: KEYS, connections: 4 }))
})
afterAll(async () => {
  await Promise.all(takers.map((taker) => taker.close()))
  await fresh.drop()
})

let names = 0
const bucketOf = (perSecond: number, burst: number): Bucket => ({
  name: `bucket ${names++}`,
  perSecond,
  burst,
  reserve: 0,
})
const taker = (index: number): Database => {
  const found = takers[index % takers.length]
  if (!found) throw new Error('there are takers')
  return found
}
const isTaken = (waits: readonly number[]) => waits.every((wait) => wait === 0)
/** Whether a token of each bucket was taken. */
const take = async (buckets: readonly Bucket[], index = 0) => isTaken(await takeTokens(taker(index), buckets))

describe('tokens', () => {
  it('are never more than the burst and what came since, however many take them at once', async () => {
    const bounds = fc.record({
      perSecond: fc.integer({ min: 1, max: 200 }),
      burst: fc.integer({ min: 1, max: 10 }),
      atOnce: fc.integer({ min: 1, max: 8 }),
      rounds: fc.integer({ min: 1, max: 6 }),
    })
    const property = fc.asyncProperty(bounds, async ({ perSecond, burst, atOnce, rounds }) => {
      const bucket = bucketOf(perSecond, burst)
      const begun = performance.now()
      let taken = 0
      for (let round = 0; round < rounds; round++) {
        const takes = Array.from({ length: atOnce }, (_, index) => take([bucket], index))
        taken += (await Promise.all(takes)).filter(Boolean).length
      }
      const seconds = (performance.now() - begun) / 1000
      expect(taken).toBeLessThanOrEqual(burst + perSecond * seconds + 1e-6)
      expect(taken).toBeGreaterThanOrEqual(Math.min(burst, atOnce * rounds))
    })
    await fc.assert(property, { numRuns: 60 })
  })

  it('come again after the time that was named, and not before', async () => {
    const bucket = bucketOf(5, 1)
    expect(await take([bucket])).toBe(true)
    const [wait = 0] = await takeTokens(taker(0), [bucket])
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(0.2)
    const begun = performance.now()
    await eventually(() => take([bucket]))
    expect((performance.now() - begun) / 1000).toBeGreaterThan(wait - 0.05)
  })

  it('are taken of every bucket or of none, and each says how long', async () => {
    const [full, empty] = [bucketOf(0.001, 2), bucketOf(0.001, 1)]
    expect(await take([empty])).toBe(true)
    const waits = await takeTokens(taker(0), [full, empty])
    expect(waits[0]).toBe(0)
    expect(waits[1]).toBeGreaterThan(900)
    // The full one has lost nothing by that.
    expect([await take([full]), await take([full]), await take([full])]).toEqual([true, true, false])
  })

  it('of two buckets in either order never wait for each other', async () => {
    const [one, two] = [bucketOf(1_000, 1_000), bucketOf(1_000, 1_000)]
    const takes = Array.from({ length: 60 }, (_, index) => take(index % 2 ? [one, two] : [two, one], index))
    expect((await Promise.all(takes)).every(Boolean)).toBe(true)
  })

  it('are not there while a messenger said to wait', async () => {
    const bucket = bucketOf(10, 5)
    await take([bucket])
    await closeBucket(taker(0), bucket.name, 0.4)
    const [wait = 0] = await takeTokens(taker(1), [bucket])
    expect(wait).toBeGreaterThan(0.2)
    expect(wait).toBeLessThanOrEqual(0.4)
    const begun = performance.now()
    await eventually(() => take([bucket]))
    expect(performance.now() - begun).toBeGreaterThan(200)
    // After a pause the messenger is not met with a burst.
    expect(await take([bucket])).toBe(false)
  })
})
