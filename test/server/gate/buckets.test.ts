import { expect, test } from 'vitest'
import { createBuckets } from '../../../server/gate/buckets.ts'

function clocked(perSecond: number, burst: number) {
  let time = 0
  const buckets = createBuckets({ perSecond, burst }, () => new Date(time))
  const pass = (seconds: number) => {
    time += seconds * 1000
  }
  return { ...buckets, pass }
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

test('a key that is full again is forgotten, and one that is not is kept', () => {
  const { take, pass, remembered } = clocked(1, 10)
  for (let key = 0; key < 100; key++) take(`once ${key}`)
  for (let time = 0; time < 10; time++) take('often')
  expect(remembered()).toBe(101)
  pass(5)
  for (let key = 0; key < 100; key++) take(`later ${key}`)
  expect(remembered()).toBeLessThanOrEqual(101)
  expect([take('often'), take('often'), take('often'), take('often'), take('often')]).toEqual([0, 0, 0, 0, 0])
  expect(take('often')).toBe(1)
})
