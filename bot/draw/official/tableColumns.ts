import { printable } from '../letters.ts'
import type { OfficialWeight } from '../page.ts'
import { measureWords } from '../wrapping.ts'
import { figureText, ORDER_LABEL } from './figureText.ts'
import type { ReportTable } from './report.ts'
import { millimetres } from './sheet.ts'

/** A table as texts, its rows numbered. */
export interface TextTable {
  readonly columns: readonly { readonly label: string; readonly kind: 'order' | 'words' | 'figure' }[]
  readonly rows: readonly (readonly string[])[]
  readonly total: readonly string[]
}

export const HEAD_WEIGHT = 'officialBold'
export const CELL_WEIGHT = 'official'
/** White on either side of a cell's letters, in millimetres. */
export const PADDING = 1.4
/** Words are given no more than this before others have what they need. */
const WORDS_MOST = 62
const WORDS_LEAST = 16
const ORDER: TextTable['columns'][number] = { label: ORDER_LABEL, kind: 'order' }

export function textTable({ columns, rows, total }: ReportTable): TextTable {
  const texts = (row: ReportTable['total']) =>
    columns.map((column, i) => printable(figureText(row[i], column)))
  return {
    columns: [
      ORDER,
      ...columns.map(
        ({ label, kind }) => ({ label: printable(label), kind: kind === 'words' ? kind : 'figure' }) as const,
      ),
    ],
    rows: rows.map((row, i) => [String(i + 1), ...texts(row)]),
    total: ['', ...texts(total)],
  }
}

/** How wide a column must be, and would like to be, with letters of size 1. */
export interface Need {
  readonly kind: TextTable['columns'][number]['kind']
  readonly least: number
  readonly most: number
}

/** What each column of a table needs, measured once for all sizes of letters. */
export function columnNeeds(table: TextTable): readonly Need[] {
  return table.columns.map((_, i) => needOf(table, i))
}

/**
 * The columns' widths in millimetres at a size of letters, filling `width`, and whether all get what they would like; undefined where
 * they do not fit.
 */
export function columnWidths(
  needs: readonly Need[],
  points: number,
  width: number,
): { readonly widths: readonly number[]; readonly isRoomy: boolean } | undefined {
  const size = millimetres(points)
  const bounds = needs.map(({ kind, least, most }) => {
    const needed = (kind === 'words' ? Math.max(WORDS_LEAST, size * least) : size * least) + 2 * PADDING
    const wished = kind === 'words' ? Math.min(WORDS_MOST, size * most) + 2 * PADDING : needed
    return { least: needed, more: Math.max(0, wished - needed) }
  })
  const free = width - bounds.reduce((sum, { least }) => sum + least, 0)
  if (free < 0) return undefined
  const wished = bounds.reduce((sum, { more }) => sum + more, 0)
  const share = wished === 0 ? 0 : Math.min(1, free / wished)
  // What nobody asked for goes to all but the numbers of the rows.
  const rest = (free - share * wished) / (needs.length - 1)
  const widths = bounds.map(({ least, more }, i) => least + share * more + (i === 0 ? 0 : rest))
  return { widths, isRoomy: free >= wished }
}

/** A figure is never parted, not even where it has a space; words are parted between words. */
function needOf({ columns, rows, total }: TextTable, i: number): Need {
  const { label, kind } = columns[i] ?? ORDER
  const head = wordWidths(label, HEAD_WEIGHT)
  const cells = [
    ...rows.map((row) => wordWidths(row[i] ?? '', CELL_WEIGHT)),
    wordWidths(total[i] ?? '', HEAD_WEIGHT),
  ]
  const whole = Math.max(...cells.map((cell) => cell.whole))
  const longest = kind === 'words' ? Math.max(...cells.map((cell) => cell.longest)) : whole
  return { kind, least: Math.max(head.longest, longest), most: Math.max(head.longest, whole) }
}

function wordWidths(text: string, weight: OfficialWeight): { longest: number; whole: number } {
  const words = measureWords(text, weight)
  const whole = words.reduce((sum, word) => sum + word.width + word.gapWidth, 0)
  return {
    longest: Math.max(...words.map((word) => word.width)),
    whole: whole - (words.at(-1)?.gapWidth ?? 0),
  }
}
