import { afterAll, beforeAll, expect, test } from 'vitest'
import { NO_OWN_SYMBOLS } from '../../bot/qr/engine/ownSymbols.ts'
import { readPhoto } from '../../bot/qr/read/readPhoto.ts'
import { IN_TIME } from '../../bot/qr/read/stages.ts'
import { type House, openHouse } from '../server/workers/support/house.ts'
import { keptCases } from './cases.ts'
import { openReplay, type Replay } from './replay.ts'

/** What `npm run fuzz` once found, sent again: each must be answered, and handled. */
let house: House
let replay: Replay
beforeAll(async () => {
  house = await openHouse()
  replay = await openReplay(house)
})
afterAll(async () => {
  await replay?.end()
  await house?.end()
})

const cases = keptCases()

test.each(cases.filter(([, { kind }]) => kind !== 'images'))(
  '%s is answered and handled',
  async (_name, { requests }) => {
    for (const request of requests) {
      const status = await replay.send(request)
      expect(status).toBeLessThan(500)
      if (request.genuine) expect(status).toBe(200)
    }
    await house.handled()
    expect(replay.errors).toEqual([])
    expect((await house.inbox()).filter(({ outcome }) => outcome === 'set aside')).toEqual([])
  },
)

/** Milliseconds, as a photo in a turn has them. */
const READING_MILLISECONDS = 12_000

test('photos are read, or are refused with a reason', async () => {
  for (const [name, { requests }] of cases.filter(([, { kind }]) => kind === 'images')) {
    for (const { body = '' } of requests) {
      const result = await readPhoto(Buffer.from(body, 'base64'), {
        stages: IN_TIME,
        budgetMs: READING_MILLISECONDS,
        now: () => performance.now(),
        understands: () => true,
        own: NO_OWN_SYMBOLS,
      })
      expect([name, result.kind]).toEqual([name, expect.stringMatching(/^(?:texts|nothing|refused)$/)])
    }
  }
})
