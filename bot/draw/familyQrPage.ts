import { ACCENT, INK, PAPER, SOFT_INK, SYMBOL } from './colours.ts'
import type { FamilyCode, FamilyQr, FamilyQrTexts } from './familyQr.ts'
import { readable } from './letters.ts'
import type { Mark, Page } from './page.ts'
import { qrPathInArea } from './qrPath.ts'
import { roundedRectangle } from './shapes.ts'
import { boxMarks, lineMarks } from './textMarks.ts'

/** A picture for a phone's screen, in units of ten pixels: two codes beside each other, as many rows as are needed. */
const WIDTH = 108
const MARGIN = 4
const COLUMNS = 2
const BAND_HEIGHT = 11
/** A symbol with its quiet zone; the quiet zones of two neighbours meet. */
const QR_AREA = 50
const CELL_WIDTH = WIDTH / COLUMNS
/** With the name and until when it is good under it. */
const CELL_HEIGHT = 62
const FOOT_HEIGHT = 6

/** The QRs of a family in one picture, each with the name under it. */
export function familyQrPage({ codes, ...family }: FamilyQr, texts: FamilyQrTexts): Page {
  const rows = Math.ceil(codes.length / COLUMNS)
  const height = BAND_HEIGHT + rows * CELL_HEIGHT + FOOT_HEIGHT
  return {
    width: WIDTH,
    height,
    title: texts.title,
    marks: [
      ...band(family, texts),
      ...codes.flatMap((code, place) => cell(code, placeOf(place, codes.length))),
      ...foot(texts, height),
    ],
  }
}

/** The last of an odd number stands in the middle. */
function placeOf(place: number, all: number): { readonly left: number; readonly top: number } {
  const isAlone = place === all - 1 && place % COLUMNS === 0
  const left = isAlone ? (WIDTH - CELL_WIDTH) / 2 : (place % COLUMNS) * CELL_WIDTH
  return { left, top: BAND_HEIGHT + Math.floor(place / COLUMNS) * CELL_HEIGHT }
}

function cell(code: FamilyCode, { left, top }: { left: number; top: number }): Mark[] {
  const middle = left + CELL_WIDTH / 2
  const { path } = qrPathInArea(code.url, middle - QR_AREA / 2, top, QR_AREA)
  const line = { x: middle, width: CELL_WIDTH - MARGIN, align: 'centre' } as const
  const name = {
    text: readable(code.name),
    top: top + 49.6,
    height: 5,
    largest: 4,
    weight: 'extrabold',
  } as const
  const validity = {
    text: code.validity,
    top: top + 54.8,
    height: 4,
    largest: 2.7,
    weight: 'semibold',
  } as const
  return [
    { kind: 'shape', path, fill: SYMBOL, edges: 'sharp' },
    ...boxMarks({ ...line, ...name, colour: INK }),
    ...boxMarks({ ...line, ...validity, colour: ACCENT }),
  ]
}

function band({ cityName, trial }: Omit<FamilyQr, 'codes'>, texts: FamilyQrTexts): Mark[] {
  const width = WIDTH - 2 * MARGIN - (trial ? 21 : 0)
  const line = { x: MARGIN, width, align: 'left', colour: PAPER } as const
  return [
    { kind: 'shape', path: `M0 0H${WIDTH}V${BAND_HEIGHT}H0Z`, fill: ACCENT },
    ...boxMarks({ ...line, text: texts.title, top: 1.4, height: 5, largest: 4, weight: 'extrabold' }),
    ...boxMarks({ ...line, text: cityName, top: 6.3, height: 3.4, largest: 2.7, weight: 'semibold' }),
    ...(trial ? trialBox(texts.trial) : []),
  ]
}

function trialBox(text: string): Mark[] {
  const [left, width] = [WIDTH - MARGIN - 19, 19]
  const line = { x: left + width / 2, baseline: 6.3, width: width - 2, largest: 2.4 } as const
  return [
    { kind: 'shape', path: roundedRectangle(left, 3, width, 5, 1), fill: PAPER },
    ...lineMarks({ ...line, text, weight: 'extrabold', colour: INK, align: 'centre' }),
  ]
}

function foot({ hint }: FamilyQrTexts, height: number): Mark[] {
  const line = { x: WIDTH / 2, width: WIDTH - 2 * MARGIN, align: 'centre' } as const
  const box = { text: hint, top: height - FOOT_HEIGHT, height: 4.4, largest: 3, weight: 'regular' } as const
  return boxMarks({ ...line, ...box, colour: SOFT_INK })
}
