import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Turn } from '../../../bot/core/turn.ts'
import { USE_LIMITS } from '../../../bot/core/uses.ts'
import { usedIn } from '../../../server/workers/turnFrom.ts'

/** A minute's, of somebody quick; sixty are too much. */
const MESSAGES = 30

/** What is counted of a turn whose message has this number in the inbox. */
function counted(inboxId: number): number {
  const uses = new Map([['messages', { what: 'messages', times: 1, windowSeconds: 60, told: false }]])
  const used = usedIn({ uses, now: new Date(0) } as unknown as Turn, inboxId)
  return used?.uses[0]?.times ?? 0
}

/** What is counted of one of several people who write in turn, as many messages each. */
function countedOfOne(people: number, first: number): number {
  let sum = 0
  for (let message = 0; message < MESSAGES; message++) sum += counted(first + message * people)
  return sum
}

test('people who write in turn are neither held back for it nor uncounted', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 2 ** 40 }), (people, first) => {
      const sum = countedOfOne(people, first)
      expect(sum).toBeGreaterThan(MESSAGES / 4)
      expect(sum).toBeLessThan(USE_LIMITS.messages.most)
    }),
  )
})
