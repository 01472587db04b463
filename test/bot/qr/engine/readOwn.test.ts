import { describe, expect, it } from 'vitest'
import { type Grid, gridOf } from '../../../../bot/qr/engine/grid/warp.ts'
import { equalisedModules, NARROW } from '../../../../bot/qr/engine/modules/equaliser.ts'
import { NO_OWN_SYMBOLS, ownSymbols } from '../../../../bot/qr/engine/ownSymbols.ts'
import { type Reading, readOwn } from '../../../../bot/qr/engine/readOwn.ts'
import { decodeModules } from '../../../../bot/qr/engine/symbol/decodeModules.ts'
import { decodeOwn } from '../../../../bot/qr/engine/symbol/decodeOwn.ts'
import { type Drawn, drawn } from './drawn.ts'
import { NEVER } from './finders/sight.ts'
import { flatFit, type Lying, lyingIn } from './grid/lying.ts'
import { crumpled, turned } from './laying.ts'
import { BASE, gateAddress, OTHER_BASE, personAddress, printed } from './ownCodes.ts'
import { noisy } from './spoiled.ts'

const OWN = ownSymbols({ public: BASE, former: [] })
const kinds = [
  ['gate', 0, gateAddress],
  ['person', 1, personAddress],
] as const

function kindAt(which: number) {
  const kind = OWN.kinds[which]
  if (kind === undefined) throw new Error('there are two kinds')
  return kind
}

function noisily(symbol: Drawn): Lying {
  return lyingIn(symbol, noisy(symbol.image, 5, 1))
}

/** What the engine reads of a symbol by a grid. */
function readingOf({ window: { sharp, soft }, frame }: Lying, grid: Grid): Reading {
  return { modules: equalisedModules(sharp, grid, frame.model, NARROW), grid, picture: sharp, soft }
}

/** The same address with another last character. */
function mistyped(address: string): string {
  return address.slice(0, -1) + (address.endsWith('2') ? '3' : '2')
}

describe('reading a symbol of ours', () => {
  it.each(kinds)('reads a %s of which half is gone', (_, which, address) => {
    for (const seed of [1, 2]) {
      const text = address(seed)
      const lying = noisily(printed(kindAt(which), text, { blots: 0.45, seed, lies: turned(20 * seed) }))
      const reading = readingOf(lying, lying.truth)
      expect(decodeModules(lying.frame.model, reading.modules, 3)).toBeUndefined()
      expect(readOwn(lying.frame.model, reading, OWN, NEVER)).toMatchObject({
        text,
        modules: lying.symbol.modules,
      })
    }
  })

  it.each(kinds)(
    'fits a %s anew by what is known of it, where its paper is crumpled',
    (_, which, address) => {
      let atOnce = 0
      for (const seed of [1, 2, 3]) {
        const text = address(seed)
        const lies = crumpled(seed, 1, 40)
        const lying = noisily(printed(kindAt(which), text, { blots: 0.4, seed, lies }))
        const reading = readingOf(lying, gridOf(flatFit(lying).warp, lying.frame))
        if (decodeOwn(kindAt(which).content, reading.modules, OWN.believes) !== undefined) atOnce++
        expect(readOwn(lying.frame.model, reading, OWN, NEVER)).toMatchObject({
          text,
          modules: lying.symbol.modules,
        })
      }
      expect(atOnce).toBeLessThan(3)
    },
  )

  it.each([
    ['a gate of another host', () => printed(kindAt(0), gateAddress(4, OTHER_BASE))],
    ['a gate whose check character is wrong', () => printed(kindAt(0), mistyped(gateAddress(4)))],
    ['another text', () => drawn({ version: kindAt(0).content.version })],
    ['one that is gone', () => printed(kindAt(0), gateAddress(4), { blots: 0.95 })],
  ])('reads no other: %s', (_, make) => {
    const lying = noisily(make())
    expect(readOwn(lying.frame.model, readingOf(lying, lying.truth), OWN, NEVER)).toBeUndefined()
  })

  it('reads none of another version, nor where nothing is ours', () => {
    const lying = noisily(printed(kindAt(0), gateAddress(5)))
    const reading = readingOf(lying, lying.truth)
    expect(readOwn(lying.frame.model, reading, OWN, NEVER)?.text).toBe(gateAddress(5))
    expect(readOwn(lying.frame.model, reading, NO_OWN_SYMBOLS, NEVER)).toBeUndefined()
    expect(readOwn({ ...lying.frame.model, version: 7 }, reading, OWN, NEVER)).toBeUndefined()
  })
})
