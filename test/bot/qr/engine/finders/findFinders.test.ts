import { describe, expect, it } from 'vitest'
import { type Finder, moduleOf } from '../../../../../bot/qr/engine/finders/finder.ts'
import { findFinders } from '../../../../../bot/qr/engine/finders/findFinders.ts'
import { distance } from '../../../../../bot/qr/engine/places/place.ts'
import { type Drawn, drawn } from '../drawn.ts'
import { laid, tilted, turned } from '../laying.ts'
import { blank, changed, noisy } from '../spoiled.ts'
import { bitmapOf, findersIn, LONG_AGO, middlesOf, missesOf, NEVER, nearest } from './sight.ts'

const QUARTERS = Array.from({ length: 24 }, (_, i) => 15 * i)

/** Pixels a module along a row, along a column and on the mean, at the middle of each finder, as it was drawn. */
function modulesAtFinders({ grid: { x, y }, size }: Drawn): { across: number; down: number; mean: number }[] {
  return [3 * size + 3, 3 * size + size - 4, (size - 4) * size + 3].map((i) => {
    const way = (from: Float32Array, step: number): number =>
      ((from[i + step] ?? 0) - (from[i - step] ?? 0)) / 2
    const [rightX, rightY, downX, downY] = [way(x, 1), way(y, 1), way(x, size), way(y, size)]
    const area = Math.abs(rightX * downY - rightY * downX)
    // A line leaves a square through the side that it meets first.
    return {
      across: area / Math.max(Math.abs(downY), Math.abs(rightY)),
      down: area / Math.max(Math.abs(downX), Math.abs(rightX)),
      mean: Math.sqrt(area),
    }
  })
}

/** Each must be seen within half a module, and its modules' size must be right within 15 %. */
function expectSeen(symbol: Drawn, finders: readonly Finder[]): void {
  const sizes = modulesAtFinders(symbol)
  for (const [i, middle] of middlesOf(symbol).entries()) {
    const { across = 0, down = 0, mean = 0 } = sizes[i] ?? {}
    const finder = nearest(finders, middle) ?? { x: Number.NaN, y: Number.NaN, across: 0, down: 0 }
    expect(distance(finder, middle) / mean).toBeLessThan(0.5)
    expect(Math.abs(finder.across / across - 1)).toBeLessThan(0.15)
    expect(Math.abs(finder.down / down - 1)).toBeLessThan(0.15)
  }
}

describe('finding finders by runs', () => {
  it.each([2, 2.4, 3, 4, 5.5, 8, 12, 20])('sees all three of a symbol of %d pixels a module', (module) => {
    const symbol = drawn({ version: 1, module })
    expectSeen(symbol, findersIn(noisy(symbol.image, 6, 1), module))
  })

  it.each(QUARTERS)('sees them turned by %d degrees', (degrees) => {
    const symbol = drawn({ version: 1, module: 3, lies: turned(degrees) })
    expectSeen(symbol, findersIn(noisy(symbol.image, 6, degrees), 3))
  })

  it.each([
    [0.2, 0],
    [0, 0.2],
    [0.12, -0.12],
    [-0.12, 0.12],
    [-0.1, -0.15],
  ])('sees them aslant, %d to the right and %d down', (g, h) => {
    for (const degrees of [0, 20, 45]) {
      const symbol = drawn({ version: 3, module: 5, lies: laid(tilted(g, h, 14), turned(degrees)) })
      expectSeen(symbol, findersIn(symbol.image, 5))
    }
  })

  it('counts in how many rows each was seen', () => {
    const symbol = drawn({ version: 1, module: 6 })
    const finders = findersIn(symbol.image, 6)
    for (const middle of middlesOf(symbol)) {
      const { sightings = 0 } = nearest(finders, middle) ?? {}
      expect(sightings).toBeGreaterThanOrEqual(14)
      expect(sightings).toBeLessThanOrEqual(18)
    }
  })

  it.each([
    ['a blank wall', blank(200, 200)],
    ['upright stripes', changed(blank(200, 200), (_, x) => (x % 8 < 4 ? 40 : 220))],
    ['level stripes', changed(blank(200, 200), (_, _x, y) => (y % 8 < 4 ? 40 : 220))],
    [
      'stripes like a finder',
      changed(blank(200, 200), (_, x) => ([0, 2, 3, 4, 6].includes((x >> 2) % 9) ? 40 : 220)),
    ],
    ['a chessboard', changed(blank(200, 200), (_, x, y) => ((x >> 3) % 2 === (y >> 3) % 2 ? 40 : 220))],
  ])('sees none on %s', (_, image) => {
    expect(findersIn(image, 8)).toEqual([])
  })

  it('takes a mean of what the rows saw for a module', () => {
    const symbol = drawn({ version: 1, module: 6 })
    const [finder] = findersIn(symbol.image, 6)
    expect(finder && moduleOf(finder)).toBeCloseTo(6, 0)
  })

  it('gives what it saw until the deadline, and goes no further', () => {
    const symbol = drawn({ version: 10, module: 4, margin: 0 })
    const bitmap = bitmapOf(symbol.image, 4)
    const [upperLeft, upperRight, lowerLeft] = missesOf(symbol, findFinders(bitmap, LONG_AGO))
    expect(upperLeft).toBeLessThan(0.5)
    expect(upperRight).toBeLessThan(0.5)
    expect(lowerLeft).toBeGreaterThan(20)
    expect(Math.max(...missesOf(symbol, findFinders(bitmap, NEVER)))).toBeLessThan(0.5)
  })
})
