import { expect, test } from 'vitest'
import { growthsIn, isTooMuch } from './judge.ts'

const HOUR = 3_600

/** Looks at a server that begins with 400 MB and 50 handles, of which some grow by so much an hour. */
const grownIn = (seconds: number, perHour: { readonly server?: number; readonly handles?: number }) =>
  growthsIn(
    Array.from({ length: Math.ceil(seconds / 5) }, (_, look) => {
      const hours = (5 * look) / HOUR
      return {
        seconds: 5 * look,
        server: 400 + hours * (perHour.server ?? 0),
        anonymous: 300,
        postgres: 100,
        handles: 50 + hours * (perHour.handles ?? 0),
        sockets: 20,
        inboxAge: 0,
        outboxAge: 0,
      }
    }),
  )
    .filter(isTooMuch)
    .map(({ what }) => what)

test('in a long run each thing is judged by what it adds an hour, in its own unit', () => {
  expect(grownIn(HOUR, { server: 50, handles: 5 })).toEqual([])
  expect(grownIn(HOUR, { server: 70 })).toEqual(['server'])
  expect(grownIn(HOUR, { handles: 50 })).toEqual(['handles'])
})

test('in a short run it is judged by what it added in all, however steep that would be for an hour', () => {
  expect(grownIn(108, { server: 1_000 })).toEqual([])
  expect(grownIn(108, { server: 2_000 })).toEqual(['server'])
  expect(grownIn(108, { handles: 1_000 })).toEqual(['handles'])
})

test('too few looks are no proof that nothing grows', () => {
  expect(grownIn(20, {})).toEqual(['server', 'anonymous', 'postgres', 'handles', 'sockets'])
  expect(growthsIn([]).every(isTooMuch)).toBe(true)
})
