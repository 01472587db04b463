import { expect, test } from 'vitest'
import { createBuckets } from '../../../server/gate/buckets.ts'

function clocked(perSecond: number, burst: number) {
  let time = 0
  const buckets = createBuckets({ perSecond, burst }, () => new Date(time))
  return { take: (key: string) => buckets.take(key), pass: (seconds: number) => (time += seconds * 1000) }
}

test('the burst may go at once, then one at a time', () => {
  const { take, pass } = clocked(0.5, 3)
  expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 2])
  pass(1)
  expect(take('a')).toBe(1)
  pass(1)
  expect([take('a'), take('a')]).toEqual([0, 2])
})

test('each key has its own', () => {
  const { take } = clocked(1, 1)
  expect([take('a'), take('b'), take('a')]).toEqual([0, 0, 1])
})

test('a long rest fills it to the burst and no further', () => {
  const { take, pass } = clocked(1, 2)
  pass(1000)
  expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 1])
})

test('a clock that is set back gives and takes nothing', () => {
  const { take, pass } = clocked(1, 1)
  pass(100)
  expect(take('a')).toBe(0)
  pass(-50)
  expect(take('a')).toBe(1)
})
