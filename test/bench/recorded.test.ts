import { describe, expect, it } from 'vitest'
import { beside, type Unit } from './harness.ts'
import { compareWithRecorded, hasFallen, lowerOf, ratiosOf } from './recorded.ts'

const measured = (ratios: Readonly<Record<string, number | null>>) =>
  Object.entries(ratios).map(([name, ratio]) => ({ section: 'turns', name, ratio }))
const verdicts = (recorded: Record<string, number>, now: Readonly<Record<string, number | null>>) =>
  compareWithRecorded({ ratios: { turns: recorded } }, measured(now)).map(({ name, verdict }) => [
    name,
    verdict,
  ])

describe('the comparison with what was recorded', () => {
  it('holds above three quarters of it, and has fallen from there on', () => {
    expect(verdicts({ a: 2, b: 2, c: 2 }, { a: 1.51, b: 1.5, c: 9 })).toEqual([
      ['a', 'held'],
      ['b', 'fallen'],
      ['c', 'held'],
    ])
  })

  it('misses what was recorded and not measured, and a whole section', () => {
    const compared = compareWithRecorded(
      { ratios: { turns: { a: 1 }, photos: { b: 1 } } },
      measured({ a: null }),
    )
    expect(compared.map(({ verdict }) => verdict)).toEqual(['missing', 'missing'])
    expect(hasFallen(compared)).toBe(true)
  })

  it('takes no number that is none for one that holds', () => {
    expect(verdicts({ a: 1 }, { a: Number.NaN })).toEqual([['a', 'fallen']])
  })

  it('names what is new without failing', () => {
    const compared = compareWithRecorded({ ratios: {} }, measured({ a: 1 }))
    expect(compared.map(({ verdict }) => verdict)).toEqual(['new'])
    expect(hasFallen(compared)).toBe(false)
  })

  it('records ratios alone', () => {
    expect(ratiosOf(measured({ a: 1, b: null }))).toEqual({ turns: { a: 1 } })
  })

  it('keeps of two runs the lower ratios, of what is measured still', () => {
    expect(
      lowerOf({ turns: { a: 1, b: 1, gone: 1 }, gone: { a: 1 } }, { turns: { a: 2, b: 0.5, c: 3 } }),
    ).toEqual({ turns: { a: 1, b: 0.5, c: 3 } })
  })
})

it.each<[Unit, number]>([
  ['/s', 2],
  ['ms', 0.5],
  ['MB', 0.5],
  ['%', 2],
])('a ratio of %s is higher where ours is better', (unit, ratio) => {
  expect(beside('', unit, { ours: [4], peer: [2] }).ratio).toBe(ratio)
})
