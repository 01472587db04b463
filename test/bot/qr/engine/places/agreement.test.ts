import { describe, expect, it } from 'vitest'
import type { Finder } from '../../../../../bot/qr/engine/finders/finder.ts'
import { agreementOf } from '../../../../../bot/qr/engine/places/agreement.ts'
import type { Place } from '../../../../../bot/qr/engine/places/place.ts'
import { type Drawn, drawn } from '../drawn.ts'
import { bitmapOf } from '../finders/sight.ts'
import { crumpled, laid, tilted, turned } from '../laying.ts'
import { noisy } from '../spoiled.ts'

/** The symbol's own finders, as somebody saw them who made no mistake. */
function seenIn(symbol: Drawn, image = symbol.image): { place: Place; seen: Finder[] } {
  const bitmap = bitmapOf(image, symbol.module)
  const finder = ({ x, y }: { x: number; y: number }): Finder => ({
    x,
    y,
    across: symbol.module,
    down: symbol.module,
    sightings: 5,
    bitmap,
  })
  const [upperLeft, upperRight, lowerLeft] = [
    finder(symbol.place.upperLeft),
    finder(symbol.place.upperRight),
    finder(symbol.place.lowerLeft),
  ]
  return {
    place: { ...symbol.place, upperLeft, upperRight, lowerLeft, size: symbol.size },
    seen: [upperLeft, upperRight, lowerLeft],
  }
}

function agreement(symbol: Drawn, image?: Drawn['image']): number | undefined {
  const { place, seen } = seenIn(symbol, image)
  return agreementOf(place, seen)
}

describe('the agreement of a place', () => {
  it.each([1, 3, 10, 25])('is perfect for a clean symbol of version %d, however it is turned', (version) => {
    for (const degrees of [0, 30, 135, 250])
      expect(agreement(drawn({ version, module: 4, lies: turned(degrees) }))).toBeGreaterThan(1.8)
  })

  it.each([
    ['aslant', () => drawn({ version: 4, module: 5, lies: laid(tilted(0.2, 0, 17), turned(20)) })],
    [
      'steeply aslant',
      () => drawn({ version: 4, module: 5, lies: laid(tilted(-0.12, 0.12, 17), turned(80)) }),
    ],
    ['crumpled', () => drawn({ version: 3, module: 5, lies: laid(crumpled(2, 1.4, 40), turned(10)) })],
  ])('is enough for one that lies %s', (_, make) => {
    expect(agreement(make())).toBeGreaterThan(0.45)
  })

  it('is enough for one in noise', () => {
    const symbol = drawn({ version: 3, module: 4 })
    expect(agreement(symbol, noisy(symbol.image, 60, 1))).toBeGreaterThan(0.45)
  })

  it('is too little where one of the three is no finder of the symbol', () => {
    const { place, seen } = seenIn(drawn({ version: 3, module: 5, lies: turned(25) }))
    const [upperLeft, upperRight, lowerLeft] = seen
    if (upperLeft === undefined || upperRight === undefined || lowerLeft === undefined)
      throw new Error('three')
    const aside = { ...lowerLeft, x: lowerLeft.x + 60, y: lowerLeft.y - 35 }
    expect(agreementOf({ ...place, lowerLeft: aside }, [upperLeft, upperRight, aside])).toBeUndefined()
  })

  it('of two finders and a guess does without the timing pattern', () => {
    const { place, seen } = seenIn(drawn({ version: 3, module: 5 }))
    const [upperLeft, upperRight] = seen
    if (upperLeft === undefined || upperRight === undefined) throw new Error('two')
    expect(agreementOf(place, [upperLeft, upperRight])).toBeGreaterThan(0.9)
    expect(agreementOf(place, [upperLeft, upperRight])).toBeLessThanOrEqual(1)
  })

  it('is none of nothing seen', () => {
    expect(agreementOf(seenIn(drawn({ version: 1 })).place, [])).toBeUndefined()
  })
})
