import { ACCENT, INK, PAPER } from './colours.ts'
import { directionDrawing } from './drawings.ts'
import type { GatePoster, PosterTexts } from './gatePoster.ts'
import type { Mark } from './page.ts'
import { INNER, MARGIN, MIDDLE, RIGHT } from './posterSheet.ts'
import { roundedRectangle } from './shapes.ts'
import { textMarks } from './textMarks.ts'

/** What stands above the symbol: city and ward, the venue as large as it fits, its address, the gate. */
export function posterHeading(poster: GatePoster, texts: PosterTexts): Mark[] {
  return [...topLine(poster, texts), ...venue(poster), ...gateBar(poster, texts)]
}

function topLine(poster: GatePoster, texts: PosterTexts): Mark[] {
  const line = { top: 9, height: 5.4, largest: 4.2, weight: 'semibold', width: 62, stand: 'middle' } as const
  const ends = [
    ...textMarks({ ...line, text: poster.cityName, x: MARGIN, colour: ACCENT, align: 'left' }),
    ...textMarks({ ...line, text: poster.unitName, x: RIGHT, colour: ACCENT, align: 'right' }),
  ]
  if (!poster.trial) return ends
  const text = `${texts.trial.vi} · ${texts.trial.en}`
  const box = { text, x: MIDDLE, top: 8, height: 7.4, width: 54, largest: 4.2 } as const
  return [
    ...ends,
    { kind: 'shape', path: roundedRectangle(MIDDLE - 29, 8, 58, 7.4, 1.5), fill: INK },
    ...textMarks({ ...box, weight: 'extrabold', colour: PAPER, align: 'centre', stand: 'middle' }),
  ]
}

function venue(poster: GatePoster): Mark[] {
  const line = { x: MIDDLE, width: INNER, align: 'centre', colour: INK, stand: 'middle' } as const
  const name = { text: poster.venueName, top: 15.5, height: 24.5, largest: 17, weight: 'extrabold' } as const
  const address = { text: poster.address, top: 40, height: 6.6, largest: 4.6, weight: 'regular' } as const
  return [...textMarks({ ...line, ...name }), ...textMarks({ ...line, ...address })]
}

/** The gate and what to do at it, white on the accent: it is read from across the pavement. */
function gateBar(poster: GatePoster, texts: PosterTexts): Mark[] {
  const [top, height] = [47.6, 11.6]
  const { vi, en } = texts.directions[poster.direction]
  const gate = {
    text: poster.gateName,
    top: top + 0.6,
    height: height - 1.2,
    largest: 7,
    weight: 'extrabold',
  } as const
  const right = { x: RIGHT - 16, width: 88, align: 'right', colour: PAPER } as const
  const upper = { text: vi, top: top + 0.9, height: 5.6, largest: 4.7, weight: 'semibold' } as const
  const lower = { text: en, top: top + 6.4, height: 4, largest: 3.1, weight: 'regular' } as const
  return [
    { kind: 'shape', path: roundedRectangle(MARGIN, top, INNER, height, 2.4), fill: ACCENT },
    ...textMarks({ ...gate, x: MARGIN + 5, width: 72, align: 'left', colour: PAPER, stand: 'middle' }),
    ...textMarks({ ...right, ...upper, stand: 'bottom' }),
    ...textMarks({ ...right, ...lower }),
    ...directionDrawing(poster.direction, RIGHT - 12.6, top + 1.8, 8, PAPER),
  ]
}
