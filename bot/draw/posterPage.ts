import { ACCENT, SYMBOL } from './colours.ts'
import type { GatePoster, PosterTexts } from './gatePoster.ts'
import { printable, readable } from './letters.ts'
import type { Mark, Page } from './page.ts'
import { posterFoot } from './posterFoot.ts'
import { posterHeading } from './posterHeading.ts'
import {
  BAR_HEIGHT,
  FOOT_TOP,
  FRAME_BOTTOM,
  FRAME_LINE,
  FRAME_TOP,
  HEIGHT,
  INNER,
  MARGIN,
  QR_LEFT,
  QR_SIDE,
  QR_TOP,
  RIGHT,
  WIDTH,
} from './posterSheet.ts'
import { qrPath } from './qrPath.ts'
import { roundedRectangle } from './shapes.ts'

/** The poster of one gate: every box in its place, for paper and for the chat alike. */
export function posterPage(poster: GatePoster, texts: PosterTexts): Page {
  const { path } = qrPath(poster.url, QR_LEFT, QR_TOP, QR_SIDE)
  const names = [readable(poster.venueName), printable(poster.gateName)]
  return {
    width: WIDTH,
    height: HEIGHT,
    title: names.filter((name) => name !== '').join(', '),
    marks: [
      frame(),
      ...posterHeading(poster, texts),
      { kind: 'shape', path, fill: SYMBOL, edges: 'sharp' },
      ...posterFoot(poster, texts),
    ],
  }
}

/**
 * One area with a window in it, so that bars and lines cannot come apart in any viewer. The window's corners are
 * square: round ones would reach into the quiet zone.
 */
function frame(): Mark {
  const outside = roundedRectangle(MARGIN, FRAME_TOP, INNER, FRAME_BOTTOM - FRAME_TOP, 3)
  const [left, top] = [MARGIN + FRAME_LINE, FRAME_TOP + BAR_HEIGHT]
  const window = `M${left} ${top}H${RIGHT - FRAME_LINE}V${FOOT_TOP}H${left}Z`
  return { kind: 'shape', path: outside + window, fill: ACCENT }
}
