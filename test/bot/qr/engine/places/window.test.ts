import { describe, expect, it } from 'vitest'
import { distance, type Place } from '../../../../../bot/qr/engine/places/place.ts'
import { openWindow, type Window } from '../../../../../bot/qr/engine/places/window.ts'
import { contrastAt } from '../../../../../bot/qr/picture/contrast.ts'
import { type Drawn, drawn } from '../drawn.ts'
import { turned } from '../laying.ts'
import { blank, shaded } from '../spoiled.ts'

function windowOn({ image, place }: Drawn): Window {
  const window = openWindow(image, place)
  if (window === undefined) throw new Error('there is room for a window')
  return window
}

/** A square place in a picture, by its upper left finder and its module. */
function squareAt(x: number, y: number, size: number, module: number): Place {
  const side = (size - 7) * module
  return {
    upperLeft: { x, y },
    upperRight: { x: x + side, y },
    lowerLeft: { x, y: y + side },
    size,
    isGuessed: false,
    cost: 0,
  }
}

describe('a window on a place', () => {
  it.each([7.5, 8.2])('shows a large symbol in fewer pixels a module, of %d', (module) => {
    const { module: shown, sharp } = windowOn(drawn({ version: 20, module }))
    expect(shown).toBeGreaterThan(3)
    expect(sharp.width * sharp.height).toBeLessThan(600_000)
  })

  it.each([3, 5, 13])('shows every module where the place says, %d pixels a module', (module) => {
    const symbol = drawn({ version: 1, module, lies: turned(17), margin: 9 * module + 3 })
    const { place, sharp, soft, module: shown } = windowOn(symbol)
    const { upperLeft, upperRight } = symbol.place
    const scale = distance(place.upperLeft, place.upperRight) / distance(upperLeft, upperRight)
    expect(shown).toBeCloseTo(module * scale)
    for (const [i, colour] of symbol.modules.entries()) {
      const x = place.upperLeft.x + ((symbol.grid.x[i] ?? 0) - upperLeft.x) * scale
      const y = place.upperLeft.y + ((symbol.grid.y[i] ?? 0) - upperLeft.y) * scale
      expect(colour * contrastAt(sharp, x, y)).toBeGreaterThan(0.3)
      expect(colour * contrastAt(soft, x, y)).toBeGreaterThan(0.1)
    }
  })

  it('shows the core of each finder dark and the ring around it light, in shadow too', () => {
    const symbol = drawn({ version: 4, module: 14, lies: turned(200) })
    const { place, soft, module } = windowOn({ ...symbol, image: shaded(symbol.image, 0.2) })
    for (const { x, y } of [place.upperLeft, place.upperRight, place.lowerLeft]) {
      expect(contrastAt(soft, x, y)).toBeGreaterThan(0.5)
      for (const degrees of [17, 107, 197, 287]) {
        const turn = ((degrees + 3) * Math.PI) / 180
        expect(
          contrastAt(soft, x + 2 * module * Math.cos(turn), y + 2 * module * Math.sin(turn)),
        ).toBeLessThan(-0.3)
      }
    }
  })

  it('keeps modules no larger than they need to be, and shrinks none that are small', () => {
    const [small, large] = [3, 25].map((module) => windowOn(drawn({ version: 1, module })))
    expect(small?.module).toBeCloseTo(3)
    expect(large?.module).toBeLessThan(13)
    expect(large?.module).toBeGreaterThan(3)
  })

  it('ends where the picture ends', () => {
    const symbol = drawn({ version: 2, module: 5, margin: 0 })
    const { sharp, place } = windowOn(symbol)
    expect(sharp.width).toBeLessThanOrEqual(symbol.image.width)
    expect(sharp.height).toBeLessThanOrEqual(symbol.image.height)
    expect(contrastAt(sharp, place.upperLeft.x, place.upperLeft.y)).toBeGreaterThan(0.5)
  })

  it('is not opened where hardly anything of the place is in the picture', () => {
    const image = blank(300, 300)
    expect(openWindow(image, squareAt(2_000, 100, 25, 5))).toBeUndefined()
    expect(openWindow(image, squareAt(-2_000, -2_000, 25, 5))).toBeUndefined()
    expect(openWindow(image, squareAt(100, 100, 25, 5))).toBeDefined()
  })

  it('is not opened when it would be endless, and sooner for a guess', () => {
    const image = blank(1_280, 1_280)
    const areas = [5, 10, 20].flatMap((module) =>
      [25, 45, 77, 117, 177].map((size) => {
        const place = squareAt(10, 10, size, module)
        const [seen, guessed] = [openWindow(image, place), openWindow(image, { ...place, isGuessed: true })]
        if (guessed !== undefined) expect(seen).toBeDefined()
        return [seen?.sharp.values.length ?? 0, guessed?.sharp.values.length ?? 0] as const
      }),
    )
    const largest = (which: 0 | 1): number => Math.max(...areas.map((area) => area[which]))
    expect(largest(0)).toBeGreaterThan(100_000)
    expect(largest(0)).toBeLessThan(1_000_000)
    expect(largest(1)).toBeLessThan(largest(0))
  })
})
