import { create } from 'qrcode'
import { describe, expect, it } from 'vitest'
import { BlockCorrector } from '../../../../../bot/qr/engine/symbol/blockCorrector.ts'
import { blockLayout, dataOrder } from '../../../../../bot/qr/engine/symbol/blocks.ts'
import { LEVELS } from '../../../../../bot/qr/engine/symbol/capacities.ts'
import { unmasked } from '../../../../../bot/qr/engine/symbol/masks.ts'
import { codewordCount, symbolModel } from '../../../../../bot/qr/engine/symbol/model.ts'
import { readSegments } from '../../../../../bot/qr/engine/symbol/segments.ts'
import { readCodewords } from '../../../../../bot/qr/engine/symbol/softCodewords.ts'
import { type Drawn, drawn, inTermsOfTheEngine, softly } from './drawn.ts'

function codewordsOf({ version, mask, modules }: Drawn): Uint8Array {
  const model = symbolModel(version)
  return readCodewords(unmasked(model, mask, softly(modules)), codewordCount(model)).values
}

function textOf(symbol: Drawn): string | undefined {
  const codewords = codewordsOf(symbol)
  const order = dataOrder(blockLayout(symbolModel(symbol.version), symbol.level))
  return readSegments(
    Uint8Array.from(order, (place) => codewords[place] ?? 0),
    symbol.version,
  )
}

describe('the codewords of a drawn symbol', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 9, 10, 13, 20, 26, 27, 32, 40])('are whole in version %i', (version) => {
    const model = symbolModel(version)
    for (const level of LEVELS) {
      for (let mask = 0; mask < 8; mask++) {
        const symbol = drawn(`${version} ${level}`, level, version, mask)
        const codewords = codewordsOf(symbol)
        const { blocks, correction } = blockLayout(model, level)
        for (const places of blocks) {
          const block = Uint8Array.from(places, (place) => codewords[place] ?? 0)
          expect(new BlockCorrector(block.length, correction).load(block)).toBe(true)
        }
        expect(textOf(symbol)).toBe(`${version} ${level}`)
      }
    }
  })

  it.each([
    ['in capitals and digits', 'HTTPS://A.VN/V/12345678901234567X'],
    ['with small letters before', 'https://KHAIBAO.HAIPHONG.GOV.VN/V/7KQ2M9XH4T'],
    ['in digits alone', '0123456789012345678901234567890123456789012'],
    ['of two digits', '07'],
    ['with every capital', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'],
    ['in bytes', 'https://nhà'],
  ])('are read as a text %s', (_, text) => {
    for (const version of [4, 12, 30]) expect(textOf(drawn(text, 'M', version))).toBe(latin(text))
  })

  it('are no text of ours in Kanji, cut off, or filled by chance', () => {
    const kanji = create([{ mode: 'kanji', data: '漢字' }], {
      errorCorrectionLevel: 'M',
      toSJISFunc: () => 0x8a5e,
    })
    expect(textOf(inTermsOfTheEngine(kanji, 'M'))).toBeUndefined()
    expect(readSegments(Uint8Array.of(0b01000000, 0b10100110), 4)).toBeUndefined()
    expect(readSegments(Uint8Array.of(0b00100000, 0b00010111, 0b11111111, 0xff), 4)).toBeUndefined()
    expect(readSegments(new Uint8Array(0), 4)).toBe('')
  })
})

/** Bytes of UTF-8 one by one, as the reader of segments takes them. */
function latin(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}
