import { ACCENT, FAINT, INK, SOFT_INK } from '../colours.ts'
import { fitText, heightOf } from '../lettering.ts'
import { printable } from '../letters.ts'
import type { Mark } from '../page.ts'
import { boxMarks, heightInBox } from '../textMarks.ts'
import { widthOf } from '../wrapping.ts'
import { RANKING_ROWS, type SummaryPicture } from './summary.ts'
import { foot, heading } from './summaryHead.ts'
import { INNER, LETTERS, MARGIN, type Section } from './summarySection.ts'

const RIGHT = MARGIN + INNER
const COLUMN_GAP = 10
/** A name needs this much beside the figures; where they leave less it stands above them. */
const NAME_LEAST = 112
const BAR_HEIGHT = 5
const ROW_GAP = 7
/** A word as wide as its column must not be taken for one that is wider. */
const ROUNDING = 0.1
/** Three lines of a heading, and seven of a name: only what is longer yet gets smaller letters. */
const HEAD_HEIGHT = 54
/** By which a heading comes to stand on two lines. */
const HEAD_SHARE = 0.55
const NAME_HEIGHT = 120
/** From one line to the next where a name stands above its figures. */
const STACKED_STEP = 20

type Ranking = NonNullable<SummaryPicture['ranking']>
type Row = Ranking['rows'][number]
const FIGURES = ['counts', 'rateText', 'ins'] as const

interface Columns {
  /** The right edges of the three figures, and how wide each column is. */
  readonly figures: readonly { readonly right: number; readonly width: number }[]
  readonly nameWidth: number
  /** Whether names stand above their figures. */
  readonly isStacked: boolean
}

/** The units below as a table, best first, under each a bar as long as its rate. */
export function ranking({ title, columns: labels, rows, rest }: Ranking, top: number): Section {
  const shown = rows.slice(0, RANKING_ROWS)
  const columns = columnsFor(labels, shown)
  const titled = heading(title, top)
  const headed = headRow(labels, columns, titled.bottom + 10)
  const marks = [...titled.marks, ...headed.marks]
  let { bottom } = headed
  for (const [i, row] of shown.entries()) {
    const drawn = rankedRow(row, i + 1, columns, bottom + ROW_GAP)
    marks.push(...drawn.marks)
    bottom = drawn.bottom
  }
  if (rest === undefined) return { marks, bottom }
  const said = foot(rest, bottom + 12)
  return { marks: [...marks, ...said.marks], bottom: said.bottom }
}

/** Each column of figures as wide as its widest figure, and as the longest word over it. */
function columnsFor(labels: Ranking['columns'], rows: readonly Row[]): Columns {
  const widths = FIGURES.map((figure, i) => {
    const words = (labels[i + 1] ?? '').split(/[ /]/).map((word) => widthOf(word, 'semibold'))
    const figures = rows.map((row) => widthOf(row[figure], 'semibold'))
    const half = HEAD_SHARE * widthOf(labels[i + 1] ?? '', 'semibold')
    return LETTERS * Math.max(half, ...words, ...figures)
  })
  const all = widths.reduce((sum, width) => sum + width + COLUMN_GAP, 0)
  const isStacked = INNER - all < NAME_LEAST
  const scale = Math.min(1, (INNER - COLUMN_GAP) / all)
  let right = RIGHT + COLUMN_GAP
  const figures = [...widths].reverse().map((width) => {
    right -= COLUMN_GAP
    const column = { right, width: width * scale }
    right -= column.width
    return column
  })
  return { figures: figures.reverse(), nameWidth: isStacked ? INNER : INNER - all, isStacked }
}

/** The labels, standing on one line over a rule. */
function headRow(labels: Ranking['columns'], columns: Columns, top: number): Section {
  const [first, ...others] = labels.map((label) => label.replaceAll(/\/ ?/g, '/ '))
  const look = { height: HEAD_HEIGHT, largest: LETTERS, weight: 'semibold', colour: SOFT_INK } as const
  const name = { ...look, text: first ?? '', x: MARGIN, width: columns.nameWidth, align: 'left' } as const
  const figures = columns.figures.map(({ right, width }, i) => {
    return { ...look, text: others[i] ?? '', x: right, width: width + ROUNDING, align: 'right' } as const
  })
  const height = Math.max(...[name, ...figures].map(heightInBox))
  const below = top + (columns.isStacked ? STACKED_STEP : 0)
  const bottom = below + height + 5
  const placed = { top: below, height, stand: 'bottom' } as const
  return {
    marks: [
      ...boxMarks({ ...name, ...placed, ...(columns.isStacked ? { top, stand: 'top' } : {}) }),
      ...figures.flatMap((figure) => boxMarks({ ...figure, ...placed })),
      { kind: 'shape', path: `M${MARGIN} ${bottom}H${RIGHT}`, stroke: { colour: INK, width: 1 } },
    ],
    bottom,
  }
}

function rankedRow(row: Row, rank: number, columns: Columns, top: number): Section {
  const text = `${rank}. ${printable(row.name)}`
  const frame = {
    width: columns.nameWidth,
    height: NAME_HEIGHT,
    largest: LETTERS,
    weight: 'regular',
  } as const
  const fitted = fitText(text, { ...frame, reading: 'sentences' })
  const first = top + fitted.top
  const last = first + (fitted.lines.length - 1) * fitted.step
  const baseline = columns.isStacked ? last + STACKED_STEP : first
  const barTop = Math.max(top + heightOf(fitted), Math.max(last, baseline) + 4) + 1
  return {
    marks: [
      ...fitted.lines.map((line, i): Mark => {
        const place = { x: MARGIN, baseline: first + i * fitted.step, size: fitted.size } as const
        return { kind: 'text', text: line, ...place, weight: 'regular', colour: INK, align: 'left' }
      }),
      ...FIGURES.flatMap((figure, i) => figureMark(row[figure], columns.figures[i], baseline, figure)),
      ...bar(row.rate, barTop),
    ],
    bottom: barTop + BAR_HEIGHT,
  }
}

function figureMark(
  text: string,
  column: Columns['figures'][number] | undefined,
  baseline: number,
  figure: (typeof FIGURES)[number],
): Mark[] {
  if (column === undefined) return []
  const weight = figure === 'rateText' ? 'semibold' : 'regular'
  const size = Math.min(LETTERS, column.width / Math.max(widthOf(text, weight), Number.EPSILON))
  return [{ kind: 'text', text, x: column.right, baseline, size, weight, colour: INK, align: 'right' }]
}

/** The rate as a bar on a line that is the whole: told apart without colours, and a rate of nothing is seen to be one. */
function bar(rate: number, top: number): Mark[] {
  const length = (INNER * Math.min(100, Math.max(0, rate))) / 100
  const middle = top + BAR_HEIGHT / 2
  const whole = `M${MARGIN} ${middle}H${RIGHT}`
  return [
    { kind: 'shape', path: whole, stroke: { colour: FAINT, width: 1 } },
    ...(length > 0
      ? [
          {
            kind: 'shape',
            path: `M${MARGIN} ${top}h${length}v${BAR_HEIGHT}h${-length}Z`,
            fill: ACCENT,
          } as const,
        ]
      : []),
  ]
}
