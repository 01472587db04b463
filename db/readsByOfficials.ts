import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { BORNE_NOW, LOG_IDS } from './logIds.ts'
import type { OfficialDeed } from './officialReads.ts'
import { open } from './seal.ts'

/** A reading as the operator sees it: how many persons it was of, and of nobody who they are. */
export type ReadByOfficial = {
  readonly at: Date
  readonly readerLogId: string
  /** What whoever appointed them calls them, while they are an official of that unit. */
  readonly name: string | undefined
  readonly edition: string
  readonly unitCode: string
  readonly reference: string
  readonly what: OfficialDeed
  readonly persons: number
}

/** What all officials read since a moment, newest first. */
export async function officialReadsSince(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  since: Date,
  limit: number,
): Promise<ReadByOfficial[]> {
  const rows = await db.execute<{
    at: string
    reader_log_id: string
    name_sealed: Uint8Array | null
    edition: string
    unit_code: string
    reference_sealed: Uint8Array
    what: OfficialDeed
    persons: number
  }>(sql`
    with read as (
      select at, reader_log_id, edition, unit_code, what, trace_id, (array_agg(reference_sealed order by id))[1] as reference_sealed,
             count(distinct person_log_id)::int as persons, max(id) as last
        from official_reads where at >= ${since.toISOString()}::timestamptz
       group by at, reader_log_id, edition, unit_code, what, trace_id)
    select r.*, coalesce(b.log_id, r.reader_log_id) as reader_log_id,
           (select o.name_sealed from ${LOG_IDS} p join officials o on o.person_id = p.person_id
             where p.log_id = r.reader_log_id and o.edition = r.edition and o.unit_code = r.unit_code
               and o.name_sealed is not null order by o.id desc limit 1) as name_sealed
      from read r left join ${BORNE_NOW} b on b.former = r.reader_log_id order by r.at desc, r.last desc limit ${limit}`)
  return rows.map((row) => ({
    at: new Date(row.at),
    readerLogId: row.reader_log_id,
    name: row.name_sealed ? open<string>(keys, 'officialName', row.name_sealed) : undefined,
    edition: row.edition,
    unitCode: row.unit_code,
    reference: open<string>(keys, 'caseReference', row.reference_sealed),
    what: row.what,
    persons: row.persons,
  }))
}

/** The most that any one official did since a moment. */
export type BusiestReader = {
  /** Times that somebody was looked for, and those at which nobody was found. */
  readonly lookUps: number
  readonly inVain: number
}

export async function busiestReader({ sql: db }: Pick<Store, 'sql'>, since: Date): Promise<BusiestReader> {
  const [row] = await db.execute<{ look_ups: number; in_vain: number }>(sql`
    select coalesce(max(look_ups), 0)::int as look_ups, coalesce(max(in_vain), 0)::int as in_vain from (
      select count(distinct at) as look_ups, count(distinct at) filter (where person_log_id is null) as in_vain
        from official_reads r left join ${BORNE_NOW} b on b.former = r.reader_log_id
       where at >= ${since.toISOString()}::timestamptz and what = 'looked up'
       group by coalesce(b.log_id, r.reader_log_id)) each`)
  return { lookUps: row?.look_ups ?? 0, inVain: row?.in_vain ?? 0 }
}
