import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownLikeness, likeness } from '../../../../../bot/qr/engine/grid/likeness.ts'
import { flatWarp, type Grid, lay, meanAxes } from '../../../../../bot/qr/engine/grid/warp.ts'
import type { Place, Point } from '../../../../../bot/qr/engine/places/place.ts'
import { drawn } from '../drawn.ts'
import { crumpled, turned } from '../laying.ts'
import { lyingIn } from './lying.ts'

const FLAT = lyingIn(drawn({ version: 4, module: 5, lies: turned(15) }))
const SHIFTS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
] as const

/** The true place, moved by so many modules along the symbol's own axes. */
function movedPlace(right: number, down: number): Place {
  const { rightX, rightY, downX, downY } = meanAxes(FLAT.truth, FLAT.symbol.size)
  const moved = ({ x, y }: Point): Point => ({
    x: x + right * rightX + down * downX,
    y: y + right * rightY + down * downY,
  })
  const { place } = FLAT.window
  return {
    ...place,
    upperLeft: moved(place.upperLeft),
    upperRight: moved(place.upperRight),
    lowerLeft: moved(place.lowerLeft),
  }
}

function likenessAt(place: Place, unknownWeight: number): number {
  const warp = flatWarp()
  lay(warp, place, 0, 0)
  const { window, frame } = FLAT
  const modules = unknownWeight === 0 ? frame.known : frame.sample
  return likeness(window.soft, frame, warp, { modules, unknownWeight })
}

function movedGrid({ x, y }: Grid, right: number, down: number): Grid {
  const { rightX, rightY, downX, downY } = meanAxes(FLAT.truth, FLAT.symbol.size)
  return {
    x: x.map((at) => at + right * rightX + down * downX),
    y: y.map((at) => at + right * rightY + down * downY),
  }
}

describe('likeness', () => {
  it('is nearly 1 where the symbol lies', () => {
    expect(likenessAt(FLAT.window.place, 0)).toBeGreaterThan(0.8)
    expect(likenessAt(FLAT.window.place, 0.5)).toBeGreaterThan(0.7)
  })

  it.each(SHIFTS)('is low %d modules to the right and %d down', (right, down) => {
    const there = likenessAt(movedPlace(right, down), 0)
    expect(there).toBeLessThan(0.4)
    expect(likenessAt(movedPlace(right / 2, down / 2), 0)).toBeGreaterThan(there)
    // Data modules look just as clear there, so they say less.
    expect(likenessAt(movedPlace(right, down), 0.5)).toBeGreaterThan(there)
  })

  it('lies between -1 and 1 wherever the symbol is looked for', () => {
    const anyPoint = fc.record({
      x: fc.double({ min: -50, max: 400, noNaN: true }),
      y: fc.double({ min: -50, max: 400, noNaN: true }),
    })
    fc.assert(
      fc.property(anyPoint, anyPoint, anyPoint, (upperLeft, upperRight, lowerLeft) => {
        const place = { ...FLAT.window.place, upperLeft, upperRight, lowerLeft }
        for (const weight of [0, 0.5]) expect(Math.abs(likenessAt(place, weight))).toBeLessThanOrEqual(1)
      }),
      { numRuns: 40 },
    )
  })
})

describe('likeness of a finished grid', () => {
  it('is nearly 1 on the truth, and every colour is right', () => {
    for (const lying of [FLAT, lyingIn(drawn({ version: 3, module: 5, lies: crumpled(1, 1) }))]) {
      const { contrast, colours } = knownLikeness(lying.window.soft, lying.frame, lying.truth)
      expect(contrast).toBeGreaterThan(0.75)
      expect(colours).toBe(1)
    }
  })

  it.each(SHIFTS)('is low %d modules to the right and %d down', (right, down) => {
    const { contrast, colours } = knownLikeness(
      FLAT.window.soft,
      FLAT.frame,
      movedGrid(FLAT.truth, right, down),
    )
    expect(contrast).toBeLessThan(0.45)
    expect(colours).toBeLessThan(0.3)
  })

  it('is nothing outside the picture', () => {
    const { contrast, colours } = knownLikeness(FLAT.window.soft, FLAT.frame, movedGrid(FLAT.truth, 1_000, 0))
    expect(contrast).toBe(0)
    expect(colours).toBe(-1)
  })
})
