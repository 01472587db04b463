import { expect, test } from 'vitest'
import { growthsIn, isTooMuch } from './judge.ts'

const HOUR = 3_600

/** Looks at a server that holds so much at a moment. */
const looksAt = (
  seconds: number,
  held: (at: number) => { readonly server?: number; readonly handles?: number },
) =>
  Array.from({ length: Math.ceil(seconds / 5) }, (_, look) => ({
    ...{ seconds: 5 * look, server: 400, anonymous: 300, postgres: 100, handles: 50, sockets: 20 },
    ...{ inboxAge: 0, outboxAge: 0 },
    ...held(5 * look),
  }))

/** What is too much where some of it grows by so much an hour. */
const grownIn = (seconds: number, { server = 0, handles = 0 }) =>
  tooMuchIn(
    looksAt(seconds, (at) => ({ server: 400 + (at / HOUR) * server, handles: 50 + (at / HOUR) * handles })),
  )

const tooMuchIn = (looks: Parameters<typeof growthsIn>[0], warm = 0) =>
  growthsIn(looks, warm)
    .filter(isTooMuch)
    .map(({ what }) => what)

test('in a long run each thing is judged by what it adds an hour, in its own unit', () => {
  expect(grownIn(HOUR, { server: 50, handles: 5 })).toEqual([])
  expect(grownIn(HOUR, { server: 70 })).toEqual(['server'])
  expect(grownIn(HOUR, { handles: 50 })).toEqual(['handles'])
})

test('in a short run it is judged by what it added in all, however steep that would be for an hour', () => {
  expect(grownIn(108, { server: 1_000 })).toEqual([])
  expect(grownIn(108, { server: 3_000 })).toEqual(['server'])
  expect(grownIn(108, { handles: 1_000 })).toEqual(['handles'])
})

test('what was given back and is taken again is no growth, and what comes on top is', () => {
  const dipsTo = (end: number) => looksAt(180, (at) => ({ server: at < 60 ? 510 : at < 120 ? 420 : end }))
  expect(tooMuchIn(dipsTo(500), 72)).toEqual([])
  expect(tooMuchIn(dipsTo(560), 72)).toEqual(['server'])
})

test('too few looks are no proof that nothing grows', () => {
  expect(grownIn(20, {})).toEqual(['server', 'anonymous', 'postgres', 'handles', 'sockets'])
  expect(growthsIn([], 0).every(isTooMuch)).toBe(true)
})
