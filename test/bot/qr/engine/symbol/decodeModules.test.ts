import { describe, expect, it } from 'vitest'
import { LEVELS } from '../../../../../bot/qr/engine/symbol/capacities.ts'
import { decodeModules } from '../../../../../bot/qr/engine/symbol/decodeModules.ts'
import { symbolModel } from '../../../../../bot/qr/engine/symbol/model.ts'
import { renderSymbol } from '../../../../../bot/qr/engine/symbol/renderSymbol.ts'
import { colourOf } from '../../../../../bot/qr/picture/greyImage.ts'
import { readWithZxing } from '../../../../../bot/qr/read/zxing.ts'
import { drawn, softly } from './drawn.ts'
import { Weather } from './noise.ts'

const TEXT = 'Mời quét mã'

describe('decoding soft modules', () => {
  it.each([1, 2, 3, 4, 6, 7, 10, 15, 22, 33, 40])(
    'mends nothing in a clean symbol of version %i',
    (version) => {
      for (const level of LEVELS) {
        const { modules, mask } = drawn('VN', level, version, version % 8)
        const symbol = decodeModules(symbolModel(version), softly(modules), 3)
        expect(symbol).toMatchObject({ level, mask, modules, correlation: 1 })
        expect(symbol?.proofBits).toBeGreaterThanOrEqual(20)
      }
    },
  )

  it.each([0, 1, 2, 3, 4, 5, 6, 7])('reads mask %i under noise', (mask) => {
    const weather = new Weather(mask)
    for (const level of LEVELS) {
      const { modules } = drawn(TEXT, level, 5, mask)
      const symbol = decodeModules(symbolModel(5), weather.noisy(modules, 0.35), 3)
      expect(symbol).toMatchObject({ level, mask, modules })
      expect(symbol?.correlation).toBeGreaterThan(0.9)
    }
  })

  it('reads a symbol of which a part is turned over and another part is missing', () => {
    const { modules } = drawn(TEXT, 'H', 5)
    const size = symbolModel(5).size
    const soft = softly(modules)
    for (let place = 0; place < soft.length; place++) {
      const [row, column] = [Math.floor(place / size), place % size]
      if (row >= 12 && row < 16 && column >= 12 && column < 20) soft[place] = -(soft[place] ?? 0)
      if (row > 24 && column > 20) soft[place] = 0
    }
    expect(decodeModules(symbolModel(5), soft, 3)?.modules).toEqual(modules)
  })

  it('reads a symbol whose format is hidden in one copy', () => {
    const model = symbolModel(4)
    const { modules } = drawn(TEXT, 'Q', 4)
    const soft = softly(modules)
    for (const place of model.formatPlaces[0]) soft[place] = 1
    expect(decodeModules(model, soft, 3)?.modules).toEqual(modules)
  })

  it('gives up where more is wrong than can be mended', () => {
    const { modules } = drawn(TEXT, 'H', 4)
    const weather = new Weather(4)
    for (let i = 0; i < 50; i++)
      expect(decodeModules(symbolModel(4), weather.noisy(modules, 1), 3)).toBeUndefined()
  })

  it('knows nothing of a grid without a value', () => {
    const model = symbolModel(3)
    expect(decodeModules(model, new Float32Array(model.size ** 2), 3)).toBeUndefined()
  })

  it.each([1, 2, 3, 4, 5, 9])('believes no grid of version %i that is filled by chance', (version) => {
    const model = symbolModel(version)
    const weather = new Weather(version)
    for (let i = 0; i < 500; i++) {
      const soft = Float32Array.from(model.known, (known) => known || 2 * weather.number() - 1)
      expect(decodeModules(model, soft, 3)).toBeUndefined()
    }
  })

  it.each([1, 4, 7, 18])('gives a symbol of version %i that other readers read', async (version) => {
    const { modules } = drawn(TEXT, 'L', version)
    const symbol = decodeModules(symbolModel(version), softly(modules), 3)
    if (symbol === undefined) throw new Error('the symbol was not decoded')
    const image = renderSymbol(symbol)
    expect(image.width).toBe((17 + 4 * version + 8) * 4)
    expect(await readWithZxing(colourOf(image))).toEqual([TEXT])
  })
})
