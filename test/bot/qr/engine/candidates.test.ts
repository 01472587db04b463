import { describe, expect, it } from 'vitest'
import { candidatesAt } from '../../../../bot/qr/engine/candidates.ts'
import { openWindow } from '../../../../bot/qr/engine/places/window.ts'
import type { GreyImage } from '../../../../bot/qr/picture/greyImage.ts'
import { type Drawn, drawn } from './drawn.ts'
import { NEVER } from './finders/sight.ts'
import { turned } from './laying.ts'
import { blank, noisy } from './spoiled.ts'

/** The likeliest versions at a symbol's place, measured so many modules wrong. */
function versionsAt({ place, ...symbol }: Drawn, off: number, image: GreyImage = symbol.image): number[] {
  const measured = { ...place, size: place.size + off }
  const window = openWindow(image, measured)
  if (window === undefined) throw new Error('there is room for a window')
  const candidates = candidatesAt(measured, window, NEVER)
  return [...candidates].sort((a, b) => b.likeness - a.likeness).map(({ frame }) => frame.model.version)
}

describe('candidates', () => {
  it.each([1, 2, 5, 7, 12])('are of version %d first, where one is drawn', (version) => {
    const symbol = drawn({ version, module: 3, lies: turned(5) })
    for (const off of [-3, 0, 3]) expect(versionsAt(symbol, off)[0]).toBe(version)
  })

  it('may be two versions off where a symbol is large', () => {
    const symbol = drawn({ version: 20, module: 4 })
    expect(versionsAt(symbol, -7)[0]).toBe(20)
    expect(versionsAt(symbol, 7)[0]).toBe(20)
  })

  it('are no version that there is not', () => {
    const symbol = drawn({ version: 1, module: 5 })
    for (const version of versionsAt(symbol, -4)) expect(version).toBeGreaterThanOrEqual(1)
    for (const version of versionsAt({ ...symbol, place: { ...symbol.place, size: 183 } }, 0))
      expect(version).toBeLessThanOrEqual(40)
  })

  it('are none where nothing is drawn', () => {
    const symbol = drawn({ version: 3, module: 5 })
    const { width, height } = symbol.image
    expect(versionsAt(symbol, 0, blank(width, height))).toEqual([])
    expect(versionsAt(symbol, 0, noisy(blank(width, height, 128), 40, 1))).toEqual([])
  })
})
