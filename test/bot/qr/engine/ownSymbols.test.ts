import { describe, expect, it } from 'vitest'
import { NO_OWN_SYMBOLS, ownSymbols } from '../../../../bot/qr/engine/ownSymbols.ts'
import { symbolModel } from '../../../../bot/qr/engine/symbol/model.ts'
import { BASE, gateAddress, OTHER_BASE, personAddress, printedModules } from './ownCodes.ts'

const OWN = ownSymbols({ public: BASE, former: [] })
const kinds = [
  ['gates', 0, gateAddress],
  ['persons', 1, personAddress],
] as const

describe('our own symbols', () => {
  it.each(kinds)('of %s agree with what is known of them, whatever the code', (_, which, address) => {
    const kind = OWN.kinds[which]
    if (kind === undefined) throw new Error('there are two kinds')
    for (let seed = 100; seed < 110; seed++) {
      const modules = printedModules(kind, address(seed))
      const wrong = kind.models.map(
        ({ known }) => Array.from(known).filter((colour, i) => colour !== 0 && colour !== modules[i]).length,
      )
      expect(Math.min(...wrong)).toBe(0)
    }
  })

  it.each(kinds)('of %s are known for most of their modules', (_, which) => {
    const { content, models = [] } = OWN.kinds[which] ?? {}
    expect(models).toHaveLength(8)
    for (const { version, known } of models) {
      expect(version).toBe(content?.version)
      const plain = symbolModel(version).known.filter((colour) => colour !== 0).length
      const much = known.filter((colour) => colour !== 0).length
      expect(much).toBeGreaterThan(plain + 0.4 * (known.length - plain))
    }
  })

  it('are two kinds for each host, former ones too', () => {
    expect(OWN.kinds).toHaveLength(2)
    const { kinds: all, believes } = ownSymbols({ public: undefined, former: ['http://localhost:3000'] })
    expect(all).toHaveLength(2)
    expect(believes(gateAddress(1, 'http://localhost:3000'))).toBe(true)
    expect(believes(gateAddress(1))).toBe(false)
  })

  it('are none without hosts', () => {
    expect(ownSymbols({ former: [] }).kinds).toEqual([])
    expect(NO_OWN_SYMBOLS.kinds).toEqual([])
    expect(NO_OWN_SYMBOLS.believes(gateAddress(1))).toBe(false)
  })

  it('are believed with a right code under our host alone', () => {
    const gate = gateAddress(1)
    expect(OWN.believes(gate)).toBe(true)
    expect(OWN.believes(personAddress(1))).toBe(true)
    expect(OWN.believes(gateAddress(1, OTHER_BASE))).toBe(false)
    expect(OWN.believes(gate.slice(0, -1) + (gate.endsWith('2') ? '3' : '2'))).toBe(false)
    expect(OWN.believes(`${gate}0`)).toBe(false)
    expect(OWN.believes('')).toBe(false)
  })
})
