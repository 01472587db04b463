import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { attachmentFile } from '../../../bot/draw/attachment.ts'
import { cardMarks } from '../../../bot/draw/cardMarks.ts'
import { cardSheetPages } from '../../../bot/draw/cardSheet.ts'
import { drawAttachment, drawCardPng } from '../../../bot/draw/drawAttachment.ts'
import type { Mark } from '../../../bot/draw/page.ts'
import { cardTexts } from '../../../bot/flows/declare/cardTexts.ts'
import { SAMPLE_CARD_TEXTS, sampleCard } from '../qr/samples.ts'
import { anyName } from './anyText.ts'
import { manyCards } from './cards.ts'
import { isInside, overlap, type Rectangle, textRectangles, textsOnTexts } from './ink.ts'
import { eachReads, readAgain } from './readAgain.ts'
import { wrongModules } from './symbolInk.ts'

const QUIET_ZONE = { left: 8.1, top: 7, right: 41.9, bottom: 40.8 }

function texts(marks: readonly Mark[]): string[] {
  return marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
}

/** The straight strokes of the cut marks, each from a point to another. */
function strokes(marks: readonly Mark[]): Rectangle[] {
  const paths = marks.flatMap((mark) => (mark.kind === 'shape' && mark.stroke ? [mark.path] : []))
  return paths.flatMap((path) =>
    [...path.matchAll(/M([\d.]+) ([\d.]+)([hv])(-?[\d.]+)/g)].map(([, x, y, direction, length]) => {
      const [x1, y1] = [Number(x), Number(y)]
      const [x2, y2] = direction === 'h' ? [x1 + Number(length), y1] : [x1, y1 + Number(length)]
      return {
        left: Math.min(x1, x2),
        top: Math.min(y1, y2),
        right: Math.max(x1, x2),
        bottom: Math.max(y1, y2),
      }
    }),
  )
}

/** Where the cards of a page lie, by the corners that their cut marks point at. */
function cardsOf(marks: readonly Mark[]): Rectangle[] {
  return marks.flatMap((mark) => {
    if (mark.kind !== 'shape' || mark.stroke === undefined) return []
    const lines = strokes([mark])
    const uprights = lines.filter(({ left, right }) => left === right).map(({ left }) => left)
    const levels = lines.filter(({ top, bottom }) => top === bottom).map(({ top }) => top)
    const [left, right, top, bottom] = [
      Math.min(...uprights),
      Math.max(...uprights),
      Math.min(...levels),
      Math.max(...levels),
    ]
    return [{ left, right, top, bottom }]
  })
}

