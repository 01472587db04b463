import { describe, expect, it } from 'vitest'
import { LEVELS } from '../../../../../bot/qr/engine/symbol/capacities.ts'
import { formatWord } from '../../../../../bot/qr/engine/symbol/formatInformation.ts'
import { ROLE, symbolModel } from '../../../../../bot/qr/engine/symbol/model.ts'
import { drawn } from './drawn.ts'

const VERSIONS = Array.from({ length: 40 }, (_, i) => i + 1)
/** Data modules of some versions (ISO/IEC 18004, table 1), remainder bits included. */
const DATA_MODULES: Readonly<Record<number, number>> = {
  1: 208,
  2: 359,
  3: 567,
  4: 807,
  5: 1079,
  6: 1383,
  7: 1568,
  14: 4651,
  20: 8683,
  21: 9252,
  32: 19723,
  40: 29648,
}

describe('the model of a version', () => {
  it.each(VERSIONS)('knows what every symbol of version %i shows', (version) => {
    const model = symbolModel(version)
    for (const [i, level] of LEVELS.entries()) {
      const { modules } = drawn('A', level, version, (version + 2 * i) % 8)
      expect(model.size ** 2).toBe(modules.length)
      const wrong = modules.findIndex(
        (module, place) => model.known[place] !== 0 && model.known[place] !== module,
      )
      expect(wrong).toBe(-1)
    }
  })

  it.each(VERSIONS)('gives every module of version %i one role', (version) => {
    const model = symbolModel(version)
    const open = [...model.known.keys()].filter((place) => model.known[place] === 0)
    const placed = [...model.dataPlaces, ...model.formatPlaces[0], ...model.formatPlaces[1]]
    expect(placed.sort((a, b) => a - b)).toEqual(open)
    expect(model.dataPlaces.every((place) => model.role[place] === ROLE.data)).toBe(true)
    expect(model.formatPlaces.flatMap((copy) => [...copy]).every((p) => model.role[p] === ROLE.format)).toBe(
      true,
    )
    expect(model.role[(model.size - 8) * model.size + 8]).toBe(ROLE.darkModule)
  })

  it.each(Object.entries(DATA_MODULES))('counts the data modules of version %s', (version, count) => {
    expect(symbolModel(Number(version)).dataPlaces).toHaveLength(count)
  })

  it.each([1, 4, 7, 25])('knows where both copies of the format stand in version %i', (version) => {
    const { formatPlaces } = symbolModel(version)
    for (const level of LEVELS) {
      for (let mask = 0; mask < 8; mask++) {
        const { modules } = drawn('A', level, version, mask)
        for (const copy of formatPlaces) {
          const word = copy.reduce((sum, place, bit) => sum | (modules[place] === 1 ? 1 << bit : 0), 0)
          expect(word).toBe(formatWord(level, mask))
        }
      }
    }
  })

  it('is made once', () => {
    expect(symbolModel(4)).toBe(symbolModel(4))
  })

  it.each([0, 41, 2.5])('is not given for version %d', (version) => {
    expect(() => symbolModel(version)).toThrow(RangeError)
  })
})
