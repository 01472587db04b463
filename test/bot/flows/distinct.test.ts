import { describe, expect, it } from 'vitest'
import { distinct } from '../../../bot/flows/distinct.ts'

const [one, other] = [{ run: 1 }, { run: 2 }]

describe('distinct', () => {
  it('finds each by its name', () => {
    const found = distinct('buttons', [
      ['gate', one],
      ['gates', other],
    ])
    expect(found.get('gates')).toBe(other)
  })

  it('lets one thing have a name twice, as a word that is the same in both languages', () => {
    expect(
      distinct('words', [
        ['help', one],
        ['help', one],
      ]).get('help'),
    ).toBe(one)
  })

  it('throws at two things of one name', () => {
    const twice = [
      ['gate', one],
      ['gate', other],
    ] as const
    expect(() => distinct('buttons', twice)).toThrow('two buttons are called gate')
  })
})
