import { describe, expect, it } from 'vitest'
import { placesOfPairs } from '../../../../../bot/qr/engine/places/pairs.ts'
import { type Drawn, drawn } from '../drawn.ts'
import { findersIn, middlesOf, nearest } from '../finders/sight.ts'
import { turned } from '../laying.ts'
import { farOff } from './corners.ts'

const HIDDEN = [
  ['upper left', 0],
  ['upper right', 1],
  ['lower left', 2],
] as const

/** The two that are seen when one is hidden. */
function seenBeside(symbol: Drawn, hidden: number) {
  const finders = findersIn(symbol.image, symbol.module)
  return middlesOf(symbol)
    .filter((_, i) => i !== hidden)
    .flatMap((middle) => nearest(finders, middle) ?? [])
}

describe('places by two finders', () => {
  it.each(HIDDEN)('guess the %s one within two modules, and say that they guess', (_, hidden) => {
    for (const degrees of [0, 35, 90, 160, 215, 300]) {
      const symbol = drawn({ version: 3, module: 5, lies: turned(degrees) })
      const places = placesOfPairs(seenBeside(symbol, hidden), 1)
      const off = places.map((place) => farOff(symbol, place))
      expect(Math.min(...off)).toBeLessThan(2)
      // The five others stand for quite another symbol.
      expect(off.filter((modules) => modules < 2)).toHaveLength(1)
      for (const { isGuessed, size } of places) {
        expect(isGuessed).toBe(true)
        expect(Math.abs(size - symbol.size)).toBeLessThan(1.5)
      }
    }
  })

  it('all turn the same way round, as no mirror shows them', () => {
    const symbol = drawn({ version: 3, module: 5 })
    for (const { upperLeft, upperRight, lowerLeft } of placesOfPairs(seenBeside(symbol, 0), 1)) {
      const [right, down] = [
        { x: upperRight.x - upperLeft.x, y: upperRight.y - upperLeft.y },
        { x: lowerLeft.x - upperLeft.x, y: lowerLeft.y - upperLeft.y },
      ]
      expect(right.x * down.y - right.y * down.x).toBeGreaterThan(0)
      expect(Math.hypot(right.x, right.y)).toBeCloseTo(Math.hypot(down.x, down.y))
    }
  })

  it('take the likeliest pairs, no more than were asked for', () => {
    const symbol = drawn({ version: 3, module: 5 })
    const finders = findersIn(symbol.image, symbol.module)
    const ofOne = placesOfPairs(finders, 1)
    const ofTwo = placesOfPairs(finders, 2)
    const costs = ofTwo.map(({ cost }) => cost)
    expect(ofOne.length).toBeGreaterThan(0)
    expect(ofOne.length).toBeLessThanOrEqual(6)
    expect(ofTwo.length).toBeGreaterThan(ofOne.length)
    expect(ofTwo.length).toBeLessThanOrEqual(12)
    expect(costs).toEqual(costs.toSorted((a, b) => a - b))
    expect(ofTwo.slice(0, ofOne.length)).toEqual(ofOne)
    expect(placesOfPairs(finders, 0).length).toBe(0)
  })

  it('are none of finders that one row saw, of different sizes, or too near each other', () => {
    const symbol = drawn({ version: 3, module: 5 })
    const [one, other] = seenBeside(symbol, 2)
    if (one === undefined || other === undefined) throw new Error('two were drawn')
    expect(placesOfPairs([one, { ...other, sightings: 1 }], 2).length).toBe(0)
    expect(placesOfPairs([one, { ...other, across: 2 * one.across, down: 2 * one.down }], 2).length).toBe(0)
    expect(placesOfPairs([one, { ...other, x: one.x + 30, y: one.y }], 2).length).toBe(0)
  })
})
