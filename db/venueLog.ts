import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import type { Span } from './figures.ts'
import type { VisitEnd } from './visits.ts'

/** A line of a venue's log. */
export type LogLine = {
  readonly id: number
  readonly personId: number | null
  readonly startedAt: Date
  /** Nobody saw the person come: the visit began some time before it was seen to end. */
  readonly startInferred: boolean
  readonly endedAt: Date | null
  readonly endedBy: VisitEnd | null
  readonly gateId: number
  readonly gateName: string
  readonly companions: number
}

/** Which visits of a venue: of a span, through one gate or all. */
export type LogPart = { readonly venueId: number; readonly span: Span; readonly gateId?: number | undefined }

/** A place in a log, newest first: what follows began earlier, or at the same moment under a lower number. */
export type LogCursor = { readonly startedAt: Date; readonly id: number }

/** Where a page begins, and how many lines it has at most. */
export type LogWindow = { readonly before?: LogCursor | undefined; readonly limit: number }

/** Lines newest first, and where the next page begins when there may be more. */
export type LogPage = { readonly lines: readonly LogLine[]; readonly next: LogCursor | undefined }

/** A page of a venue's log. A deep page costs what the first does: it begins where the one before ended. */
export async function venueLog(store: Store, part: LogPart, { before, limit }: LogWindow): Promise<LogPage> {
  return pageOf(await readLines(store, newestVisits(part, before, limit + 1)), limit)
}

/** One line more than a page has tells that another page follows. */
export function pageOf(found: readonly LogLine[], limit: number): LogPage {
  const lines = found.slice(0, limit)
  return { lines, next: found.length > limit ? lines.at(-1) : undefined }
}

/**
 * The newest visits of a part of a log, with the columns of a line. The moment of the cursor is a bound of its own, because
 * whole days are left out by that and not by comparing a pair.
 */
export function newestVisits(
  { venueId, span, gateId }: LogPart,
  before: LogCursor | undefined,
  limit: number,
): SQL {
  return sql`
    select ${LINE_COLUMNS} from visits v
     where v.venue_id = ${venueId} and ${within(span, before)}${gateId === undefined ? sql`` : sql` and v.gate_id = ${gateId}`}
     order by v.started_at desc, v.id desc limit ${limit}`
}

export const LINE_COLUMNS = sql`v.id, v.person_id, v.started_at, v.start_inferred, v.ended_at, v.ended_by, v.gate_id, v.companions`

export function within({ from, to }: Span, before: LogCursor | undefined): SQL {
  const began = sql`v.started_at >= ${from.toISOString()}::timestamptz and v.started_at < ${to.toISOString()}::timestamptz`
  if (!before) return began
  const at = before.startedAt.toISOString()
  return sql`${began} and v.started_at <= ${at}::timestamptz and (v.started_at, v.id) < (${at}::timestamptz, ${before.id})`
}

type LineRow = {
  id: number
  person_id: number | null
  started_at: string
  start_inferred: boolean
  ended_at: string | null
  ended_by: VisitEnd | null
  gate_id: number
  gate_name: string
  companions: number
}

/** Lines of visits that a query found, newest first, with the names of their gates. */
export async function readLines({ sql: db }: Store, visits: SQL): Promise<LogLine[]> {
  const rows = await db.execute<LineRow>(sql`
    select v.*, g.name as gate_name from (${visits}) v join gates g on g.id = v.gate_id
     order by v.started_at desc, v.id desc`)
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    startedAt: new Date(row.started_at),
    startInferred: row.start_inferred,
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
    endedBy: row.ended_by,
    gateId: row.gate_id,
    gateName: row.gate_name,
    companions: row.companions,
  }))
}

/** The gates of a venue, those that were closed too: visits were made through them. */
export async function gatesInLog(
  { sql: db }: Store,
  venueId: number,
): Promise<{ readonly id: number; readonly name: string }[]> {
  return [
    ...(await db.execute<{ id: number; name: string }>(sql`
      select id, name from gates where venue_id = ${venueId} order by id`)),
  ]
}