describe('a personal card', () => {
  it('bears its title, the masked name and the code for typing', () => {
    expect(texts(cardMarks(sampleCard(), SAMPLE_CARD_TEXTS, 0, 0))).toEqual([
      'Thẻ khai báo y tế Hải Phòng',
      'Trần Thị Bích N.',
      '7KQ2M-9XH4T',
    ])
  })

  it('says that it is for trial where it is', () => {
    expect(texts(cardMarks(sampleCard({ trial: true }), SAMPLE_CARD_TEXTS, 0, 0))).toContain('BẢN DÙNG THỬ')
  })

  it.each(manyCards(6).map((card) => [card.maskedName, card.trial, card] as const))(
    'is read back, of %s (trial: %s)',
    async (_, __, card) => {
      const png = drawCardPng(card, SAMPLE_CARD_TEXTS)
      expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 600, height: 600 })
      expect(await readAgain(png)).toEqual(eachReads(card.url))
      const module = (33.8 / 41) * 12
      const place = { left: 25 * 12 - 16.5 * module, top: 7 * 12 + 4 * module, side: 33 * module }
      expect(await wrongModules(png, card.url, place)).toEqual([])
    },
  )

  it('keeps its quiet zone where a short address makes the modules large', async () => {
    const card = sampleCard({ url: 'https://A.VN/P/0123456789ABCDEFGHJKMNPQRS', trial: true })
    const module = (33.8 / 37) * 12
    const place = { left: 25 * 12 - 14.5 * module, top: 7 * 12 + 4 * module, side: 29 * module }
    expect(await wrongModules(drawCardPng(card, SAMPLE_CARD_TEXTS), card.url, place)).toEqual([])
  })

  it('lets no text leave it, enter the quiet zone or lie on another, whatever the name, in both languages', () => {
    const edge = { left: 2, top: 2, right: 48, bottom: 48 }
    fc.assert(
      fc.property(
        anyName(1, 80),
        anyName(2, 30),
        fc.boolean(),
        fc.constantFrom('vi', 'en'),
        (maskedName, city, trial, language) => {
          const card = sampleCard({ maskedName, trial, code: 'MQMQMMQMQM' })
          const marks = cardMarks(card, cardTexts(language, city), 0, 0)
          for (const { text, at } of textRectangles(marks)) {
            expect(isInside(at, edge), `${text} on the card`).toBe(true)
            expect(overlap(at, QUIET_ZONE), `${text} in the quiet zone`).toBe(false)
          }
          expect(textsOnTexts(marks)).toEqual([])
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('a sheet of cards', () => {
  it.each([
    [0, []],
    [1, [1]],
    [15, [15]],
    [25, [15, 10]],
    [47, [15, 15, 15, 2]],
  ])('has room for %i', (count, onPages) => {
    const pages = cardSheetPages(manyCards(count), SAMPLE_CARD_TEXTS)
    expect(pages.map(({ marks }) => cardsOf(marks).length)).toEqual(onPages)
    const codes = pages.flatMap(({ marks }) => texts(marks)).filter((text) => /^\w{5}-\w{5}$/.test(text))
    expect(new Set(codes).size).toBe(count)
  })

  it('cuts cards of 5 by 5 cm, apart from each other and away from the edge', () => {
    const [page] = cardSheetPages(manyCards(15), SAMPLE_CARD_TEXTS)
    const cards = cardsOf(page?.marks ?? [])
    for (const [i, card] of cards.entries()) {
      expect(card.right - card.left).toBeCloseTo(50)
      expect(card.bottom - card.top).toBeCloseTo(50)
      expect(isInside(card, { left: 10, top: 10, right: 200, bottom: 287 })).toBe(true)
      expect(cards.slice(i + 1).some((other) => overlap(card, other))).toBe(false)
    }
  })

  it('marks each corner twice, and draws no line on a card', () => {
    const [page] = cardSheetPages(manyCards(15), SAMPLE_CARD_TEXTS)
    const marks = page?.marks ?? []
    const [cards, lines] = [cardsOf(marks), strokes(marks)]
    expect(lines).toHaveLength(15 * 8)
    // A line has no area, so it is given the width that it is drawn with.
    const drawn = lines.map(({ left, top, right, bottom }) => ({
      left: left - 0.1,
      top: top - 0.1,
      right: right + 0.1,
      bottom: bottom + 0.1,
    }))
    expect(drawn.filter((line) => cards.some((card) => overlap(line, card)))).toEqual([])
  })

  it('is a file without a name in its name', async () => {
    const cards = manyCards(2)
    const pdf = { kind: 'cardSheetPdf', cards, issuedOn: '2026-11-23', texts: SAMPLE_CARD_TEXTS } as const
    const png = { kind: 'cardPng', card: sampleCard(), texts: SAMPLE_CARD_TEXTS } as const
    expect(attachmentFile(pdf)).toEqual({ name: 'personal-cards.pdf', type: 'application/pdf' })
    expect(attachmentFile(png)).toEqual({ name: 'personal-card.png', type: 'image/png' })
    expect(Buffer.from(await drawAttachment(pdf)).toString('latin1', 0, 5)).toBe('%PDF-')
    expect(await drawAttachment(pdf)).toEqual(await drawAttachment(pdf))
    expect(await sharp(await drawAttachment(png)).metadata()).toMatchObject({ format: 'png' })
  })
})
