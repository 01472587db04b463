import { expect, test } from 'vitest'
import { createArrivals } from '../../../../bot/channels/web/arrivals.ts'

const LONG = 60_000

test('whoever expects a chat is woken by it, and only by it', async () => {
  const arrivals = createArrivals()
  const [one, another] = [arrivals.expect('a'), arrivals.expect('b')]
  arrivals.announce('a')
  await one.within(LONG)
  const first = await Promise.race([another.within(LONG).then(() => 'b'), one.within(LONG).then(() => 'a')])
  expect(first).toBe('a')
  one.cancel()
  another.cancel()
})

test('what is announced before the wait begins is not missed', async () => {
  const arrivals = createArrivals()
  const expectation = arrivals.expect('a')
  arrivals.announce('a')
  await expectation.within(LONG)
  expectation.cancel()
})

test('a wait ends when its time is up', async () => {
  const expectation = createArrivals().expect('a')
  await expectation.within(5)
  expectation.cancel()
})

test('only chats that are waited for are expected', () => {
  const arrivals = createArrivals()
  const waits = [arrivals.expect('a'), arrivals.expect('a'), arrivals.expect('b')]
  expect(arrivals.expected()).toEqual(['a', 'b'])
  waits[0]?.cancel()
  waits[2]?.cancel()
  expect(arrivals.expected()).toEqual(['a'])
  waits[1]?.cancel()
  expect(arrivals.expected()).toEqual([])
})

test('closing wakes everybody', async () => {
  const arrivals = createArrivals()
  const waits = [arrivals.expect('a'), arrivals.expect('b')]
  arrivals.close()
  expect(arrivals.closed).toBe(true)
  await Promise.all(waits.map((wait) => wait.within(LONG)))
})
