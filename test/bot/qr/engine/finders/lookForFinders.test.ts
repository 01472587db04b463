import { describe, expect, it } from 'vitest'
import type { Look } from '../../../../../bot/qr/engine/effort.ts'
import { lookForFinders } from '../../../../../bot/qr/engine/finders/lookForFinders.ts'
import { drawn } from '../drawn.ts'
import { turned } from '../laying.ts'
import { blank } from '../spoiled.ts'
import { LONG_AGO, missesOf, NEVER } from './sight.ts'

const BY_RUNS: Look = { by: 'runs', shrink: 1, radiusShare: 1 / 20, darkShare: 0.93 }
const BY_RUNS_AT_HALF_SIZE: Look = { by: 'runs', shrink: 2, radiusShare: 1 / 20, darkShare: 0.93 }
const BY_AREAS: Look = { by: 'areas', shrink: 2 }
const looks = [
  ['runs', BY_RUNS],
  ['runs at half the size', BY_RUNS_AT_HALF_SIZE],
  ['areas at half the size', BY_AREAS],
] as const

describe('a look for finders', () => {
  it.each(looks)('sees all three by %s, in pixels of its own picture', (_, look) => {
    const symbol = drawn({ version: 3, module: 5, lies: turned(8) })
    const finders = lookForFinders(symbol.image, look, NEVER)
    const inPicture = finders.map(({ x, y }) => ({
      x: (x + 0.5) * look.shrink - 0.5,
      y: (y + 0.5) * look.shrink - 0.5,
    }))
    expect(Math.max(...missesOf(symbol, inPicture))).toBeLessThan(0.6)
    for (const { bitmap } of finders) expect(bitmap.width).toBe(Math.floor(symbol.image.width / look.shrink))
  })

  it.each(looks)('gives the surest first by %s', (_, look) => {
    const symbol = drawn({ version: 6, module: 5, lies: turned(3) })
    const sightings = lookForFinders(symbol.image, look, NEVER).map((finder) => finder.sightings)
    expect(sightings.length).toBeGreaterThanOrEqual(3)
    expect(sightings).toEqual([...sightings].sort((a, b) => b - a))
  })

  it.each(looks)('sees nothing on a blank wall by %s', (_, look) => {
    expect(lookForFinders(blank(300, 200), look, NEVER)).toEqual([])
  })

  it.each(looks)('is taken once for each picture by %s', (_, look) => {
    const { image } = drawn({ version: 1, module: 5 })
    const finders = lookForFinders(image, look, NEVER)
    expect(lookForFinders(image, look, NEVER) === finders).toBe(true)
    expect(lookForFinders({ ...image }, look, NEVER) === finders).toBe(false)
  })

  it.each(looks)('is taken anew by %s when time had run out', (_, look) => {
    const symbol = drawn({ version: 12, module: 5 })
    const few = lookForFinders(symbol.image, look, LONG_AGO)
    const all = lookForFinders(symbol.image, look, NEVER)
    expect(all.length).toBeGreaterThan(few.length)
  })
})
