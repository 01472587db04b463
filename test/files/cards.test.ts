import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawCardSheetPdf } from '../../bot/draw/drawAttachment.ts'
import { manyCards } from '../bot/draw/cards.ts'
import { eachReads, readAgain } from '../bot/draw/readAgain.ts'
import { wrongModules } from '../bot/draw/symbolInk.ts'
import { SAMPLE_CARD_TEXTS } from '../bot/qr/samples.ts'
import { renderPdf, textOfPdf } from './renderPdf.ts'

const DOTS_PER_INCH = 300
const PIXELS = DOTS_PER_INCH / 25.4
const CARDS_A_PAGE = 15
const LEFT = 21
const TOP = 13.5

/** The upper left corner of a card on its page, in millimetres. */
function cornerOf(card: number): { left: number; top: number } {
  const place = card % CARDS_A_PAGE
  return { left: LEFT + 59 * (place % 3), top: TOP + 55 * Math.floor(place / 3) }
}

function cut(page: Buffer, left: number, top: number, width: number, height: number): Promise<Buffer> {
  const area = { left, top, width, height }
  const [x = 0, y = 0, w = 1, h = 1] = Object.values(area).map((length) => Math.round(length * PIXELS))
  return sharp(page).extract({ left: x, top: y, width: w, height: h }).png().toBuffer()
}

async function darkest(image: Buffer): Promise<number> {
  const { channels } = await sharp(image).stats()
  return Math.min(...channels.map(({ min }) => min))
}

describe('a printed sheet of cards', () => {
  it('is read card by card after cutting: in grey, in black and white, at a quarter of its size', async () => {
    const cards = manyCards(25)
    const pages = await renderPdf(
      await drawCardSheetPdf(cards, SAMPLE_CARD_TEXTS, '2026-11-23'),
      DOTS_PER_INCH,
    )
    expect(pages).toHaveLength(2)
    for (const [i, card] of cards.entries()) {
      const page = pages[Math.floor(i / CARDS_A_PAGE)] ?? Buffer.alloc(0)
      const { left, top } = cornerOf(i)
      const image = await cut(page, left, top, 50, 50)
      expect(await readAgain(image), `card ${i}`).toEqual(eachReads(card.url))
      const module = (33.8 / 41) * PIXELS
      const offset = { left: Math.round(left * PIXELS) / PIXELS, top: Math.round(top * PIXELS) / PIXELS }
      const place = {
        left: (left - offset.left + 25) * PIXELS - 16.5 * module,
        top: (top - offset.top + 7) * PIXELS + 4 * module,
        side: 33 * module,
      }
      expect(await wrongModules(image, card.url, place), `card ${i}`).toEqual([])
    }
  })

  it('has cut marks outside each corner, and no line on a card', async () => {
    const [page = Buffer.alloc(0)] = await renderPdf(
      await drawCardSheetPdf(manyCards(15), SAMPLE_CARD_TEXTS, '2026-11-23'),
      DOTS_PER_INCH,
    )
    for (let card = 0; card < CARDS_A_PAGE; card++) {
      const { left, top } = cornerOf(card)
      for (const [x, outX] of [[left, -1] as const, [left + 50, 1] as const]) {
        for (const [y, outY] of [[top, -1] as const, [top + 50, 1] as const]) {
          const across = await cut(page, outX < 0 ? x - 2.2 : x + 0.6, y - 0.3, 1.6, 0.6)
          const upright = await cut(page, x - 0.3, outY < 0 ? y - 2.2 : y + 0.6, 0.6, 1.6)
          expect([(await darkest(across)) < 128, (await darkest(upright)) < 128]).toEqual([true, true])
        }
      }
      // The card's own edge, as wide as its margin.
      const edges = [
        await cut(page, left, top, 50, 1.8),
        await cut(page, left, top + 48.2, 50, 1.8),
        await cut(page, left, top, 1.8, 50),
        await cut(page, left + 48.2, top, 1.8, 50),
      ]
      for (const edge of edges) expect(await darkest(edge)).toBe(255)
    }
  })

  it('lets its codes be searched', async () => {
    const cards = manyCards(17)
    const text = await textOfPdf(await drawCardSheetPdf(cards, SAMPLE_CARD_TEXTS, '2026-11-23'))
    for (const { code } of cards) {
      expect(text.replaceAll(' ', '')).toContain(`${code.slice(0, 5)}-${code.slice(5)}`)
    }
  })
})
