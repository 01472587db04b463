import { showCode } from '../code.ts'
import { ACCENT, INK, SOFT_INK, TINT } from './colours.ts'
import { stepDrawing } from './drawings.ts'
import type { Bilingual, GatePoster, PosterTexts } from './gatePoster.ts'
import { type Frame, fitText, widthOf } from './lettering.ts'
import type { Mark } from './page.ts'
import { INNER, MARGIN, QR_BOTTOM, QR_LEFT, QR_SIDE, RIGHT } from './posterSheet.ts'
import { roundedRectangle } from './shapes.ts'
import { textMarks } from './textMarks.ts'

/** What stands below the symbol: the code for typing, the three steps, what is kept and when it was issued. */
export function posterFoot(poster: GatePoster, texts: PosterTexts): Mark[] {
  return [...typedCode(poster, texts), ...steps(texts), ...footer(poster, texts)]
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
