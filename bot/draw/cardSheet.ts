import { CARD_SIDE, cardMarks } from './cardMarks.ts'
import { INK } from './colours.ts'
import type { Mark, Page } from './page.ts'
import type { CardTexts, PersonalCard } from './personalCard.ts'
import { lineMarks } from './textMarks.ts'

/** A4, in millimetres. */
const WIDTH = 210
const HEIGHT = 297
const COLUMNS = 3
const ROWS = 5
/** From one card to the next, with room for the cut marks of both between them. */
const COLUMN_STEP = CARD_SIDE + 9
const ROW_STEP = CARD_SIDE + 5
const LEFT = (WIDTH - CARD_SIDE - (COLUMNS - 1) * COLUMN_STEP) / 2
const TOP = (HEIGHT - CARD_SIDE - (ROWS - 1) * ROW_STEP) / 2

/** A cut mark begins this far from the card, so that none of it is left on a card cut a little too large. */
const MARK_DISTANCE = 0.6
const MARK_LENGTH = 1.5
const HAIRLINE = 0.15

/** Cards on sheets of A4, fifteen a page, each with marks for cutting outside its corners. */
export function cardSheetPages(cards: readonly PersonalCard[], texts: CardTexts): Page[] {
  const pages = Math.ceil(cards.length / (COLUMNS * ROWS))
  return Array.from({ length: pages }, (_, page): Page => {
    const shown = cards.slice(page * COLUMNS * ROWS, (page + 1) * COLUMNS * ROWS)
    const placed = shown.flatMap((card, i) => {
      const left = LEFT + (i % COLUMNS) * COLUMN_STEP
      const top = TOP + Math.floor(i / COLUMNS) * ROW_STEP
      return [...cardMarks(card, texts, left, top), cutMarks(left, top)]
    })
    return { width: WIDTH, height: HEIGHT, title: texts.title, marks: [...instruction(texts), ...placed] }
  })
}

/** One card by itself, without cut marks: the picture for the chat, which a photo shop can print too. */
export function cardPage(card: PersonalCard, texts: CardTexts): Page {
  return { width: CARD_SIDE, height: CARD_SIDE, title: texts.title, marks: cardMarks(card, texts, 0, 0) }
}

function instruction(texts: CardTexts): Mark[] {
  const line = { x: WIDTH / 2, baseline: 8.8, width: WIDTH - 2 * LEFT, align: 'centre' } as const
  return lineMarks({ ...line, text: texts.cutting, largest: 3, weight: 'regular', colour: INK })
}

/** Two short lines at each corner, in line with the card's edges and never on a card. */
function cutMarks(left: number, top: number): Mark {
  const [right, bottom] = [left + CARD_SIDE, top + CARD_SIDE]
  const path = [left, right].flatMap((x) =>
    [top, bottom].map((y) => {
      const [outX, outY] = [x === left ? -1 : 1, y === top ? -1 : 1]
      const across = `M${x + outX * MARK_DISTANCE} ${y}h${outX * MARK_LENGTH}`
      return `${across}M${x} ${y + outY * MARK_DISTANCE}v${outY * MARK_LENGTH}`
    }),
  )
  return { kind: 'shape', path: path.join(''), stroke: { colour: INK, width: HAIRLINE } }
}
