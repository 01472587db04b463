import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitText } from '../../../bot/channels/splitText.ts'

const withoutSpace = (text: string): string => text.replace(/\s+/g, '')

describe('a long text', () => {
  it.each([
    ['at the end of a line', 'một hai ba\nbốn. năm sáu', ['một hai ba', 'bốn. năm sáu']],
    ['at the end of a sentence', 'một hai ba. bốn năm sáu', ['một hai ba.', 'bốn năm sáu']],
    ['after a question', 'một hai ba? bốn năm sáu', ['một hai ba?', 'bốn năm sáu']],
    ['after a call', 'một hai ba! bốn năm sáu', ['một hai ba!', 'bốn năm sáu']],
    ['at a space', 'một hai ba bốn năm sáu', ['một hai ba bốn', 'năm sáu']],
    ['anywhere when there is nothing else', 'mộthaibabốnnămsáubảy', ['mộthaibabốnnămsá', 'ubảy']],
    ['not early for the sake of a sentence', 'một. hai ba bốn năm', ['một. hai ba bốn', 'năm']],
  ])('is cut %s', (_where, text, pieces) => {
    expect(splitText(text, 16)).toEqual(pieces)
  })

  it('that fits is one piece, an empty one too', () => {
    expect(splitText('một', 3)).toEqual(['một'])
    expect(splitText('', 3)).toEqual([''])
  })

  it('that ends in white space has no empty piece behind it', () => {
    expect(splitText(`một${' '.repeat(20)}`, 10)).toEqual(['một'])
  })

  it('loses nothing but white space, cuts no character, and each piece fits', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom('từ', ' ', '\n', '. ', '😀', 'ế'), fc.string({ unit: 'grapheme' })), {
        maxLength: 200,
      })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 50 }), (long, limit) => {
        const pieces = splitText(long, limit)
        expect(withoutSpace(pieces.join(''))).toBe(withoutSpace(long))
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(limit)
          expect(piece).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/)
        }
      }),
      { numRuns: 1_000 },
    )
  })
})
