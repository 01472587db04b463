import { writeXlsxStream } from 'hucre/xlsx'
import { type Cell, type CellKind, workbookWords } from '../../bot/draw/cells.ts'
import { allRows, type Sheet } from './sheet.ts'

/** Words have the format of words, so that they stay words when somebody edits the cell. */
const FORMATS: Readonly<Record<CellKind, string>> = {
  words: '@',
  number: '0',
  day: 'dd/mm/yyyy',
  clock: 'hh:mm',
  moment: 'hh:mm dd/mm/yyyy',
}

/**
 * The sheet as an XLSX file. Its writer knows cells of words, numbers and dates and has no way to write a formula or a link; it holds
 * nothing but what it is just packing.
 */
export function writeWorkbook(sheet: Sheet): AsyncIterable<Uint8Array> {
  return writeXlsxStream(cells(sheet), {
    name: sheet.name,
    columns: sheet.columns.map(({ kind, letters }) => ({ width: letters, numFmt: FORMATS[kind] })),
    freezePane: { rows: sheet.head.length + 1 },
    repeatHeaders: false,
  })
}

async function* cells(sheet: Sheet): AsyncIterable<(string | number | Date | null)[]> {
  for await (const row of allRows(sheet)) yield row.map(cellOf)
}

function cellOf(cell: Cell): string | number | Date | null {
  return typeof cell === 'string' ? workbookWords(cell) : (cell ?? null)
}
