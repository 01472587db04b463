import { ACCENT, INK, PAPER, SOFT_INK, SYMBOL } from './colours.ts'
import { readable } from './letters.ts'
import type { Mark, Page } from './page.ts'
import type { PersonalQr, PersonalQrTexts } from './personalQr.ts'
import { qrPathInArea } from './qrPath.ts'
import { roundedRectangle } from './shapes.ts'
import { boxMarks, lineMarks } from './textMarks.ts'

/** A picture for a phone's screen, in units of ten pixels. */
const WIDTH = 72
const HEIGHT = 90
const MARGIN = 4
const MIDDLE = WIDTH / 2
const INNER = WIDTH - 2 * MARGIN

const BAND_HEIGHT = 11
/** The symbol with its quiet zone reaches from the band to the name. */
const QR_AREA = 62
const QR_TOP = BAND_HEIGHT + 0.3

/** The personal QR as it is shown to staff: the symbol as large as it can be, name and validity below. */
export function personalQrPage(personal: PersonalQr, texts: PersonalQrTexts): Page {
  const { path } = qrPathInArea(personal.url, (WIDTH - QR_AREA) / 2, QR_TOP, QR_AREA)
  return {
    width: WIDTH,
    height: HEIGHT,
    title: texts.title,
    marks: [
      ...band(personal, texts),
      { kind: 'shape', path, fill: SYMBOL, edges: 'sharp' },
      ...below(personal, texts),
    ],
  }
}

function band(personal: PersonalQr, texts: PersonalQrTexts): Mark[] {
  const width = personal.trial ? INNER - 21 : INNER
  const line = { x: MARGIN, width, align: 'left', colour: PAPER } as const
  return [
    { kind: 'shape', path: `M0 0H${WIDTH}V${BAND_HEIGHT}H0Z`, fill: ACCENT },
    ...boxMarks({ ...line, text: texts.title, top: 1.4, height: 5, largest: 4, weight: 'extrabold' }),
    ...boxMarks({
      ...line,
      text: personal.cityName,
      top: 6.3,
      height: 3.4,
      largest: 2.7,
      weight: 'semibold',
    }),
    ...(personal.trial ? trialBox(texts.trial) : []),
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

function below(personal: PersonalQr, texts: PersonalQrTexts): Mark[] {
  const line = { x: MIDDLE, width: INNER, align: 'centre' } as const
  const name = {
    text: readable(personal.maskedName),
    top: 73.4,
    height: 5,
    largest: 4.5,
    weight: 'extrabold',
  } as const
  const validity = { text: texts.validity, top: 79, height: 4.4, largest: 3.3, weight: 'semibold' } as const
  const hint = { text: texts.hint, top: 83.6, height: 4.2, largest: 2.9, weight: 'regular' } as const
  return [
    ...boxMarks({ ...line, ...name, colour: INK }),
    ...boxMarks({ ...line, ...validity, colour: ACCENT }),
    ...boxMarks({ ...line, ...hint, colour: SOFT_INK }),
  ]
}
