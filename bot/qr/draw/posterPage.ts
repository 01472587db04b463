import { showCode } from '../code.ts'
import { directionDrawing, stepDrawing } from './drawings.ts'
import type { Bilingual, GatePoster, PosterTexts } from './gatePoster.ts'
import { printable, widthOf } from './lettering.ts'
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

/** The symbol's side without its quiet zone. Hà Nội asked for 15 cm in 2021. */
const QR_SIDE = 150
/** Four modules (the standard's quiet zone) of the coarsest symbol we draw, 29 modules wide, stay white around it. */
const QR_TOP = 80
const QR_BOTTOM = QR_TOP + QR_SIDE

/** The poster of one gate: every box in its place, for paper and for the chat alike. */
export function posterPage(poster: GatePoster, texts: PosterTexts): Page {
  const { path } = qrPath(poster.url, (WIDTH - QR_SIDE) / 2, QR_TOP, QR_SIDE)
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
  const line = { x: MIDDLE, width: INNER, align: 'centre' } as const
  const name = { text: poster.venueName, top: 16.5, height: 25, largest: 17, weight: 'extrabold' } as const
  const address = { text: poster.address, top: 42, height: 7.2, largest: 4.6, weight: 'regular' } as const
  return [
    ...textMarks({ ...line, ...name, colour: INK, stand: 'middle' }),
    ...textMarks({ ...line, ...address, colour: INK, stand: 'middle' }),
  ]
}

function gateBar(poster: GatePoster, texts: PosterTexts): Mark[] {
  const [top, height, half] = [50, 9, INNER / 2]
  const { vi, en } = texts.directions[poster.direction]
  const line = { top, height, colour: PAPER, stand: 'middle', width: half - 18, weight: 'semibold' } as const
  return [
    { kind: 'shape', path: roundedRectangle(MARGIN, top, INNER, height, 2.2), fill: ACCENT },
    ...textMarks({ ...line, text: poster.gateName, x: MARGIN + 5, largest: 5.6, align: 'left', width: half }),
    ...textMarks({ ...line, text: `${vi} · ${en}`, x: RIGHT - 14, largest: 5.6, align: 'right' }),
    ...directionDrawing(poster.direction, RIGHT - 11.5, top + 1, 7, PAPER),
  ]
}

/** The code in cells of one width, like the keys it will be typed with, and what it is for. */
function typedCode(poster: GatePoster, texts: PosterTexts): Mark[] {
  const [size, cell, top] = [11.5, 8.2, QR_BOTTOM + 19]
  const letters = Array.from(showCode(poster.code))
  const marks = letters.map((text, i): Mark => {
    const x = MIDDLE + (i - (letters.length - 1) / 2) * cell
    const place = { x, baseline: top + 0.96 * size, align: 'centre' } as const
    return { kind: 'text', text, ...place, size, weight: 'extrabold', colour: INK }
  })
  const { vi, en } = texts.typeCode
  const label = { x: MIDDLE, top: top + 13.4, width: INNER, height: 4.4, largest: 3.5 } as const
  const text = `${vi} · ${en}`
  return [...marks, ...textMarks({ ...label, text, weight: 'regular', colour: SOFT_INK, align: 'centre' })]
}

function steps(texts: PosterTexts): Mark[] {
  const [top, height, gap] = [268.5, 15.5, 4]
  const width = (INNER - 2 * gap) / 3
  return texts.steps.flatMap((step, i) => {
    const left = MARGIN + i * (width + gap)
    return [
      ...stepDrawing(i + 1, left, top + 1.5, 12, ACCENT),
      ...bilingual({ vi: `${i + 1}. ${step.vi}`, en: step.en }, left + 14.5, top, width - 14.5, height),
    ]
  })
}

function bilingual({ vi, en }: Bilingual, x: number, top: number, width: number, height: number): Mark[] {
  const box = { x, width, align: 'left' } as const
  const upper = { text: vi, top, height: height * 0.56, largest: 3.7, weight: 'semibold' } as const
  const lower = { text: en, top: top + height * 0.57, height: height * 0.43, largest: 2.8 } as const
  return [
    ...textMarks({ ...box, ...upper, colour: INK, stand: 'bottom' }),
    ...textMarks({ ...box, ...lower, weight: 'regular', colour: SOFT_INK }),
  ]
}

function footer(poster: GatePoster, texts: PosterTexts): Mark[] {
  const kept = filled(texts.kept, poster)
  const issued = filled(texts.issued, poster)
  const issuedWidth = Math.max(...[issued.vi, issued.en].map((text) => widthOf(text, 'regular'))) * 2.7
  const line = { height: 3.6, largest: 2.7, weight: 'regular', colour: SOFT_INK } as const
  const left = { ...line, x: MARGIN, width: INNER - issuedWidth - 6, align: 'left' } as const
  const right = { ...line, x: RIGHT, width: issuedWidth + 1, align: 'right' } as const
  return [
    { kind: 'shape', path: `M${MARGIN} 285.6H${RIGHT}`, stroke: { colour: ACCENT, width: 0.4 } },
    ...textMarks({ ...left, text: kept.vi, top: 286.4 }),
    ...textMarks({ ...left, text: kept.en, top: 289.9 }),
    ...textMarks({ ...right, text: issued.vi, top: 286.4 }),
    ...textMarks({ ...right, text: issued.en, top: 289.9 }),
  ]
}

function filled({ vi, en }: Bilingual, poster: GatePoster): Bilingual {
  const [year, month, day] = poster.issuedOn.split('-')
  const fill = (text: string): string =>
    text.replace('{days}', String(poster.keptDays)).replace('{date}', `${day}/${month}/${year}`)
  return { vi: fill(vi), en: fill(en) }
}
