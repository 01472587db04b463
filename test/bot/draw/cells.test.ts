import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanWords, fieldWords, workbookWords } from '../../../bot/draw/cells.ts'
import { CORPUS } from '../../server/exports/corpus.ts'

const anyWords = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('=', '+', '@', '-', ' ', '\t', '\r', '\n', '"', "'", '\uFEFF', '\uD800', 'ầ', '＝'),
  }),
  fc.constantFrom(...CORPUS),
)

describe('words in a cell', () => {
  it.each([
    ['Nguyễn Văn ***', 'Nguyễn Văn ***'],
    ['  Cổng \t\r\n 2  ', 'Cổng 2'],
    ['a\u0000b', 'a b'],
    ['\u200B\uFEFF=1', '=1'],
    ['a\uD800b', 'a\uFFFDb'],
    ['👍🏽 Chợ', '👍🏽 Chợ'],
    ['', ''],
  ])('%j are %j', (given, clean) => {
    expect(cleanWords(given)).toBe(clean)
  })

  it('are cut where a spreadsheet takes no more, and never in the middle of a character', () => {
    const cut = cleanWords(`a${'👍'.repeat(20_000)}`)
    expect(cut).toHaveLength(32_766)
    expect(cut).toMatch(/^a(?:👍)+…$/u)
    expect(fieldWords(`=${'a'.repeat(40_000)}`).length).toBeLessThanOrEqual(32_767)
  })

  it('stay the same when they are cleaned again', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        expect(cleanWords(cleanWords(words))).toBe(cleanWords(words))
      }),
    )
  })

  it('hold no break, no unseen sign and no half character, whatever was written', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        for (const made of [cleanWords(words), workbookWords(words), fieldWords(words)])
          expect(made).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/u)
      }),
    )
  })

  it('never begin a formula in a field, whatever was written', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        expect(fieldWords(words).normalize('NFKC')).not.toMatch(/^["\s]*[=+\-@\t\r]/u)
      }),
    )
  })

  it('are no sign by its number in a workbook', () => {
    expect(workbookWords('_x003D_1')).toBe('_x005F_x003D_1')
    expect(workbookWords('_x_a_')).toBe('_x_a_')
  })
})
