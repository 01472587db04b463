import { describe, expect, it } from 'vitest'
import { latticeOf } from '../../../../../bot/qr/engine/grid/lattice.ts'
import { smoothed } from '../../../../../bot/qr/engine/grid/smoothed.ts'
import { stretch } from '../../../../../bot/qr/engine/grid/stretch.ts'
import { unfold } from '../../../../../bot/qr/engine/grid/unfold.ts'
import { type Grid, gridOf } from '../../../../../bot/qr/engine/grid/warp.ts'
import { drawn } from '../drawn.ts'
import { LONG_AGO, NEVER } from '../finders/sight.ts'
import { crumpled, laid, turned } from '../laying.ts'
import { noisy } from '../spoiled.ts'
import { flatFit, type Lying, largest, lyingIn, mean, misses } from './lying.ts'

const WIDE = 5
const NARROW = 3.2

function flatGrid(lying: Lying): Grid {
  return gridOf(flatFit(lying).warp, lying.frame)
}

function unfolded(lying: Lying, flat = flatGrid(lying)): Grid {
  return unfold(lying.window.soft, lying.frame, flat, NEVER)
}

function shareNear(numbers: readonly number[]): number {
  return numbers.filter((modules) => modules < 0.6).length / numbers.length
}

function wavy(version: number, seed: number, wave: number, reach: number): Lying {
  return lyingIn(drawn({ version, module: 5, lies: laid(crumpled(seed, reach, wave), turned(7 * seed)) }))
}

describe('unfolding', () => {
  it.each([1, 2, 3, 4, 6])(
    'finds the modules of a crumpled symbol that no flat grid meets, seed %d',
    (seed) => {
      const lying = wavy(2, seed, 60, 2)
      expect(largest(misses(lying, flatGrid(lying)))).toBeGreaterThan(1)
      expect(largest(misses(lying, unfolded(lying)), 3)).toBeLessThan(0.6)
    },
  )

  it('gives the flat grid itself when there is no time', () => {
    const lying = wavy(2, 1, 60, 2)
    const flat = flatGrid(lying)
    expect(unfold(lying.window.soft, lying.frame, flat, LONG_AGO)).toBe(flat)
    expect(stretch(lying.window.soft, lying.frame.model, flat, WIDE, LONG_AGO)).toEqual(flat)
  })

  it('finds more of those that are crumpled more than it can undo', () => {
    const symbols = [1, 2, 3, 4, 5, 6].map((seed) => wavy(3, seed, 40, 1.5))
    const before = mean(symbols.map((lying) => shareNear(misses(lying, flatGrid(lying)))))
    const after = mean(symbols.map((lying) => shareNear(misses(lying, unfolded(lying)))))
    expect(before).toBeLessThan(0.7)
    expect(after).toBeGreaterThan(before + 0.1)
  })

  it('leaves a flat symbol flat, in noise too', () => {
    for (const seed of [1, 2]) {
      const symbol = drawn({ version: 4, module: 5, lies: turned(30 * seed) })
      const lying = lyingIn(symbol, noisy(symbol.image, 15, seed))
      expect(largest(misses(lying, unfolded(lying, lying.truth)))).toBeLessThan(0.6)
      expect(largest(misses(lying, unfolded(lying, lying.truth)), 5)).toBeLessThan(0.3)
    }
  })
})

describe('stretching', () => {
  it('comes nearer where the grid is off by less than half a module', () => {
    for (const seed of [1, 2, 3, 4]) {
      const lying = wavy(3, seed, 30, 0.45)
      const { window, frame, truth } = lying
      const flat = flatGrid(lying)
      const off = (grid: Grid): number => mean(misses(lying, grid))
      const wide = stretch(window.soft, frame.model, flat, WIDE, NEVER)
      const narrow = stretch(window.soft, frame.model, wide, NARROW, NEVER)
      expect(off(wide)).toBeLessThan(0.75 * off(flat))
      expect(off(narrow)).toBeLessThan(1.1 * off(wide))
      expect(off(stretch(window.soft, frame.model, truth, NARROW, NEVER))).toBeLessThan(0.12)
    }
  })

  it('betters what was unfolded', () => {
    const symbols = [1, 2, 3, 4, 6].map((seed) => wavy(2, seed, 60, 2))
    const before = symbols.map((lying) => mean(misses(lying, unfolded(lying))))
    const after = symbols.map((lying) =>
      mean(misses(lying, stretch(lying.window.soft, lying.frame.model, unfolded(lying), WIDE, NEVER))),
    )
    expect(mean(after)).toBeLessThan(0.9 * mean(before))
  })

  it('makes a new grid', () => {
    const lying = wavy(2, 1, 60, 2)
    const before = { x: lying.truth.x.slice(), y: lying.truth.y.slice() }
    stretch(lying.window.soft, lying.frame.model, lying.truth, WIDE, NEVER)
    expect(lying.truth).toEqual(before)
  })
})

describe('smoothing', () => {
  const lying = wavy(4, 2, 60, 2)
  const size = lying.symbol.size

  it('leaves a grid that is bent in a few waves nearly as it is', () => {
    expect(largest(misses(lying, smoothed(lying.truth, lying.frame)))).toBeLessThan(0.25)
  })

  it('puts a piece that was caught a module aside back', () => {
    const { node } = latticeOf(lying.frame.model, WIDE)
    const middle = node[Math.floor(size / 2) * size + Math.floor(size / 2)] ?? -1
    const caught: Grid = {
      x: lying.truth.x.map((x, i) => (node[i] === middle ? x + lying.module : x)),
      y: lying.truth.y.map((y, i) => (node[i] === middle ? y - lying.module : y)),
    }
    expect(largest(misses(lying, caught))).toBeGreaterThan(1.3)
    expect(largest(misses(lying, smoothed(caught, lying.frame)))).toBeLessThan(0.35)
  })
})
