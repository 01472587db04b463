import { expect, test } from 'vitest'
import { seededNumbers } from '../bot/qr/seeded.ts'
import { slopeOf } from './slope.ts'

const samples = (seconds: number, valueAt: (at: number) => number) =>
  Array.from({ length: seconds / 5 }, (_, index) => ({ seconds: 5 * index, value: valueAt(5 * index) }))

test('what grows by a megabyte a minute grows by sixty an hour', () => {
  const slope = slopeOf(samples(600, (at) => 400 + at / 60))
  expect(slope?.perHour).toBeCloseTo(60)
  expect(slope?.from).toBeCloseTo(60)
})

test('what only wavers is not said to grow, and what grows while it wavers is', () => {
  const random = seededNumbers(1)
  const wavering = slopeOf(samples(1_800, () => 400 + 40 * random()))
  expect(wavering?.from).toBeLessThan(0)
  expect(wavering?.to).toBeGreaterThan(0)
  const growing = slopeOf(samples(1_800, (at) => 400 + 40 * random() + at / 20))
  expect(growing?.from).toBeGreaterThan(100)
  expect(growing?.to).toBeLessThan(260)
})

test('too few looks say nothing', () => {
  expect(slopeOf(samples(40, () => 1))).toBeUndefined()
})
