import { SYMBOL } from './colours.ts'
import type { GatePoster, PosterTexts } from './gatePoster.ts'
import { printable } from './lettering.ts'
import type { Page } from './page.ts'
import { posterFoot } from './posterFoot.ts'
import { posterHeading } from './posterHeading.ts'
import { HEIGHT, QR_LEFT, QR_SIDE, QR_TOP, WIDTH } from './posterSheet.ts'
import { qrPath } from './qrPath.ts'

/** The poster of one gate: every box in its place, for paper and for the chat alike. */
export function posterPage(poster: GatePoster, texts: PosterTexts): Page {
  const { path } = qrPath(poster.url, QR_LEFT, QR_TOP, QR_SIDE)
  return {
    width: WIDTH,
    height: HEIGHT,
    title: `${printable(poster.venueName)}, ${printable(poster.gateName)}`,
    marks: [
      ...posterHeading(poster, texts),
      { kind: 'shape', path, fill: SYMBOL },
      ...posterFoot(poster, texts),
    ],
  }
}
