import { describe, expect, it } from 'vitest'
import type { Finder } from '../../../../../bot/qr/engine/finders/finder.ts'
import { placesOfTriples } from '../../../../../bot/qr/engine/places/triples.ts'
import type { Bitmap } from '../../../../../bot/qr/picture/bitmap.ts'
import { drawn } from '../drawn.ts'
import { findersIn } from '../finders/sight.ts'
import { laid, tilted, turned } from '../laying.ts'
import { farOff } from './corners.ts'

const SIDE = 500
const QUARTERS = Array.from({ length: 24 }, (_, i) => 15 * i)

/** Upright finders that are painted where they are said to be. */
function findersAt(...points: readonly (readonly [x: number, y: number, module?: number])[]): Finder[] {
  const bitmap = { dark: new Uint8Array(SIDE * SIDE), width: SIDE, height: SIDE }
  for (const [x, y, module = 5] of points) paintFinder(bitmap, x, y, module)
  return points.map(([x, y, module = 5]) => ({ x, y, across: module, down: module, sightings: 10, bitmap }))
}

function paintFinder({ dark, width }: Bitmap, x: number, y: number, module: number): void {
  const half = Math.floor(3.5 * module)
  for (let row = Math.max(0, y - half); row <= y + half; row++) {
    for (let column = Math.max(0, x - half); column <= x + half; column++) {
      const ring = Math.round(Math.max(Math.abs(column - x), Math.abs(row - y)) / module)
      dark[row * width + column] = ring === 2 ? 0 : 1
    }
  }
}

describe('places by three finders', () => {
  it.each(QUARTERS)('name each corner rightly, turned by %d degrees, and measure the size', (degrees) => {
    for (const version of degrees % 60 === 0 ? [1, 7] : [2]) {
      const symbol = drawn({ version, module: 3, lies: turned(degrees) })
      const [place] = placesOfTriples(findersIn(symbol.image, 3), 5)
      expect(place && farOff(symbol, place)).toBeLessThan(0.5)
      expect(Math.abs((place?.size ?? 0) - symbol.size)).toBeLessThan(1.5)
      expect(place?.isGuessed).toBe(false)
    }
  })

  it.each([
    [0.2, 0],
    [0, -0.2],
    [-0.12, 0.12],
  ])('have the true one among them, aslant by %d and %d', (g, h) => {
    for (const degrees of [10, 130, 250]) {
      const symbol = drawn({ version: 3, module: 6, lies: laid(tilted(g, h, 14), turned(degrees)) })
      const places = placesOfTriples(findersIn(symbol.image, 6), 5)
      const truth = places.find((place) => farOff(symbol, place) < 1)
      expect(Math.abs((truth?.size ?? 0) - symbol.size)).toBeLessThan(4)
    }
  })

  it('do not depend on the order of the finders', () => {
    const [a, b, c] = findersAt([100, 100], [190, 110], [90, 190])
    if (a === undefined || b === undefined || c === undefined) throw new Error('three were made')
    for (const order of [
      [a, b, c],
      [a, c, b],
      [b, a, c],
      [b, c, a],
      [c, a, b],
      [c, b, a],
    ]) {
      expect(placesOfTriples(order, 1)).toMatchObject([
        { upperLeft: { x: 100, y: 100 }, upperRight: { x: 190, y: 110 }, lowerLeft: { x: 90, y: 190 } },
      ])
    }
  })

  it('come the likeliest first, no more than were asked for', () => {
    const finders = findersAt([100, 100], [190, 100], [100, 190], [280, 100], [100, 300])
    const all = placesOfTriples(finders, 100)
    expect(all.length).toBeGreaterThan(1)
    expect(all[0]).toMatchObject({ upperRight: { x: 190, y: 100 }, lowerLeft: { x: 100, y: 190 } })
    const costs = all.map(({ cost }) => cost)
    expect(costs).toEqual([...costs].sort((a, b) => a - b))
    expect(placesOfTriples(finders, 1)).toEqual(all.slice(0, 1))
  })

  it.each([
    ['in a line', findersAt([100, 100], [200, 100], [300, 102])],
    ['nearly in a line', findersAt([100, 100], [200, 112], [300, 100])],
    ['of quite different sizes', findersAt([100, 100, 5], [200, 100, 5], [100, 200, 15])],
    ['too near each other for the smallest symbol', findersAt([100, 100], [130, 100], [100, 130])],
    ['too far from each other for the largest', findersAt([0, 0, 1.5], [380, 0, 1.5], [0, 380, 1.5])],
    ['one far away', findersAt([10, 10], [80, 10], [10, 390])],
    ['two only', findersAt([100, 100], [200, 100])],
    ['all on one point', findersAt([100, 100], [100, 100], [100, 100])],
  ])('are none of finders %s', (_, finders) => {
    expect(placesOfTriples(finders, 5).length).toBe(0)
  })
})
