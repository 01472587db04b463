import { describe, expect, it } from 'vitest'
import { fitAll } from '../../../../../bot/qr/engine/grid/fitWarp.ts'
import { flatWarp, gridOf, lay } from '../../../../../bot/qr/engine/grid/warp.ts'
import { drawn } from '../drawn.ts'
import { NEVER } from '../finders/sight.ts'
import { laid, rolled, tilted, turned } from '../laying.ts'
import { defocused, noisy } from '../spoiled.ts'
import { flatFit, type Lying, largest, lyingIn, misses } from './lying.ts'

/** How far the corner without a finder is off, in modules. */
function farCorner(lying: Lying, warp: Float64Array): number {
  return misses(lying, gridOf(warp, lying.frame)).at(-1) ?? Number.NaN
}

/** How far the worst module is off after a full fit. */
function fitted(lying: Lying): number {
  const { window, frame } = lying
  const start = { place: window.place, warp: flatFit(lying).warp, deadline: NEVER }
  const warp = fitAll(window.soft, frame, { ...start, way: 'bent' })
  return largest(misses(lying, gridOf(warp, frame)))
}

/** The radius of a pillar that a symbol goes round by so many degrees to each side. */
function pillar(version: number, degrees: number): number {
  return (8.5 + 2 * version) / ((degrees * Math.PI) / 180)
}

describe('a first fit by what is known', () => {
  it.each([1, 2, 4, 7, 10])('lies on every module of a flat symbol of version %d', (version) => {
    const lying = lyingIn(drawn({ version, module: 5, lies: turned(12) }))
    const { warp, likeness } = flatFit(lying)
    expect(largest(misses(lying, gridOf(warp, lying.frame)))).toBeLessThan(0.5)
    expect(likeness).toBeGreaterThan(0.8)
  })

  it.each([
    [0.05, 0],
    [0, -0.1],
    [0.1, 0.1],
    [0.15, 0.15],
    [0.2, 0],
    [0, 0.2],
  ])('follows a perspective of %d and %d', (g, h) => {
    for (const version of [2, 4]) {
      const lying = lyingIn(
        drawn({ version, module: 5, lies: laid(tilted(g, h, 5 + 2 * version), turned(30)) }),
      )
      const without = flatWarp()
      lay(without, lying.window.place, 0, 0)
      expect(farCorner(lying, flatFit(lying).warp)).toBeLessThan(0.5 * farCorner(lying, without))
    }
  })

  it('fits the version that was drawn better than its neighbours', () => {
    const symbol = drawn({ version: 4, module: 5 })
    const [smaller = 1, right = 0, larger = 1] = [3, 4, 5].map(
      (version) => flatFit(lyingIn({ ...symbol, version })).likeness,
    )
    expect(right).toBeGreaterThan(smaller + 0.2)
    expect(right).toBeGreaterThan(larger + 0.2)
  })
})

describe('a full fit', () => {
  it.each([
    [2, 30],
    [2, 40],
    [3, 40],
    [5, 35],
  ])('lies on every module of version %d, %d degrees round a pillar to each side', (version, degrees) => {
    for (const turn of [0, 90, 25]) {
      const lies = laid(rolled(pillar(version, degrees)), turned(turn))
      expect(fitted(lyingIn(drawn({ version, module: 5, lies })))).toBeLessThan(0.4)
    }
  })

  it('follows a pillar through blur and noise', () => {
    const symbol = drawn({ version: 3, module: 5, lies: laid(rolled(pillar(3, 35)), turned(10)) })
    expect(fitted(lyingIn(symbol, noisy(defocused(symbol.image, 1), 12, 1)))).toBeLessThan(0.5)
  })

  it('does not bend what is flat', () => {
    for (const seed of [1, 2, 3]) {
      const symbol = drawn({ version: 3, module: 5, lies: turned(40 * seed) })
      expect(fitted(lyingIn(symbol, noisy(symbol.image, 12, seed)))).toBeLessThan(0.4)
    }
  })

  it('leaves the warp that it begins with as it is', () => {
    const lying = lyingIn(drawn({ version: 2, module: 5, lies: rolled(20) }))
    const { warp } = flatFit(lying)
    const before = warp.slice()
    for (const way of ['bent', 'bentWithoutPerspective'] as const)
      fitAll(lying.window.soft, lying.frame, { place: lying.window.place, warp, way, deadline: NEVER })
    expect(warp).toEqual(before)
  })
})
