import { render, text } from '../../bot/core/text.ts'
import type { ExportFormat } from '../../bot/draw/attachment.ts'
import { MOST_ROWS } from '../../bot/flows/export/ask.ts'
import { visitsAsked } from '../../bot/flows/export/asked.ts'
import { type ExportToSay, headOf, type Written } from '../../bot/flows/export/said.ts'
import { COLUMNS } from '../../bot/flows/export/table.ts'
import type { Store } from '../../db/connect.ts'
import { forgetParts, keepPart, type LeasedExport } from '../../db/exports.ts'
import { writeFields } from './fields.ts'
import { inParts, PART_BYTES } from './parts.ts'
import { logRows, type Tally } from './rows.ts'
import type { Writer } from './sheet.ts'
import { writeWorkbook } from './workbook.ts'

/** Bytes of a file: Telegram takes no more than 50 MB from a bot, and what is just being packed comes on top. */
const MOST_BYTES = 40 * 1024 * 1024

const WRITERS: Readonly<Record<ExportFormat, Writer>> = { xlsx: writeWorkbook, csv: writeFields }

/** How long a file may be, and how large a part of it is when it is stored. */
export type Limits = { readonly rows: number; readonly bytes: number; readonly partBytes: number }
export const FILE_LIMITS: Limits = { rows: MOST_ROWS, bytes: MOST_BYTES, partBytes: PART_BYTES }

type Writing = {
  readonly zone: string
  readonly limits: Limits
  /** Told after each part, with the rows that are written by then. */
  readonly onPart: (rows: number) => Promise<void>
}

/**
 * Writes the file of an export from its beginning, a part at a time: rows are read when the writer wants them, and it is waited for
 * until the part before is stored. Throws `ExportLost` when somebody else has taken it up.
 */
export async function writeExport(
  store: Store,
  held: LeasedExport,
  one: ExportToSay,
  { zone, limits, onPart }: Writing,
): Promise<Written> {
  await forgetParts(store, held)
  const { language, venue, asked, createdAt } = one
  const tally: Tally = { rows: 0, unreadable: 0, cut: false }
  let bytes = 0
  const isFull = () => tally.rows >= limits.rows || bytes >= limits.bytes
  const rows = logRows(
    store,
    { asked: visitsAsked(venue.id, asked, createdAt, zone), language, zone, isFull },
    tally,
  )
  const head = headOf(one, zone).map((line) => render(language, line))
  const columns = COLUMNS.map((column) => ({ ...column, heading: render(language, column.heading) }))
  const file = WRITERS[one.format]({ name: render(language, text('export.sheet')), head, columns, rows })
  let place = 0
  for await (const part of inParts(file, limits.partBytes)) {
    bytes += part.byteLength
    await keepPart(store, held, { place, bytes: part, rowsDone: tally.rows })
    place += 1
    await onPart(tally.rows)
  }
  return tally
}
