import { ACCENT, INK, PAPER, SOFT_INK, TINT } from '../colours.ts'
import { type Frame, fitText } from '../lettering.ts'
import type { Mark } from '../page.ts'
import { roundedRectangle } from '../shapes.ts'
import { boxMarks, heightInBox } from '../textMarks.ts'
import type { SummaryPicture } from './summary.ts'
import { INNER, LETTERS, MARGIN, type Section, WIDTH } from './summarySection.ts'

const GAP = 8
const PADDING = 10
/** The first figure is the one that is looked for. */
const FIRST_SIZE = 32
const OTHER_SIZE = 25

type Leading = SummaryPicture['leading'][number]

/** Title and as-of time, white on green. */
export function band({ title, asOf }: Pick<SummaryPicture, 'title' | 'asOf'>): Section {
  const line = { x: MARGIN, width: INNER, align: 'left', colour: PAPER, stand: 'top' } as const
  const heading = { ...line, text: title, largest: 20, height: 120, weight: 'extrabold' } as const
  const time = { ...line, text: asOf, largest: LETTERS, height: 60, weight: 'regular' } as const
  const below = MARGIN + heightInBox(heading) + 7
  const bottom = below + heightInBox(time) + 12
  return {
    marks: [
      { kind: 'shape', path: `M0 0H${WIDTH}V${bottom}H0Z`, fill: ACCENT },
      ...boxMarks({ ...heading, top: MARGIN }),
      ...boxMarks({ ...time, top: below }),
    ],
    bottom,
  }
}

/** The leading figures: the first over the whole width, the others in pairs. */
export function leadingFigures(leading: readonly Leading[], top: number): Section {
  const [first, ...others] = leading
  if (first === undefined) return { marks: [], bottom: top }
  const marks: Mark[] = []
  const begun = figureRow([first], top, FIRST_SIZE)
  marks.push(...begun.marks)
  let bottom = begun.bottom
  for (let i = 0; i < others.length; i += 2) {
    const row = figureRow(others.slice(i, i + 2), bottom + GAP, OTHER_SIZE)
    marks.push(...row.marks)
    bottom = row.bottom
  }
  return { marks, bottom }
}

/** Boxes of one height beside each other, the same thing in each on the same line. */
function figureRow(
  figures: readonly Leading[],
  top: number,
  size: number,
): { marks: Mark[]; bottom: number } {
  const width = (INNER - (figures.length - 1) * GAP) / figures.length
  const lefts = figures.map((_, i) => MARGIN + i * (width + GAP))
  const row = { lefts: lefts.map((left) => left + PADDING), width: width - 2 * PADDING }
  const small = { ...row, largest: LETTERS, height: 60, weight: 'semibold' } as const
  const large = { ...row, largest: size, height: size * 1.1, weight: 'extrabold', colour: INK } as const
  const labels = alignedTexts(
    { ...small, colour: SOFT_INK },
    figures.map(({ label }) => label),
    top + PADDING,
  )
  const values = alignedTexts(
    large,
    figures.map(({ value }) => value),
    labels.bottom + 7,
  )
  const changes = figures.map(({ change }) => change ?? '')
  const changeTop = values.bottom + (changes.some((change) => change !== '') ? 7 : 0)
  const last = alignedTexts({ ...small, colour: ACCENT }, changes, changeTop)
  const height = last.bottom + PADDING - top
  const boxes = lefts.map(
    (left): Mark => ({ kind: 'shape', path: roundedRectangle(left, top, width, height, 6), fill: TINT }),
  )
  return { marks: [...boxes, ...labels.marks, ...values.marks, ...last.marks], bottom: top + height }
}

type Look = Frame & { readonly lefts: readonly number[]; readonly colour: string }

/** Texts beside each other, all on the same lines whatever marks their letters bear. */
function alignedTexts(look: Look, texts: readonly string[], top: number): { marks: Mark[]; bottom: number } {
  const fitted = texts.map((text) => fitText(text, look))
  const filled = fitted.filter(({ lines }) => lines.join('') !== '')
  if (filled.length === 0) return { marks: [], bottom: top }
  const first = top + Math.max(...filled.map((text) => text.top))
  const step = Math.max(...filled.map((text) => text.step))
  const ends = filled.map(({ lines, bottom }) => first + (lines.length - 1) * step + bottom)
  const { weight, colour } = look
  const marks = fitted.flatMap(({ lines, size }, i) =>
    lines
      .filter((text) => text !== '')
      .map((text, line): Mark => {
        const place = { x: look.lefts[i] ?? MARGIN, baseline: first + line * step }
        return { kind: 'text', text, ...place, size, weight, colour, align: 'left' }
      }),
  )
  return { marks, bottom: Math.max(...ends) }
}

/** The last line. */
export function foot(text: string, top: number): Section {
  const line = { x: MARGIN, width: INNER, align: 'left', colour: SOFT_INK, stand: 'top' } as const
  const box = {
    ...line,
    text,
    largest: LETTERS,
    height: 60,
    weight: 'regular',
    reading: 'sentences',
  } as const
  return { marks: boxMarks({ ...box, top }), bottom: top + heightInBox(box) }
}

/** A heading over a part. */
export function heading(text: string, top: number): Section {
  const line = { x: MARGIN, width: INNER, align: 'left', colour: ACCENT, stand: 'top' } as const
  const box = { ...line, text, largest: 17, height: 44, weight: 'extrabold' } as const
  return { marks: boxMarks({ ...box, top }), bottom: top + heightInBox(box) }
}
