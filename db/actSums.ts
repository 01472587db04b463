import { type SQL, sql } from 'drizzle-orm'
import { type Watched, watchedSince } from './actLines.ts'
import type { ActorKind } from './acts.ts'
import type { Store } from './connect.ts'
import type { PurgedKind } from './purges.ts'

type Sums = { readonly readings: number; readonly acts: number }
type Shown = { readonly since: Date; readonly limit: number }

/** How often each thing was done or read since a moment, the most frequent first. */
export async function sumsByKind({ sql: db }: Pick<Store, 'sql'>, since: Date) {
  const rows = await db.execute<{ actor_kind: ActorKind; what: Watched; count: number }>(sql`
    select actor_kind, what, count(*)::int as count from ${watchedSince(since)} w
     group by actor_kind, what order by actor_kind, count(*) desc, what`)
  return rows.map((row) => ({ actorKind: row.actor_kind, what: row.what, count: row.count }))
}

/** Readings of people's data and acts by unit, those with the most readings first. */
export async function sumsByUnit(
  { sql: db }: Pick<Store, 'sql'>,
  { since, limit }: Shown,
): Promise<(Sums & { readonly edition: string; readonly unitCode: string })[]> {
  const rows = await db.execute<Sums & { edition: string; unit_code: string }>(sql`
    select edition, unit_code, ${SUMS} from ${watchedSince(since)} w
     where unit_code is not null group by edition, unit_code order by readings desc, acts desc, unit_code limit ${limit}`)
  return rows.map(({ unit_code: unitCode, ...row }) => ({ ...row, unitCode }))
}

/** The same by who reads and acts in an office or at a venue, under their random id. */
export async function sumsByActor(
  { sql: db }: Pick<Store, 'sql'>,
  { since, limit }: Shown,
): Promise<(Sums & { readonly actorKind: ActorKind; readonly logId: string })[]> {
  const rows = await db.execute<Sums & { actor_kind: ActorKind; log_id: string }>(sql`
    select actor_kind, actor_log_id as log_id, ${SUMS} from ${watchedSince(since)} w
     where actor_log_id is not null and actor_kind in ('official', 'owner', 'staff')
     group by actor_kind, actor_log_id order by readings desc, acts desc, log_id limit ${limit}`)
  return rows.map(({ actor_kind: actorKind, log_id: logId, ...row }) => ({ ...row, actorKind, logId }))
}

const SUMS: SQL = sql`count(*) filter (where is_reading)::int as readings, count(*) filter (where not is_reading)::int as acts`

/** What was deleted since a moment because its time was over. */
export async function sumsOfPurges({ sql: db }: Pick<Store, 'sql'>, since: Date) {
  const rows = await db.execute<{ what: PurgedKind; rows: number; last_at: string }>(sql`
    select what, sum("rows")::int as "rows", max(at) as last_at from purges
     where at >= ${since.toISOString()}::timestamptz group by what order by what`)
  return rows.map((row) => ({ what: row.what, rows: row.rows, lastAt: new Date(row.last_at) }))
}
