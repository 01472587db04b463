import { type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { workbookWords } from '../cells.ts'
import { ORDER_LABEL } from './figureText.ts'
import type { ColumnKind, OfficialReport, ReportCell, ReportTable } from './report.ts'
import { aboutOf } from './reportHeading.ts'

/** Names of sheets: a paper is Vietnamese whatever language its reader's chat is in. */
const FIGURES = 'Số liệu'
const REMARKS = 'Kiến nghị'
const UNIT = 'Đơn vị'
const WORDS = 'Nội dung'

/** Numbers stay numbers; words have the format of words, so that they stay words when somebody edits the cell. */
const FORMATS: Readonly<Record<ColumnKind, string>> = {
  words: '@',
  count: '#,##0',
  percent: '0.0%',
  change: '+#,##0;-#,##0;0',
}
/** Columns' widths in letters. */
const WIDTHS: Readonly<Record<ColumnKind, number>> = { words: 26, count: 12, percent: 10, change: 12 }
const ORDER_WIDTH = 6
const REMARK_WIDTH = 90
/** In points: three lines of a heading. */
const HEADING_HEIGHT = 54
/** In inches; what printers leave free, and the number of the page below. */
const PAPER_MARGINS = { top: 0.6, bottom: 0.6, left: 0.5, right: 0.4, header: 0.3, footer: 0.3 }

const THIN = { style: 'thin' } as const
const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN }
const FONT = { name: 'Times New Roman', size: 12 } as const
const BOLD = { ...FONT, bold: true } as const
const TITLE: CellStyle = { font: { ...BOLD, size: 14 }, numFmt: FORMATS.words }
const SUBTITLE: CellStyle = { font: BOLD, numFmt: FORMATS.words }
const NOTE: CellStyle = { font: { ...FONT, italic: true }, numFmt: FORMATS.words }
const HEADING: CellStyle = {
  font: BOLD,
  border: BORDER,
  numFmt: FORMATS.words,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDEEEE' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}

type Value = string | number | null
type Column = ReportTable['columns'][number]
/** A cell, told how it looks. */
type Styled = { readonly value: Value; readonly style: CellStyle }
type Lines = readonly (readonly Styled[])[]

/** A report's table as a spreadsheet, and what units wrote on a sheet of its own; no cell is a formula. */
export async function reportXlsx(report: OfficialReport): Promise<Uint8Array> {
  const madeOn = new Date(`${report.madeOn}T00:00:00Z`)
  const sheets = [figuresSheet(report), ...(report.remarks.length > 0 ? [remarksSheet(report)] : [])]
  return writeXlsx({
    sheets,
    defaultFont: FONT,
    properties: { title: workbookWords(report.subject), created: madeOn, modified: madeOn },
  })
}

/** What stands above every table: which paper, of when, of what. */
function headLines({ subject, issuer, placeAndDay, notes = [] }: OfficialReport, title: string): Lines {
  const lines: readonly [string, CellStyle][] = [
    [issuer, NOTE],
    [aboutOf(subject), TITLE],
    [placeAndDay, NOTE],
    ...notes.map((note): [string, CellStyle] => [note, NOTE]),
    [title, SUBTITLE],
  ]
  return lines.map(([words, style]) => [{ value: workbookWords(words), style }])
}

function figuresSheet(report: OfficialReport): WriteSheet {
  const { columns, rows, total, title } = report.table
  const lines = [
    ...headLines(report, title),
    headings([ORDER_LABEL, ...columns.map(({ label }) => label)]),
    ...rows.map((row, i) => [
      order(i + 1),
      ...columns.map((column, place) => figure(row[place], column, false)),
    ]),
    [order(null), ...columns.map((column, place) => figure(total[place], column, true))],
  ]
  const widths = [ORDER_WIDTH, ...columns.map(({ kind }) => WIDTHS[kind])]
  return sheet(FIGURES, lines, widths, { rows: headLines(report, title).length + 1, columns: 2 })
}

function remarksSheet(report: OfficialReport): WriteSheet {
  const words = (value: string) => figure(value, { label: '', kind: 'words' }, false)
  const head = headLines(report, report.remarksTitle)
  const lines = [
    ...head,
    headings([ORDER_LABEL, UNIT, WORDS]),
    ...report.remarks.map((remark, i) => [order(i + 1), words(remark.unit), words(remark.words)]),
  ]
  return sheet(REMARKS, lines, [ORDER_WIDTH, WIDTHS.words, REMARK_WIDTH], {
    rows: head.length + 1,
    columns: 2,
  })
}

function sheet(
  name: string,
  lines: Lines,
  widths: readonly number[],
  frozen: { readonly rows: number; readonly columns: number },
): WriteSheet {
  const cells = lines.flatMap((line, row) =>
    line.map(({ value, style }, column) => [`${row},${column}`, { value, style }] as const),
  )
  return {
    name,
    rows: lines.map((line) => line.map(({ value }) => value)),
    cells: new Map(cells),
    columns: widths.map((width) => ({ width })),
    rowDefs: new Map([[frozen.rows - 1, { height: HEADING_HEIGHT }]]),
    freezePane: frozen,
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: PAPER_MARGINS,
      printTitlesRow: `$${frozen.rows}:$${frozen.rows}`,
    },
    headerFooter: { oddFooter: '&C&P/&N' },
  }
}

function headings(labels: readonly string[]): Styled[] {
  return labels.map((label) => ({ value: workbookWords(label), style: HEADING }))
}

function order(value: number | null): Styled {
  return {
    value,
    style: { font: FONT, border: BORDER, alignment: { horizontal: 'center', vertical: 'top' } },
  }
}

/** Percent are counted in hundreds on paper, and of one in a spreadsheet. */
function figure(cell: ReportCell, { kind }: Column, isTotal: boolean): Styled {
  const isWords = typeof cell === 'string'
  const number = kind === 'percent' && typeof cell === 'number' ? cell / 100 : cell
  return {
    value: typeof number === 'string' ? workbookWords(number) : (number ?? null),
    style: {
      border: BORDER,
      numFmt: FORMATS[isWords ? 'words' : kind],
      alignment: { vertical: 'top', wrapText: kind === 'words' },
      font: isTotal ? BOLD : FONT,
    },
  }
}
