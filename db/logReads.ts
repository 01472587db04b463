import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { carriedBy } from './family.ts'
import { logIdsOf } from './logIds.ts'

/** How a venue's log was read: in the chat, on its page, by looking for a visitor, or as a file. */
export type LogReadWay = 'chat' | 'page' | 'search' | 'file'

/** A reading of a venue's log: by whom, under the name that logs use, and which days of the city were asked for. */
export type LogRead = {
  readonly venueId: number
  readonly readerId: number
  readonly how: LogReadWay
  readonly first: string
  readonly last: string
  readonly at: Date
}

/** Notes a reading. Nothing changes it, and nothing deletes it but the purge when its time is over. */
export async function recordLogRead({ sql: db }: Pick<Store, 'sql'>, read: LogRead): Promise<void> {
  await db.execute(sql`
    insert into log_reads (venue_id, reader_log_id, how, first_day, last_day, at)
    select ${read.venueId}::bigint, p.log_id, ${read.how}, ${read.first}::date, ${read.last}::date,
           ${read.at.toISOString()}::timestamptz
      from persons p where p.id = ${read.readerId}`)
}

/** A reading of days on which somebody's visit lay in the log that was read. */
export type ReadOfVisits = {
  readonly venueName: string
  readonly how: LogReadWay
  readonly first: string
  readonly last: string
  readonly at: Date
}

/**
 * The readings in which visits of a person's, or of whom they carry, could be seen, newest first: of the same venue and days,
 * after the visit began. What the person read is not among them.
 */
export async function readsOfVisits(
  { sql: db }: Store,
  personId: number,
  { zone, limit }: { readonly zone: string; readonly limit: number },
): Promise<ReadOfVisits[]> {
  const those = sql`any(${sql.param(await carriedBy({ sql: db }, personId))}::bigint[])`
  const rows = await db.execute<{
    venue_name: string
    how: LogReadWay
    first_day: string
    last_day: string
    at: string
  }>(sql`
    select n.name as venue_name, r.how, r.first_day::text, r.last_day::text, r.at
      from log_reads r join venues n on n.id = r.venue_id
     where r.venue_id in (select v.venue_id from visits v where v.person_id = ${those})
       and r.reader_log_id not in ${logIdsOf(personId)}
       and exists (select 1 from visits v
                    where v.person_id = ${those} and v.venue_id = r.venue_id and v.started_at <= r.at
                      and (v.started_at at time zone ${zone})::date between r.first_day and r.last_day)
     order by r.at desc, r.id desc limit ${limit}`)
  return rows.map((row) => ({
    venueName: row.venue_name,
    how: row.how,
    first: row.first_day,
    last: row.last_day,
    at: new Date(row.at),
  }))
}
