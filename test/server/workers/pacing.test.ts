import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Database } from '../../../db/connect.ts'
import type { MessageClass } from '../../../db/outbox.ts'
import { takeTokens } from '../../../db/pace.ts'
import { pauseFor } from '../../../server/workers/pacing.ts'
import { aheadFor, reserveFor } from '../../../server/workers/reserves.ts'
import { KEYS } from '../../flows/world/city.ts'
import { type FreshDatabase, freshDatabase } from '../../support/database.ts'

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect({ url: fresh.url, keys: KEYS, connections: 1 })
  // A clock of the database that stands still until it is set.
  await fresh.asOwner(`
    create schema simulated; grant usage on schema simulated to public;
    create function simulated.clock_timestamp() returns timestamptz language sql stable
      as $$ select current_setting('simulated.now')::timestamptz $$`)
  await database.client.unsafe('set search_path = simulated, public, pg_catalog')
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const LANES = 24
/** Seconds of the simulated clock. */
const SECONDS = 5
const BEGINNING = Date.parse('2026-11-28T01:00:00Z')

type Pace = { readonly perSecond: number; readonly burst: number }
type Taken = { readonly at: number; readonly kind: MessageClass }

let plays = 0

/**
 * Lanes that take tokens as deliveries do, on a simulated clock. What a lane has to send takes a while, and one that found no token
 * stands still. Replies come by themselves.
 */
async function play(
  pace: Pace,
  { processes, callSeconds, replyEvery }: { processes: number; callSeconds: number; replyEvery: number },
): Promise<{ readonly taken: Taken[]; readonly slowestReply: number; readonly asked: number }> {
  const name = `simulated ${plays++}`
  const ahead = aheadFor(pace)
  const taken: Taken[] = []
  let [now, asked, slowestReply] = [0, 0, 0]
  const take = async (kind: MessageClass) => {
    asked += 1
    const time = new Date(BEGINNING + now * 1000).toISOString()
    await database.client`select set_config('simulated.now', ${time}, false)`
    const [wait = 0] = await takeTokens(
      database,
      [{ name, ...pace, reserve: reserveFor(pace.burst, kind) }],
      ahead,
    )
    if (wait <= ahead) taken.push({ at: now + wait, kind })
    return wait
  }
  const due = Array.from({ length: processes * LANES }, (_, lane) => ({ at: lane / 1000, replies: false }))
  for (let at = replyEvery; at < SECONDS; at += replyEvery) due.push({ at, replies: true })
  for (;;) {
    const next = due.reduce((first, one) => (one.at < first.at ? one : first))
    if (next.at >= SECONDS) return { taken, slowestReply, asked }
    now = next.at
    const wait = await take(next.replies ? 'reply' : 'broadcast')
    if (next.replies) {
      slowestReply = Math.max(slowestReply, wait)
      next.at = SECONDS
    } else next.at = now + (wait <= ahead ? wait + callSeconds : pauseFor(pace, LANES))
  }
}

/** Whether no stretch of time has more than its tokens. */
function isWithin({ perSecond, burst }: Pace, taken: readonly Taken[]): boolean {
  const moments = taken.map(({ at }) => at).toSorted((a, b) => a - b)
  return moments.every((from, first) =>
    moments.every((to, last) => last < first || last - first + 1 <= burst + perSecond * (to - from) + 0.1),
  )
}

const cities = fc.record({
  processes: fc.constantFrom(1, 2, 4),
  callSeconds: fc.constantFrom(0.02, 0.1, 0.4),
  replyEvery: fc.constantFrom(0.25, 1),
})

describe('a broadcast', () => {
  test.each([
    ['Telegram', { perSecond: 30, burst: 30 }],
    ['Zalo at 1,000 a minute', { perSecond: 16, burst: 40 }],
  ])(
    'on %s goes at the full pace and never above it, and a reply waits for no token',
    async (_name, pace) => {
      await fc.assert(
        fc.asyncProperty(cities, async (city) => {
          const { taken, slowestReply, asked } = await play(pace, city)
          expect(isWithin(pace, taken)).toBe(true)
          const steady = taken.filter(({ at }) => at >= 1.5 && at < SECONDS - 0.5).length / (SECONDS - 2)
          expect(steady).toBeGreaterThanOrEqual(0.95 * pace.perSecond)
          expect(slowestReply).toBe(0)
          // Nor do lanes ask again and again beside each other.
          expect(asked).toBeLessThan((2 + 2 * city.processes) * (pace.burst + pace.perSecond * SECONDS))
        }),
        { numRuns: 2 },
      )
    },
  )
})
