import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameOf } from '../../../../../bot/qr/engine/grid/frame.ts'
import {
  bendable,
  flatWarp,
  gridOf,
  lay,
  meanAxes,
  moduleLengths,
  modulesOf,
  type Warp,
} from '../../../../../bot/qr/engine/grid/warp.ts'
import type { Place, Point } from '../../../../../bot/qr/engine/places/place.ts'
import { symbolModel } from '../../../../../bot/qr/engine/symbol/model.ts'
import { drawn } from '../drawn.ts'
import { laid, sheared, tilted, turned } from '../laying.ts'
import { largest } from './lying.ts'

const anyVersion = fc.integer({ min: 1, max: 12 })
const anyNumber = fc.double({ min: 0, max: 800, noNaN: true })
const anyPoint = fc.record({ x: anyNumber, y: anyNumber })
const anyPerspective = fc.double({ min: -0.3, max: 0.3, noNaN: true })
const anyBends = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 14, maxLength: 14 })

function placeOf(upperLeft: Point, upperRight: Point, lowerLeft: Point): Place {
  return { upperLeft, upperRight, lowerLeft, size: 25, isGuessed: false, cost: 0 }
}

/** Where a warp puts the middles of the finders. */
function findersOf(version: number, warp: Warp): Point[] {
  const frame = frameOf(symbolModel(version))
  const { size } = frame.model
  const { x, y } = gridOf(warp, frame)
  return [3 * size + 3, 3 * size + size - 4, (size - 4) * size + 3].map((i) => ({
    x: x[i] ?? 0,
    y: y[i] ?? 0,
  }))
}

function expectAt(found: readonly Point[], { upperLeft, upperRight, lowerLeft }: Place): void {
  for (const [i, { x, y }] of [upperLeft, upperRight, lowerLeft].entries()) {
    expect(Math.hypot((found[i]?.x ?? 0) - x, (found[i]?.y ?? 0) - y)).toBeLessThan(1e-3)
  }
}

describe('a warp', () => {
  it('laid through three finders keeps them with any perspective', () => {
    fc.assert(
      fc.property(
        anyVersion,
        fc.tuple(anyPoint, anyPoint, anyPoint),
        anyPerspective,
        anyPerspective,
        (version, points, g, h) => {
          const place = placeOf(...points)
          const warp = flatWarp()
          lay(warp, place, g, h)
          expectAt(findersOf(version, warp), place)
        },
      ),
    )
  })

  it('keeps them however it is bent, and is laid flat again', () => {
    fc.assert(
      fc.property(anyVersion, fc.tuple(anyPoint, anyPoint, anyPoint), anyBends, (version, points, bends) => {
        const place = placeOf(...points)
        const warp = bendable(flatWarp())
        lay(warp, place, 0.1, -0.1)
        warp.set(bends, warp.length - bends.length)
        expectAt(findersOf(version, warp), place)
        lay(warp, place, 0.1, -0.1)
        const flat = flatWarp()
        lay(flat, place, 0.1, -0.1)
        expect(warp).toEqual(bendable(flat))
      }),
    )
  })

  it.each([
    [0, 0],
    [0.1, 0],
    [0, -0.2],
    [-0.15, 0.1],
    [0.2, 0.15],
  ])("lies on every module when its perspective is the camera's, %d and %d", (g, h) => {
    for (const version of [1, 7]) {
      const symbol = drawn({
        version,
        lies: laid(tilted(g, h, 5 + 2 * version), sheared(1.2, 0.9, 0.2), turned(33)),
      })
      const warp = flatWarp()
      lay(warp, symbol.place, g, h)
      const { x, y } = gridOf(warp, frameOf(symbolModel(version)))
      const off = Array.from(x, (at, i) =>
        Math.hypot(at - (symbol.grid.x[i] ?? 0), (y[i] ?? 0) - (symbol.grid.y[i] ?? 0)),
      )
      expect(largest(off)).toBeLessThan(0.01)
    }
  })

  it('tells how many pixels a module has', () => {
    const symbol = drawn({ version: 3, module: 5, lies: laid(sheared(1.4, 0.8, 0), turned(25)) })
    const frame = frameOf(symbolModel(3))
    const warp = flatWarp()
    lay(warp, symbol.place, 0, 0)
    for (const { across, down } of [modulesOf(warp, frame), moduleLengths(symbol.grid, symbol.size)]) {
      expect(across).toBeCloseTo(7, 4)
      expect(down).toBeCloseTo(4, 4)
    }
    const { rightX, rightY, downX, downY } = meanAxes(symbol.grid, symbol.size)
    const turn = (25 * Math.PI) / 180
    expect([rightX, rightY]).toEqual([
      expect.closeTo(7 * Math.cos(turn), 4),
      expect.closeTo(7 * Math.sin(turn), 4),
    ])
    expect([downX, downY]).toEqual([
      expect.closeTo(-4 * Math.sin(turn), 4),
      expect.closeTo(4 * Math.cos(turn), 4),
    ])
  })
})
