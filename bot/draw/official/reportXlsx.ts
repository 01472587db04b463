import { writeXlsx } from 'hucre/xlsx'
import type { OfficialReport } from './report.ts'

/** A report's table as a spreadsheet. */
export async function reportXlsx({ table }: OfficialReport): Promise<Uint8Array> {
  const rows = [table.columns.map(({ label }) => label), ...table.rows, table.total]
  return writeXlsx({
    sheets: [{ name: table.title, rows: rows.map((row) => row.map((cell) => cell ?? null)) }],
  })
}
