import { type SQL, sql } from 'drizzle-orm'
import { type ActorKind, DEEDS, type Deed } from './acts.ts'
import type { Store } from './connect.ts'
import { BORNE_NOW } from './logIds.ts'
import type { LogReadWay } from './logReads.ts'
import type { OfficialDeed } from './officialReads.ts'

/** Whatever was noted, of whichever record: acts, what officials read and decided in cases, readings of venues' logs. */
export type Watched = Deed | OfficialDeed | `log ${LogReadWay}`

/** One line of the records, under the random ids that logs use. */
export type ActLine = {
  readonly at: Date
  readonly actorKind: ActorKind
  readonly actorLogId: string | null
  readonly what: Watched
  readonly edition: string | null
  readonly unitCode: string | null
  readonly venueLogId: string | null
  readonly personLogId: string | null
  readonly count: number | null
}

const READINGS = Object.entries(DEEDS).flatMap(([deed, [, is]]) => (is === 'reading' ? [deed] : []))
/** What officials do in cases that shows them nothing of anybody. */
const ONLY_DECIDED: readonly OfficialDeed[] = [
  'notice',
  'call',
  'notices asked',
  'notices approved',
  'notices refused',
]

/**
 * All that was noted since a moment, as a query, under the ids that people bear now: a reading of many persons in a case is one line
 * with their number.
 */
export function watchedSince(since: Date): SQL {
  const from = sql`${since.toISOString()}::timestamptz`
  const noted = sql`(
    select at, actor_kind, actor_log_id, what, edition, unit_code, venue_log_id, person_log_id, count,
           what = any(${sql.param(READINGS)}::text[]) as is_reading
      from acts where at >= ${from}
    union all
    select at, 'official', reader_log_id, what, edition, unit_code, null, null, count(distinct person_log_id)::int,
           what <> all(${sql.param([...ONLY_DECIDED])}::text[])
      from official_reads where at >= ${from} group by at, reader_log_id, what, edition, unit_code, trace_id
    union all
    select r.at, 'owner', r.reader_log_id, 'log ' || r.how, v.edition, v.unit_code, v.log_id, null, null, true
      from log_reads r join venues v on v.id = r.venue_id where r.at >= ${from})`
  return sql`(
    select w.at, w.actor_kind, coalesce(a.log_id, w.actor_log_id) as actor_log_id, w.what, w.edition, w.unit_code,
           w.venue_log_id, coalesce(p.log_id, w.person_log_id) as person_log_id, w.count, w.is_reading
      from ${noted} w left join ${BORNE_NOW} a on a.former = w.actor_log_id
      left join ${BORNE_NOW} p on p.former = w.person_log_id)`
}

/** The lines since a moment, newest first; of one actor alone when a random id of theirs, or its beginning, is given. */
export async function actLines(
  { sql: db }: Pick<Store, 'sql'>,
  { since, who, limit }: { readonly since: Date; readonly who?: string; readonly limit: number },
): Promise<ActLine[]> {
  const theirs =
    who === undefined
      ? sql`true`
      : sql`(
    starts_with(actor_log_id::text, ${who})
    or actor_log_id in (select b.log_id from ${BORNE_NOW} b where starts_with(b.former::text, ${who})))`
  const rows = await db.execute<{
    at: string
    actor_kind: ActorKind
    actor_log_id: string | null
    what: Watched
    edition: string | null
    unit_code: string | null
    venue_log_id: string | null
    person_log_id: string | null
    count: number | null
  }>(sql`select * from ${watchedSince(since)} w where ${theirs} order by at desc, what limit ${limit}`)
  return rows.map((row) => ({
    at: new Date(row.at),
    actorKind: row.actor_kind,
    actorLogId: row.actor_log_id,
    what: row.what,
    edition: row.edition,
    unitCode: row.unit_code,
    venueLogId: row.venue_log_id,
    personLogId: row.person_log_id,
    count: row.count,
  }))
}
