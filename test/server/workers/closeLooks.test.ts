import { expect, it } from 'vitest'
import { createCloseLooks } from '../../../server/workers/closeLooks.ts'

it('looks closely at every photo while they are few, and at as many as a tenth of the time allows in a rush', () => {
  let now = 0
  const looks = createCloseLooks(() => now)
  const lookedIn = (seconds: number, everySeconds: number) => {
    let looked = 0
    for (const until = now + seconds * 1000; now < until; now += everySeconds * 1000) {
      if (!looks.mayBegin()) continue
      looked += 1
      looks.took(650)
    }
    return looked
  }
  expect(lookedIn(600, 10)).toBe(60)
  const inTheRush = lookedIn(600, 1)
  // A tenth of ten minutes, and what was saved before.
  expect(inTheRush * 650).toBeGreaterThan(60_000)
  expect(inTheRush * 650).toBeLessThan(60_000 + 10_000 + 650)
  now += 100_000
  expect(lookedIn(10, 1)).toBe(10)
})

it('owes little for what it must look at, so that after a rush it looks closely again within a minute', () => {
  let now = 0
  const looks = createCloseLooks(() => now)
  for (let look = 0; look < 1_000; look++) looks.took(650)
  expect(looks.mayBegin()).toBe(false)
  now += 60_000
  expect(looks.mayBegin()).toBe(true)
})
