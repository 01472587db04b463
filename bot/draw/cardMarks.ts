import { showCode } from '../qr/code.ts'
import { ACCENT, INK, PAPER, SYMBOL } from './colours.ts'
import { readable } from './letters.ts'
import type { Mark } from './page.ts'
import type { CardTexts, PersonalCard } from './personalCard.ts'
import { qrPathInArea } from './qrPath.ts'
import { roundedRectangle } from './shapes.ts'
import { boxMarks, markWidth } from './textMarks.ts'

/** Millimetres: Hà Nội asked for 5 cm in 2021. */
export const CARD_SIDE = 50
/** Scissors may go astray by this much. */
const MARGIN = 2
const INNER = CARD_SIDE - 2 * MARGIN
const BAR_HEIGHT = 4.9
/** The symbol with its quiet zone reaches from the bar to the name. */
const QR_AREA = 33.8
const QR_TOP = MARGIN + BAR_HEIGHT + 0.1
const CODE_BASELINE = 47.9
/** Between the letters of the code, as a share of their size: none is overlooked. */
const CODE_SPACING = 0.1

/** What one card shows, its upper left corner at (left, top). */
export function cardMarks(card: PersonalCard, texts: CardTexts, left: number, top: number): Mark[] {
  const middle = left + CARD_SIDE / 2
  const { path } = qrPathInArea(card.url, middle - QR_AREA / 2, top + QR_TOP, QR_AREA)
  const line = { x: middle, width: INNER - 2, align: 'centre', weight: 'extrabold' } as const
  const bar = { top: top + MARGIN, height: BAR_HEIGHT }
  const title = { text: texts.title, top: bar.top + 0.6, height: bar.height - 1.2, largest: 2.9 } as const
  const name = { text: readable(card.maskedName), top: top + 40.9, height: 3.2, largest: 2.9 } as const
  const barPath = roundedRectangle(left + MARGIN, bar.top, INNER, bar.height, 1.2)
  return [
    { kind: 'shape', path: barPath, fill: ACCENT },
    ...boxMarks({ ...line, ...title, colour: PAPER }),
    { kind: 'shape', path, fill: SYMBOL, edges: 'sharp' },
    ...boxMarks({ ...line, ...name, colour: INK }),
    ...codeRow(card, texts, middle, top + CODE_BASELINE),
  ]
}

/** The code for typing, its letters apart; on trial cards the badge stands beside it. */
function codeRow(card: PersonalCard, texts: CardTexts, middle: number, baseline: number): Mark[] {
  const [badgeWidth, gap] = card.trial ? [13.5, 2.5] : [0, 0]
  const shown = showCode(card.code)
  const look = { kind: 'text', text: shown, x: 0, baseline, weight: 'extrabold', align: 'left' } as const
  const widthAtOne = markWidth({ ...look, colour: INK, size: 1, spacing: CODE_SPACING })
  const size = Math.min(4, (INNER - gap - badgeWidth) / widthAtOne)
  const code = { ...look, colour: INK, size, spacing: CODE_SPACING * size }
  const left = middle - (size * widthAtOne + gap + badgeWidth) / 2
  const x = left + size * widthAtOne + gap
  return [{ ...code, x: left }, ...(card.trial ? trialBadge(texts.trial, x, baseline, badgeWidth) : [])]
}

function trialBadge(text: string, x: number, baseline: number, width: number): Mark[] {
  const [top, height] = [baseline - 2.8, 2.9]
  const line = { text, x: x + width / 2, width: width - 1.4, largest: 1.7, align: 'centre' } as const
  return [
    { kind: 'shape', path: roundedRectangle(x, top, width, height, 0.6), fill: INK },
    ...boxMarks({ ...line, top, height, weight: 'extrabold', colour: PAPER }),
  ]
}
