import { showCode } from '../code.ts'
import { directionDrawing, stepDrawing } from './drawings.ts'
import type { Bilingual, GatePoster, PosterTexts } from './gatePoster.ts'
import { type Frame, fitText, printable, widthOf } from './lettering.ts'
import type { Mark, Page } from './page.ts'
import { qrPath } from './qrPath.ts'
import { roundedRectangle } from './shapes.ts'
import { textMarks } from './textMarks.ts'

/** A4, in millimetres, and the margin that office printers keep. */
const WIDTH = 210
const HEIGHT = 297
const MARGIN = 12
const RIGHT = WIDTH - MARGIN
const MIDDLE = WIDTH / 2
const INNER = WIDTH - 2 * MARGIN

const INK = '#111111'
const SOFT_INK = '#4a4a4a'
const PAPER = '#ffffff'
/** A deep green: dark enough to print as a full grey on a black-and-white printer. */
const ACCENT = '#00594c'
/** So light that a black-and-white printer leaves it white or nearly so. */
const TINT = '#edf5f2'

/** The symbol's side without its quiet zone. Hà Nội asked for 15 cm in 2021. */
const QR_SIDE = 150
/** Four modules (the standard's quiet zone) of the coarsest symbol we draw, 29 modules wide, stay white around it. */
const QR_TOP = 80
const QR_LEFT = (WIDTH - QR_SIDE) / 2
const QR_BOTTOM = QR_TOP + QR_SIDE

/** The poster of one gate: every box in its place, for paper and for the chat alike. */
export function posterPage(poster: GatePoster, texts: PosterTexts): Page {
  const { path } = qrPath(poster.url, QR_LEFT, QR_TOP, QR_SIDE)
  return {
    width: WIDTH,
    height: HEIGHT,
    title: `${printable(poster.venueName)}, ${printable(poster.gateName)}`,
    marks: [
      ...topLine(poster, texts),
      ...venue(poster),
      ...gateBar(poster, texts),
      { kind: 'shape', path, fill: '#000000' },
      ...typedCode(poster, texts),
      ...steps(texts),
      ...footer(poster, texts),
    ],
  }
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

/** The code below the symbol in cells of one width, like the keys it is typed with, and beside it what it is for. */
function typedCode(poster: GatePoster, texts: PosterTexts): Mark[] {
  const [top, size, cell, dashCell] = [QR_BOTTOM + 18.6, 12, 9.1, 7]
  const look = {
    baseline: top + 0.96 * size,
    align: 'centre',
    size,
    weight: 'extrabold',
    colour: INK,
  } as const
  const marks: Mark[] = []
  let x = QR_LEFT
  for (const text of showCode(poster.code)) {
    const width = text === '-' ? dashCell : cell
    marks.push({ kind: 'text', text, x: x + width / 2, ...look })
    x += width
  }
  const label = { x: QR_LEFT + QR_SIDE, width: QR_LEFT + QR_SIDE - x - 5, align: 'right' } as const
  const upper = {
    text: texts.typeCode.vi,
    top: top + 2.2,
    height: 7,
    largest: 3.5,
    weight: 'semibold',
  } as const
  const lower = {
    text: texts.typeCode.en,
    top: top + 9.2,
    height: 3.6,
    largest: 2.9,
    weight: 'regular',
  } as const
  return [
    ...marks,
    ...textMarks({ ...label, ...upper, colour: INK, stand: 'bottom' }),
    ...textMarks({ ...label, ...lower, colour: SOFT_INK }),
  ]
}

/** Three drawings, each with its step beside it; the steps are set in one size, the longest one's. */
function steps(texts: PosterTexts): Mark[] {
  const [top, height, padding, gap] = [263.6, 20.6, 3.5, 4]
  const width = (INNER - 2 * padding - 2 * gap) / 3
  const panel: Mark = { kind: 'shape', path: roundedRectangle(MARGIN, top, INNER, height, 2.4), fill: TINT }
  const numbered = texts.steps.map(({ vi, en }, i) => ({ vi: `${i + 1}. ${vi}`, en }))
  const upper = { width: width - 16, height: 10.6, weight: 'semibold' } as const
  const lower = { width: width - 16, height: 7.6, weight: 'regular' } as const
  const [large, small] = [
    sizeForAll(
      numbered.map(({ vi }) => vi),
      { ...upper, largest: 4.2 },
    ),
    sizeForAll(
      numbered.map(({ en }) => en),
      { ...lower, largest: 3 },
    ),
  ]
  const drawn = numbered.flatMap(({ vi, en }, i) => {
    const left = MARGIN + padding + i * (width + gap)
    const box = { x: left + 16, align: 'left' } as const
    return [
      ...stepDrawing(i + 1, left, top + 3.8, 13, ACCENT),
      ...textMarks({
        ...box,
        ...upper,
        text: vi,
        top: top + 0.8,
        largest: large,
        colour: INK,
        stand: 'bottom',
      }),
      ...textMarks({ ...box, ...lower, text: en, top: top + 11.9, largest: small, colour: SOFT_INK }),
    ]
  })
  return [panel, ...drawn]
}

function sizeForAll(texts: readonly string[], frame: Frame): number {
  return Math.min(...texts.map((text) => fitText(text, frame).size))
}

function footer(poster: GatePoster, texts: PosterTexts): Mark[] {
  const kept = filled(texts.kept, poster)
  const issued = filled(texts.issued, poster)
  const issuedWidth = Math.max(...[issued.vi, issued.en].map((text) => widthOf(text, 'regular'))) * 2.7
  const line = { height: 3.6, largest: 2.7, weight: 'regular', colour: SOFT_INK } as const
  const left = { ...line, x: MARGIN, width: INNER - issuedWidth - 6, align: 'left' } as const
  const right = { ...line, x: RIGHT, width: issuedWidth + 1, align: 'right' } as const
  return [
    ...textMarks({ ...left, text: kept.vi, top: 285.6 }),
    ...textMarks({ ...left, text: kept.en, top: 289.2 }),
    ...textMarks({ ...right, text: issued.vi, top: 285.6 }),
    ...textMarks({ ...right, text: issued.en, top: 289.2 }),
  ]
}

function filled({ vi, en }: Bilingual, poster: GatePoster): Bilingual {
  const [year, month, day] = poster.issuedOn.split('-')
  const fill = (text: string): string =>
    text.replace('{days}', String(poster.keptDays)).replace('{date}', `${day}/${month}/${year}`)
  return { vi: fill(vi), en: fill(en) }
}
