import { writeCsvStream } from 'hucre/csv'
import { type Cell, type CellKind, fieldWords } from '../../bot/draw/cells.ts'
import { allRows, type Sheet } from './sheet.ts'

/**
 * The sheet as a CSV file that Excel opens by a double click: UTF-8 with its mark, CRLF, every field in quotes. The separator is the
 * comma, which Windows has for Vietnamese as for English; a first line `sep=` would make Excel forget the mark and spoil every accent.
 */
export function writeFields(sheet: Sheet): AsyncIterable<Uint8Array> {
  return writeCsvStream(fields(sheet), {
    bom: true,
    delimiter: ',',
    lineSeparator: '\r\n',
    quoteStyle: 'all',
    headers: false,
  })
}

async function* fields(sheet: Sheet): AsyncIterable<string[]> {
  const { columns } = sheet
  for await (const row of allRows(sheet))
    yield row.map((cell, column) => fieldOf(cell, columns[column]?.kind ?? 'words'))
}

function fieldOf(cell: Cell, kind: CellKind): string {
  if (cell instanceof Date) return fieldWords(moment(cell, kind))
  return cell === undefined ? '' : fieldWords(String(cell))
}

/** As the workbook shows it. */
function moment(shown: Date, kind: CellKind): string {
  const [day = '', time = ''] = shown.toISOString().split('T')
  const date = day.split('-').reverse().join('/')
  const clock = time.slice(0, 5)
  if (kind === 'day') return date
  return kind === 'clock' ? clock : `${clock} ${date}`
}
