import { describe, expect, it, vi } from 'vitest'
import { type Effort, STEADY, THOROUGH } from '../../../../bot/qr/engine/effort.ts'
import { NO_OWN_SYMBOLS, ownSymbols } from '../../../../bot/qr/engine/ownSymbols.ts'
import { readSymbols } from '../../../../bot/qr/engine/readSymbols.ts'
import type { CorrectedSymbol } from '../../../../bot/qr/engine/symbol/correctedSymbol.ts'
import type { GreyImage } from '../../../../bot/qr/picture/greyImage.ts'
import { type Drawn, drawn } from './drawn.ts'
import { LONG_AGO, NEVER } from './finders/sight.ts'
import { crumpled, laid, rolled, tilted, turned } from './laying.ts'
import { BASE, gateAddress, OTHER_BASE, printed } from './ownCodes.ts'
import { beside, blank, changed, defocused, noisy, shaded, spotted } from './spoiled.ts'

/** A deadline in the middle of the work, and by how much it may be missed on a machine that is busy. */
const SOON_MILLISECONDS = 100
const LATE_MILLISECONDS = 3_000

function read(image: GreyImage, effort: Effort = STEADY): CorrectedSymbol[] {
  return [...readSymbols(image, effort, NO_OWN_SYMBOLS, NEVER)]
}

/** That this symbol alone was read, every module of it. */
function expectRead(symbols: readonly CorrectedSymbol[], { version, modules }: Drawn): void {
  expect(symbols.map(({ model }) => model.version)).toEqual([version])
  expect(symbols[0]?.modules).toEqual(modules)
}

describe('reading symbols', () => {
  it.each([
    [1, 4],
    [2, 3],
    [4, 2.2],
    [7, 3],
    [2, 13],
  ])('reads a clean one of version %d, %d pixels a module', (version, module) => {
    const symbol = drawn({ version, module })
    expectRead(read(symbol.image), symbol)
  })

  it.each([10, 90, 225])('reads one turned by %d degrees', (degrees) => {
    const symbol = drawn({ version: 3, lies: turned(degrees) })
    expectRead(read(symbol.image), symbol)
  })

  it.each([
    [0.15, 0],
    [0, -0.15],
    [0.1, 0.1],
  ])('reads one aslant, %d and %d', (g, h) => {
    const symbol = drawn({ version: 4, lies: laid(tilted(g, h, 14), turned(10)) })
    expectRead(read(symbol.image), symbol)
  })

  it.each([90, 30])('reads one round a pillar, turned by %d degrees', (degrees) => {
    const symbol = drawn({ version: 3, lies: laid(rolled(20), turned(degrees)) })
    expectRead(read(shaded(symbol.image, 0.3)), symbol)
  })

  it.each([2, 3, 4, 6])('reads a crumpled one, seed %d', (seed) => {
    const symbol = drawn({ version: 3, lies: laid(crumpled(seed, 1.4, 40), turned(10 * seed)) })
    expectRead(read(noisy(symbol.image, 4, seed), THOROUGH), symbol)
  })

  it.each([
    [5, 3],
    [4, 2],
  ])('reads a blurred one, %d pixels a module', (module, radius) => {
    const symbol = drawn({ version: 3, module, lies: turned(10) })
    expectRead(read(noisy(defocused(defocused(symbol.image, radius), 2), 4, 1)), symbol)
  })

  it.each(['upperLeft', 'upperRight', 'lowerLeft'] as const)(
    'reads one whose %s finder is lit away',
    (corner) => {
      const symbol = drawn({
        version: 3,
        level: 'H',
        text: 'HTTPS://KHAIBAO.VN/V/123',
        module: 6,
        lies: turned(15),
      })
      expectRead(read(spotted(symbol.image, symbol.place[corner], 24, 255)), symbol)
    },
  )

  it('reads one after another, the likeliest first, each once', () => {
    const one = drawn({ version: 3, lies: turned(5) })
    const other = drawn({ version: 2, text: 'ANOTHER BESIDE IT', lies: laid(crumpled(3, 1, 40), turned(-8)) })
    const symbols = read(beside(one.image, other.image))
    expect(symbols.map(({ model }) => model.version)).toEqual([3, 2])
    expect(symbols[0]?.modules).toEqual(one.modules)
    expect(symbols[1]?.modules).toEqual(other.modules)
  })

  it.each([
    ['a blank wall', blank(400, 300)],
    ['noise', noisy(blank(240, 200, 128), 50, 1)],
    ['coarse noise', defocused(noisy(blank(240, 200, 128), 90, 2), 1)],
    ['stripes', changed(blank(300, 300), (_, x) => (x % 10 < 5 ? 40 : 220))],
  ])('reads nothing on %s', (_, image) => {
    expect(read(image, THOROUGH)).toEqual([])
  })

  it('reads nothing where finders stand around noise', () => {
    const symbol = drawn({
      version: 3,
      ink: (right, down, isDark) => (inFinder(right, down) && isDark ? 1 : 0),
    })
    expect(read(noisy(symbol.image, 60, 1), THOROUGH)).toEqual([])
  })
})

function inFinder(right: number, down: number): boolean {
  return (right < 8 && down < 8) || (right > 21 && down < 8) || (right < 8 && down > 21)
}

describe('reading symbols of ours', () => {
  const own = ownSymbols({ public: BASE, former: [] })
  const [gates] = own.kinds
  if (gates === undefined) throw new Error('there are two kinds')
  const halfGone = (text: string): Drawn =>
    printed(gates, text, { blots: 0.45, lies: laid(crumpled(2, 1, 60), turned(12)) })

  it('reads half of one that nobody else reads', () => {
    const symbol = halfGone(gateAddress(6))
    expectRead([...readSymbols(symbol.image, STEADY, own, NEVER)], symbol)
    expect(read({ ...symbol.image })).toEqual([])
  })

  it('does not read half of one of another host', () => {
    const { image } = halfGone(gateAddress(6, OTHER_BASE))
    expect([...readSymbols(image, STEADY, own, NEVER)]).toEqual([])
  })
})

describe('the deadline of reading', () => {
  const symbol = drawn({ version: 3 })

  it('gives nothing when it has been, and begins nothing', () => {
    const before = performance.now()
    expect([...readSymbols({ ...symbol.image }, THOROUGH, NO_OWN_SYMBOLS, LONG_AGO)]).toEqual([])
    expect(performance.now() - before).toBeLessThan(LATE_MILLISECONDS)
  })

  it('ends what would go on', () => {
    // Coarse noise has what looks like finders everywhere.
    const image = defocused(noisy(blank(800, 600, 128), 120, 3), 1)
    const before = performance.now()
    expect([
      ...readSymbols(image, { ...THOROUGH, placesRanked: 400 }, NO_OWN_SYMBOLS, before + SOON_MILLISECONDS),
    ]).toEqual([])
    expect(performance.now() - before).toBeLessThan(SOON_MILLISECONDS + LATE_MILLISECONDS)
  })

  it('is looked at between two symbols', () => {
    const other = drawn({ version: 2, text: 'ANOTHER BESIDE IT' })
    const image = beside(symbol.image, other.image)
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0)
    try {
      const reading = readSymbols(image, THOROUGH, NO_OWN_SYMBOLS, 100)
      expect(reading.next().done).toBe(false)
      clock.mockReturnValue(101)
      expect(reading.next().done).toBe(true)
    } finally {
      clock.mockRestore()
    }
    expect(read(image, THOROUGH)).toHaveLength(2)
  })
})
