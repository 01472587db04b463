import { describe, expect, it } from 'vitest'
import { STEADY, THOROUGH } from '../../../../../bot/qr/engine/effort.ts'
import { findPlaces } from '../../../../../bot/qr/engine/places/findPlaces.ts'
import { drawn } from '../drawn.ts'
import { LONG_AGO, middlesOf, NEVER } from '../finders/sight.ts'
import { turned } from '../laying.ts'
import { blank, shaded, spotted } from '../spoiled.ts'
import { farOff } from './corners.ts'

describe('finding places', () => {
  it.each([3, 10])('finds a symbol of %d pixels a module, the likeliest first', (module) => {
    for (const degrees of [5, 140]) {
      const symbol = drawn({ version: 3, module, lies: turned(degrees) })
      const { seen } = findPlaces(shaded(symbol.image, 0.4), THOROUGH, NEVER)
      const [first] = seen
      expect(first && farOff(symbol, first)).toBeLessThan(1.5)
      expect(seen.length).toBeLessThanOrEqual(THOROUGH.placesRanked)
      const costs = seen.map(({ cost }) => cost)
      expect(costs).toEqual([...costs].sort((a, b) => a - b))
    }
  })

  it.each([
    ['upper left', 0],
    ['upper right', 1],
    ['lower left', 2],
  ])('guesses where the %s finder is lit away', (_, hidden) => {
    const symbol = drawn({ version: 3, module: 6, lies: turned(20) })
    const middle = middlesOf(symbol)[hidden] ?? { x: 0, y: 0 }
    const { seen, guess } = findPlaces(spotted(symbol.image, middle, 30, 250), STEADY, NEVER)
    expect(seen.filter((place) => farOff(symbol, place) < 2)).toEqual([])
    expect(Math.min(...guess().map((place) => farOff(symbol, place)))).toBeLessThan(2)
  })

  it('guesses nothing where no pair may be tried', () => {
    const { image } = drawn({ version: 3, module: 6 })
    expect(findPlaces(image, { ...THOROUGH, pairs: 0 }, NEVER).guess()).toEqual([])
  })

  it('finds none on a blank wall', () => {
    const { seen, guess } = findPlaces(blank(400, 300), THOROUGH, NEVER)
    expect([...seen, ...guess()]).toEqual([])
  })

  it('looks no more after the deadline', () => {
    const { image } = drawn({ version: 3, module: 6 })
    const { seen, guess } = findPlaces(image, THOROUGH, LONG_AGO)
    expect([...seen, ...guess()]).toEqual([])
  })
})
