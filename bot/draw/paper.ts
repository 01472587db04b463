import { ACCENT, INK, SOFT_INK } from './colours.ts'
import { printable } from './letters.ts'
import type { Mark, Page, Weight } from './page.ts'
import { measureWords, wrap } from './wrapping.ts'

/** Something to be read from the first line to the last, on as many sheets as it takes. */
export type Paper = {
  readonly title: string
  /** What stands under the title. */
  readonly above: string
  readonly parts: readonly PaperPart[]
  /** What stands before a page's number. */
  readonly page: string
  /** `YYYY-MM-DD` */
  readonly madeOn: string
}

/** A heading and the lines under it; a part of level 2 belongs to the one above. */
export type PaperPart = { readonly heading: string; readonly lines: readonly string[]; readonly level: 1 | 2 }

/** A4, in millimetres. */
const WIDTH = 210
const HEIGHT = 297
const MARGIN = 20
const FOOT = 12
const INDENT = 3

type Style = {
  readonly size: number
  readonly weight: Weight
  readonly colour: string
  /** White above the first line, and from one line to the next. */
  readonly above: number
  readonly step: number
  readonly indent: number
  /** Room that must be left under it, so that no heading stands alone at the foot of a page. */
  readonly keep: number
}

const STYLES = {
  title: { size: 7, weight: 'extrabold', colour: ACCENT, above: 0, step: 9, indent: 0, keep: 0 },
  above: { size: 3.6, weight: 'regular', colour: SOFT_INK, above: 1, step: 5, indent: 0, keep: 0 },
  1: { size: 4.6, weight: 'semibold', colour: ACCENT, above: 5, step: 6.2, indent: 0, keep: 12 },
  2: { size: 3.9, weight: 'semibold', colour: INK, above: 3, step: 5.4, indent: INDENT, keep: 12 },
  line: { size: 3.4, weight: 'regular', colour: INK, above: 0.8, step: 4.9, indent: INDENT, keep: 0 },
} as const satisfies Record<string, Style>

/** One line of letters, before it is known on which page it stands. */
type Row = { readonly text: string; readonly style: Style; readonly isFirst: boolean }

/** The paper's pages. What a font lacks is left out, as on posters. */
export function paperPages({ title, above, parts, page }: Paper): Page[] {
  const rows = [
    ...rowsOf(title, STYLES.title),
    ...rowsOf(above, STYLES.above),
    ...parts.flatMap(({ heading, lines, level }) => [
      ...rowsOf(heading, STYLES[level]),
      ...lines.flatMap((line) => rowsOf(line, STYLES.line)),
    ]),
  ]
  const sheets = placed(rows)
  return sheets.map((marks, index) => ({
    width: WIDTH,
    height: HEIGHT,
    title,
    marks: [...marks, footMark(`${page} ${index + 1}/${sheets.length}`)],
  }))
}

function rowsOf(content: string, style: Style): Row[] {
  const width = (WIDTH - 2 * MARGIN - style.indent) / style.size
  const lines = wrap(measureWords(printable(content), style.weight), width, 'sentences')
  return lines.map(({ text }, index) => ({ text, style, isFirst: index === 0 }))
}

/** Rows under each other, a new sheet where one is full. */
function placed(rows: readonly Row[]): Mark[][] {
  const sheets: Mark[][] = [[]]
  let baseline = MARGIN
  for (const { text, style, isFirst } of rows) {
    const { size, weight, colour, step, indent, above, keep } = style
    const next = baseline + step + (isFirst ? above : 0)
    const isFull = next + keep > HEIGHT - MARGIN
    if (isFull) sheets.push([])
    baseline = isFull ? MARGIN + step : next
    sheets
      .at(-1)
      ?.push({ kind: 'text', text, x: MARGIN + indent, baseline, size, weight, colour, align: 'left' })
  }
  return sheets
}

function footMark(text: string): Mark {
  const look = { size: 3, weight: 'regular', colour: SOFT_INK, align: 'right' } as const
  return { kind: 'text', text, x: WIDTH - MARGIN, baseline: HEIGHT - FOOT, ...look }
}
