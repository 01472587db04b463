import { describe, expect, it } from 'vitest'
import { distance, enlarged, isSamePlace, type Place } from '../../../../../bot/qr/engine/places/place.ts'
import { drawn } from '../drawn.ts'

const PLACE: Place = {
  upperLeft: { x: 20, y: 30 },
  upperRight: { x: 80, y: 34 },
  lowerLeft: { x: 18, y: 91 },
  size: 25,
  isGuessed: false,
  cost: 0.1,
}

function movedBy(x: number, y: number, size = 0): Place {
  const { upperRight } = PLACE
  return { ...PLACE, upperRight: { x: upperRight.x + x, y: upperRight.y + y }, size: PLACE.size + size }
}

describe('a place', () => {
  it('lies in the whole picture where it lay in the shrunk one', () => {
    const [small, large] = [
      drawn({ version: 2, module: 4, margin: 0 }),
      drawn({ version: 2, module: 12, margin: 0 }),
    ]
    expect(large.image.width).toBe(3 * small.image.width)
    const place = enlarged(small.place, 3)
    expect(distance(place.upperLeft, large.place.upperLeft)).toBeLessThan(1e-9)
    expect(distance(place.upperRight, large.place.upperRight)).toBeLessThan(1e-9)
    expect(distance(place.lowerLeft, large.place.lowerLeft)).toBeLessThan(1e-9)
    expect(place).toMatchObject({ size: small.size, isGuessed: false, cost: 0 })
    expect(enlarged(PLACE, 1)).toEqual(PLACE)
  })

  it('is the same when all of it lies within a few pixels and modules', () => {
    expect(isSamePlace(PLACE, PLACE)).toBe(true)
    expect(isSamePlace(PLACE, movedBy(1, -1, 1))).toBe(true)
    expect(isSamePlace(PLACE, movedBy(12, 0))).toBe(false)
    expect(isSamePlace(PLACE, movedBy(0, -12))).toBe(false)
    expect(isSamePlace(PLACE, movedBy(0, 0, 8))).toBe(false)
  })

  it('is another when its corners have other names', () => {
    const { upperLeft, upperRight, lowerLeft } = PLACE
    expect(
      isSamePlace(PLACE, { ...PLACE, upperLeft: upperRight, upperRight: lowerLeft, lowerLeft: upperLeft }),
    ).toBe(false)
  })
})
