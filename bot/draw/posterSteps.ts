import { ACCENT, INK } from './colours.ts'
import { stepDrawing } from './drawings.ts'
import type { PosterTexts } from './gatePoster.ts'
import { type Frame, fitText } from './lettering.ts'
import type { Mark, Weight } from './page.ts'
import { INNER, MARGIN } from './posterSheet.ts'
import { widthOf } from './wrapping.ts'

const GAP = 5
const DRAWING_SIDE = 13.4
const DRAWING_TOP = 267.6
/** From a drawing's left edge to the text beside it. */
const INDENT = 16.4
/** The Vietnamese ends on this line, the English begins on the next. */
const UPPER_BASELINE = 274.5
const LOWER_BASELINE = 278.4
/** A step with few words leaves room to the others, but not all. */
const SHARE_AT_LEAST = 0.27

interface Column {
  readonly left: number
  readonly width: number
}

/** Three drawings, each with its step beside it: all steps in one size and on the same lines. */
export function posterSteps(texts: PosterTexts): Mark[] {
  const upper = texts.steps.map(({ vi }, i) => `${i + 1}. ${vi}`)
  const lower = texts.steps.map(({ en }) => en)
  const columns = columnsFor(upper)
  return [
    ...columns.flatMap(({ left }, i) => stepDrawing(i + 1, left, DRAWING_TOP, DRAWING_SIDE, ACCENT)),
    ...rowMarks(upper, columns, {
      weight: 'semibold',
      largest: 4.2,
      height: 9.3,
      lastBaseline: UPPER_BASELINE,
    }),
    ...rowMarks(lower, columns, {
      weight: 'regular',
      largest: 3,
      height: 6.8,
      firstBaseline: LOWER_BASELINE,
    }),
  ]
}

/** Columns as wide as their words need, so that the letters of all come out as large as can be. */
function columnsFor(texts: readonly string[]): Column[] {
  const widths = texts.map((text) => widthOf(text, 'semibold'))
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const shares = widths.map((width) => Math.max(SHARE_AT_LEAST, width / whole))
  const allShares = shares.reduce((sum, share) => sum + share, 0)
  const room = INNER - (texts.length - 1) * GAP - texts.length * INDENT
  let x = MARGIN
  return shares.map((share) => {
    const column = { left: x, width: (room * share) / allShares }
    x += INDENT + column.width + GAP
    return column
  })
}

interface RowLook {
  readonly weight: Weight
  readonly largest: number
  readonly height: number
  readonly firstBaseline?: number
  readonly lastBaseline?: number
}

/** Texts side by side, line by line on the same baselines. */
function rowMarks(texts: readonly string[], columns: readonly Column[], look: RowLook): Mark[] {
  const { weight, height } = look
  const frames = columns.map(({ width }): Frame => ({ width, height, weight, largest: look.largest }))
  const fitted = (largest: number) =>
    texts.map((text, i) => fitText(text, { ...(frames[i] ?? { width: 0, height, weight }), largest }))
  const size = Math.min(...fitted(look.largest).map((text) => text.size))
  const row = fitted(size)
  const step = Math.max(...row.map((text) => text.step))
  return row.flatMap(({ lines }, i) => {
    const first = look.firstBaseline ?? (look.lastBaseline ?? 0) - (lines.length - 1) * step
    const x = (columns[i]?.left ?? 0) + INDENT
    return lines.map((text, line): Mark => {
      const baseline = first + line * step
      return { kind: 'text', text, x, baseline, size, weight, colour: INK, align: 'left' }
    })
  })
}
