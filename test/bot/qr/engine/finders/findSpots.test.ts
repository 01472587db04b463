import { describe, expect, it } from 'vitest'
import { findSpots, type Spot } from '../../../../../bot/qr/engine/finders/findSpots.ts'
import type { GreyImage } from '../../../../../bot/qr/picture/greyImage.ts'
import { scaled } from '../../../../../bot/qr/picture/scales.ts'
import { sumsOf } from '../../../../../bot/qr/picture/sums.ts'
import { seededNumbers } from '../../seeded.ts'
import { drawn } from '../drawn.ts'
import { sheared, turned } from '../laying.ts'
import type { Ink } from '../painted.ts'
import { blank, changed, defocused, noisy } from '../spoiled.ts'
import { findersIn, LONG_AGO, missesOf, NEVER } from './sight.ts'

/** The spots in a picture shrunk by a factor, in the picture's own pixels. */
function spotsIn(image: GreyImage, factor: number): Spot[] {
  return findSpots(sumsOf(scaled(image, factor)), NEVER).map(({ x, y, across, down, clarity }) => ({
    x: (x + 0.5) * factor - 0.5,
    y: (y + 0.5) * factor - 0.5,
    across: across * factor,
    down: down * factor,
    clarity,
  }))
}

/** Ink that came off in flakes of half a module. */
function flaking(seed: number, share: number): Ink {
  const next = seededNumbers(seed)
  const flakes = Array.from({ length: 128 * 128 }, () => next() < share)
  return (right, down, isDark) =>
    isDark && !flakes[((Math.floor(2 * down) & 127) << 7) + (Math.floor(2 * right) & 127)] ? 1 : 0
}

/** White creases both ways, so close that every row and column of a finder meets one. */
const creased: Ink = (right, down, isDark) => {
  const [one, other] = [(right + 0.2 * down + 40) % 3.6, (down - 0.15 * right + 40) % 3.6]
  const isOnCrease = Math.abs(one - 1.8) < 0.2 || Math.abs(other - 1.8) < 0.2
  return isDark && !isOnCrease ? 1 : 0
}

describe('finding finders by areas', () => {
  it.each([1, 2, 4])('sees all three of a clean symbol in a picture shrunk by %d', (factor) => {
    for (const module of [2.2, 2.5, 2.8]) {
      for (const degrees of [0, 280]) {
        const symbol = drawn({ version: 1, module: module * factor, lies: turned(degrees) })
        expect(Math.max(...missesOf(symbol, spotsIn(symbol.image, factor)))).toBeLessThan(1)
      }
    }
  })

  it.each([1, 2, 4])(
    'sees them with flaked ink and creases, where runs see none or few, shrunk by %d',
    (factor) => {
      const module = 2.5 * factor
      let byRuns = 0
      for (const degrees of [0, 8, 94]) {
        for (const ink of [flaking(degrees, 0.15), creased]) {
          const symbol = drawn({ version: 1, module, ink, lies: turned(degrees) })
          const image = noisy(symbol.image, 6, degrees)
          expect(Math.max(...missesOf(symbol, spotsIn(image, factor)))).toBeLessThan(1)
          byRuns += missesOf(symbol, findersIn(image, module)).filter((miss) => miss < 0.5).length
        }
      }
      expect(byRuns).toBeLessThanOrEqual(9)
    },
  )

  it('sees what is blurred until its rings run together', () => {
    const symbol = drawn({ version: 2, module: 5 })
    const soft = defocused(defocused(symbol.image, 3), 2)
    expect(Math.max(...missesOf(symbol, spotsIn(soft, 2)))).toBeLessThan(1)
  })

  it.each([
    ['narrow', 0.62, 1],
    ['flat', 1, 0.62],
  ])('sees them %s, as from the side, and measures how much', (_, across, down) => {
    const symbol = drawn({ version: 2, module: 5.6, lies: sheared(across, down, 0) })
    const spots = spotsIn(symbol.image, 2)
    expect(Math.max(...missesOf(symbol, spots))).toBeLessThan(1)
    for (const spot of spots.slice(0, 3)) {
      expect(spot.across / (5.6 * across)).toBeGreaterThan(0.75)
      expect(spot.across / (5.6 * across)).toBeLessThan(1.33)
      expect(spot.down / (5.6 * down)).toBeGreaterThan(0.75)
      expect(spot.down / (5.6 * down)).toBeLessThan(1.33)
    }
  })

  it('gives the clearest first, each once', () => {
    const symbol = drawn({ version: 2, module: 2.5 })
    const spots = spotsIn(symbol.image, 1)
    expect(Math.max(...missesOf(symbol, spots.slice(0, 3)))).toBeLessThan(1)
    for (const [i, spot] of spots.entries()) {
      for (const later of spots.slice(i + 1)) {
        expect(later.clarity).toBeLessThanOrEqual(spot.clarity)
        expect(Math.hypot(later.x - spot.x, later.y - spot.y)).toBeGreaterThan(2.5)
      }
    }
  })

  it.each([
    ['a blank wall', blank(160, 120)],
    ['a noisy wall', noisy(blank(160, 120), 8, 3)],
    ['light from one side', changed(blank(160, 120), (_, x) => 60 + x)],
    ['upright stripes', changed(blank(160, 120), (_, x) => (x % 10 < 5 ? 40 : 220))],
    ['level stripes', changed(blank(160, 120), (_, _x, y) => (y % 10 < 5 ? 40 : 220))],
  ])('sees none on %s', (_, image) => {
    expect(spotsIn(image, 1)).toEqual([])
  })

  it('does not begin after the deadline', () => {
    const symbol = drawn({ version: 2, module: 2.5 })
    expect(findSpots(sumsOf(symbol.image), LONG_AGO)).toEqual([])
  })
})
