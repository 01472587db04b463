import { ACCENT, INK, PAPER, SYMBOL } from './colours.ts'
import type { Bilingual } from './gatePoster.ts'
import type { Leaflet } from './leaflet.ts'
import type { Mark, Page } from './page.ts'
import { qrPathInArea } from './qrPath.ts'
import { circle, roundedRectangle } from './shapes.ts'
import { boxMarks, lineMarks } from './textMarks.ts'

/** A4, in millimetres; the margin is beyond what any printer leaves out. */
const WIDTH = 210
const HEIGHT = 297
const MARGIN = 10
const INNER = WIDTH - 2 * MARGIN
const RIGHT = WIDTH - MARGIN
const MIDDLE = WIDTH / 2
const BAND = { top: 16, height: 40 }
/** The symbol's side with its quiet zone: a phone's camera reads a symbol from ten times its width. */
const QR_AREA = 124
const QR_TOP = BAND.top + BAND.height
/** Letters of 8 mm are read from two metres and more. */
const STEP_LETTERS = 8
const STEPS_TOP = QR_TOP + QR_AREA
const STEP_HEIGHT = 21.4
const FOOT_TOP = STEPS_TOP + 3 * STEP_HEIGHT + 2
const TRIAL_WIDTH = 62

/** A leaflet for a wall or a letter box: the way in as large as can be, and what to do in three steps. */
export function leafletPage(leaflet: Leaflet): Page {
  const { path } = qrPathInArea(leaflet.url, MIDDLE - QR_AREA / 2, QR_TOP, QR_AREA)
  return {
    width: WIDTH,
    height: HEIGHT,
    title: leaflet.title.vi,
    marks: [
      ...topLine(leaflet),
      ...heading(leaflet.title),
      { kind: 'shape', path, fill: SYMBOL, edges: 'sharp' },
      ...leaflet.steps.flatMap((step, i) => stepRow(step, i + 1)),
      ...foot(leaflet),
    ],
  }
}

/** Who hands it out: the city's channel, and the ward where one does. */
function topLine({ issuer, unit, trial }: Leaflet): Mark[] {
  const beside = trial === '' ? INNER / 2 - 3 : (INNER - TRIAL_WIDTH) / 2 - 3
  const line = { baseline: 12.6, width: beside, largest: 4.8, weight: 'semibold', colour: ACCENT } as const
  return [
    ...lineMarks({ ...line, text: issuer, x: MARGIN, align: 'left' }),
    ...lineMarks({ ...line, text: unit, x: RIGHT, align: 'right' }),
    ...(trial === '' ? [] : trialBadge(trial)),
  ]
}

function trialBadge(text: string): Mark[] {
  const box = { top: 6.8, height: 7, x: MIDDLE, width: TRIAL_WIDTH - 4 } as const
  const path = roundedRectangle(MIDDLE - TRIAL_WIDTH / 2, box.top, TRIAL_WIDTH, box.height, 1.5)
  return [
    { kind: 'shape', path, fill: INK },
    ...boxMarks({ ...box, text, largest: 4.4, weight: 'extrabold', colour: PAPER, align: 'centre' }),
  ]
}

function heading({ vi, en }: Bilingual): Mark[] {
  const line = { x: MIDDLE, width: INNER - 10, colour: PAPER, align: 'centre' } as const
  const upper = { top: BAND.top + 3, height: BAND.height - 14, largest: 17 } as const
  const lower = { top: BAND.top + BAND.height - 10.5, height: 8, largest: 6.4 } as const
  const path = roundedRectangle(MARGIN, BAND.top, INNER, BAND.height, 3)
  return [
    { kind: 'shape', path, fill: ACCENT },
    ...boxMarks({ ...line, ...upper, text: vi, weight: 'extrabold' }),
    ...boxMarks({ ...line, ...lower, text: en, weight: 'semibold' }),
  ]
}

function stepRow({ vi, en }: Bilingual, number: number): Mark[] {
  const top = STEPS_TOP + (number - 1) * STEP_HEIGHT
  const radius = 9
  const [x, middle] = [MARGIN + radius, top + radius + 1]
  const left = MARGIN + 2 * radius + 5
  const line = { x: left, width: RIGHT - left, align: 'left', colour: INK } as const
  const disc = { x, width: 2 * radius, top: middle - radius, height: 2 * radius, align: 'centre' } as const
  return [
    { kind: 'shape', path: circle(x, middle, radius), fill: ACCENT },
    ...boxMarks({ ...disc, text: String(number), largest: 12, weight: 'extrabold', colour: PAPER }),
    ...boxMarks({ ...line, text: vi, top, height: 12.5, largest: STEP_LETTERS, weight: 'extrabold' }),
    ...boxMarks({ ...line, text: en, top: top + 12.8, height: 7.6, largest: 5.4, weight: 'regular' }),
  ]
}

/** The ways in by name, what to do without a smartphone, whom to ask, and the day. */
function foot({ ways, paper, contact, issued }: Leaflet): Mark[] {
  const last = { baseline: HEIGHT - 9, colour: INK } as const
  const asked = { text: contact, x: MARGIN, width: INNER - 42, largest: 6.4 } as const
  const day = { text: issued, x: RIGHT, width: 40, largest: 3.4 } as const
  return [
    { kind: 'shape', path: `M${MARGIN} ${FOOT_TOP - 1.5}H${RIGHT}`, stroke: { colour: ACCENT, width: 0.5 } },
    ...footRow(ways, FOOT_TOP, 11, 7.4),
    ...footRow(paper, FOOT_TOP + 19, 6.2, 4.4),
    ...lineMarks({ ...last, ...asked, weight: 'extrabold', align: 'left' }),
    ...lineMarks({ ...last, ...day, weight: 'regular', align: 'right' }),
  ]
}

function footRow({ vi, en }: Bilingual, top: number, upper: number, lower: number): Mark[] {
  const line = { x: MARGIN, width: INNER, align: 'left', colour: INK } as const
  return [
    ...boxMarks({ ...line, text: vi, top, height: upper, largest: 4.9, weight: 'semibold', stand: 'bottom' }),
    ...boxMarks({
      ...line,
      text: en,
      top: top + upper + 0.4,
      height: lower,
      largest: 3.6,
      weight: 'regular',
      stand: 'top',
    }),
  ]
}
