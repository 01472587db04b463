import { INK } from '../colours.ts'
import type { Mark, OfficialWeight } from '../page.ts'
import { type Letters, lineMark, linesOf, MARGINS, type Row, stepOf } from './sheet.ts'
import {
  CELL_WEIGHT,
  columnNeeds,
  columnWidths,
  HEAD_WEIGHT,
  PADDING,
  type TextTable,
} from './tableColumns.ts'

/** Sizes of letters in points, from the text's own down to the smallest that is read without effort on paper. */
const SIZES = [13, 12, 11, 10, 9, 8] as const
const ROOMY_SMALLEST = 11
const BORDER = 0.2
/** White above and below the letters of a cell. */
const ROW_PADDING = 0.6

/** Words are wrapped by this much less than they have room, so that rounding never breaks one. */
const ROUNDING = 0.01

/** In how large letters a table is set, and how wide its columns are then. */
export interface TableSetting {
  readonly points: number
  readonly widths: readonly number[]
}

/**
 * The largest letters with which a table's columns fit into `width`: if they need not be small for it, such that words need not be
 * parted; undefined where not even those of `smallest` points fit.
 */
export function settingFor(table: TextTable, width: number, smallest: number): TableSetting | undefined {
  const needs = columnNeeds(table)
  const fitting = SIZES.filter((points) => points >= smallest).flatMap((points) => {
    const set = columnWidths(needs, points, width)
    return set ? [{ points, ...set }] : []
  })
  return fitting.find(({ points, isRoomy }) => isRoomy && points >= ROOMY_SMALLEST) ?? fitting[0]
}

/** The table's rows with lines around each cell; its head is repeated on each sheet, its total is bold. */
export function tableRows(table: TextTable, setting: TableSetting): Row[] {
  const kinds = table.columns.map(({ kind }) => kind)
  const labels = table.columns.map(({ label }) => label)
  const head = cellRow(
    labels,
    kinds.map(() => 'order' as const),
    setting,
    HEAD_WEIGHT,
  )
  const rows = table.rows.map((row) => ({ ...cellRow(row, kinds, setting, CELL_WEIGHT), head }))
  const total = { ...cellRow(table.total, kinds, setting, HEAD_WEIGHT), head }
  // The last row goes along with the total, so that the total never stands alone.
  const kept = rows.map((row, i) => (i === rows.length - 1 ? { ...row, keep: true } : row))
  return [{ ...head, keep: true }, ...kept, total]
}

type Kind = TextTable['columns'][number]['kind']

function cellRow(
  texts: readonly string[],
  kinds: readonly Kind[],
  { points, widths }: TableSetting,
  weight: OfficialWeight,
): Row {
  const letters: Letters = { points, weight }
  const cells = widths.map((width, i) => {
    const text = texts[i] ?? ''
    return kinds[i] === 'figure' ? [text] : linesOf(text, letters, width - 2 * PADDING + ROUNDING)
  })
  const most = Math.max(...cells.map((lines) => lines.length))
  const height = most * stepOf(letters) + 2 * ROW_PADDING
  const lefts = widths.map((_, i) => widths.slice(0, i).reduce((sum, width) => sum + width, MARGINS.left))
  return {
    height,
    marks: (top) => [
      borderMark(lefts, widths.at(-1) ?? 0, top, height),
      ...widths.flatMap((width, i) => {
        const cell = { left: lefts[i] ?? 0, width, top, height }
        return cellMarks(cells[i] ?? [], kinds[i] ?? 'words', letters, cell)
      }),
    ],
  }
}

/** The lines around a row's cells, as one path. */
function borderMark(lefts: readonly number[], lastWidth: number, top: number, height: number): Mark {
  const [left, right] = [lefts[0] ?? 0, (lefts.at(-1) ?? 0) + lastWidth]
  const between = lefts.slice(1).map((x) => `M${x} ${top}v${height}`)
  const path = `M${left} ${top}H${right}v${height}H${left}Z${between.join('')}`
  return { kind: 'shape', path, stroke: { colour: INK, width: BORDER } }
}

interface Cell {
  readonly left: number
  readonly width: number
  readonly top: number
  readonly height: number
}

/** Words left, figures right, numbers of rows and headings in the middle. */
function cellMarks(lines: readonly string[], kind: Kind, letters: Letters, cell: Cell): Mark[] {
  const align = ({ words: 'left', figure: 'right', order: 'centre' } as const)[kind]
  const right = cell.left + cell.width - PADDING
  const x = { left: cell.left + PADDING, right, centre: cell.left + cell.width / 2 }[align]
  const step = stepOf(letters)
  const first = cell.top + (cell.height - lines.length * step) / 2
  return lines
    .map((line, i) => ({ line, top: first + i * step }))
    .filter(({ line }) => line !== '')
    .map(({ line, top }) => lineMark(line, letters, { x, top, align }))
}
