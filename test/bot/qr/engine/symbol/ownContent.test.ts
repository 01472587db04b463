import { create } from 'qrcode'
import { describe, expect, it } from 'vitest'
import { symbolOf } from '../../../../../bot/draw/qrPath.ts'
import { knownModules, ownContent } from '../../../../../bot/qr/engine/symbol/ownContent.ts'
import { drawn, inTermsOfTheEngine } from './drawn.ts'
import { gates, many, persons } from './ownAddresses.ts'

const KINDS = [
  {
    name: 'a gate, its host of two short words',
    kind: gates('https://KHAIBAO.VN', 1),
    version: 3,
    level: 'H',
    known: 0.72,
  },
  { name: 'a gate', kind: gates('https://khaibao.haiphong.gov.vn', 2), version: 4, level: 'H', known: 0.83 },
  {
    name: 'a gate with a long host',
    kind: gates('https://khaibaoyte.soyte.haiphong.gov.vn', 3),
    version: 4,
    level: 'Q',
    known: 0.75,
  },
  {
    name: 'a gate below a path',
    kind: gates('https://proxy.example.vn/khaibao', 4),
    version: 4,
    level: 'Q',
    known: 0.75,
  },
  {
    name: 'a person',
    kind: persons('https://khaibao.haiphong.gov.vn', 5),
    version: 4,
    level: 'Q',
    known: 0.67,
  },
  {
    name: 'a person, at home',
    kind: persons('http://localhost:3000', 6),
    version: 4,
    level: 'Q',
    known: 0.48,
  },
] as const

describe('what our own symbols have in common', () => {
  it.each(KINDS)('is found for $name', ({ kind, version, level, known }) => {
    const own = ownContent(many(kind))
    expect(own).toMatchObject({ version, level })
    const template = knownModules(own, 0)
    expect(template.filter((module) => module !== 0).length / template.length).toBeGreaterThan(known)
  })

  it.each(KINDS)('is in every symbol of $name, with every mask', ({ kind, version, level }) => {
    const own = ownContent(many(kind))
    for (let i = 0; i < 100; i++) {
      const text = kind.make()
      // A code with many digits in a row is written in another way, which is none of these.
      if (isRare(text)) continue
      const { modules, mask } = drawn(text, level, version, i % 8)
      const template = knownModules(own, mask)
      const wrong = modules.findIndex((module, place) => template[place] !== 0 && template[place] !== module)
      expect(wrong).toBe(-1)
    }
  })

  it('is about the symbols that are printed', () => {
    const kind = gates('https://khaibao.haiphong.gov.vn', 7)
    const own = ownContent(many(kind))
    const { version, mask, modules } = inTermsOfTheEngine(symbolOf(kind.make()), own.level)
    expect(version).toBe(own.version)
    const template = knownModules(own, mask)
    expect(modules.some((module, place) => template[place] === -module)).toBe(false)
  })

  it('leaves open what a code holds, and its error correction', () => {
    const own = ownContent(many(gates('https://khaibao.haiphong.gov.vn', 8)))
    // Ten characters of 5.5 bits, and one bit between them that no letter turns alone.
    const unknown = own.openBlocks.map(({ changes }) => changes.length)
    expect(unknown).toEqual([56])
    expect(own.knownBlocks).toHaveLength(3)
  })

  it('is the same whatever codes it is found from', () => {
    const [one, other] = [9, 10].map((seed) => ownContent(many(gates('https://KHAIBAO.VN', seed))))
    expect(one?.knownBits).toEqual(other?.knownBits)
  })

  it('is not found from a few addresses', () => {
    expect(() => ownContent(many(gates('https://KHAIBAO.VN', 11)).slice(1))).toThrow(RangeError)
  })
})

function isRare(text: string): boolean {
  return create(text).segments.some((segment) => segment.mode.id === 'Numeric')
}
