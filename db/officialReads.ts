import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { carriedBy } from './family.ts'
import { LOG_IDS, logIdsOf } from './logIds.ts'
import { seal } from './seal.ts'

/**
 * What an official read of people or did about them: looked for somebody, saw their visits, had those counted who were there
 * too, saw names, sent a notice, called.
 */
export type DeedOnPersons = 'looked up' | 'visits' | 'exposed counted' | 'names' | 'notice' | 'call'

/** What officials do in a case that is about nobody's data: two of them decide whether people are told. */
export type DeedInCase = 'notices asked' | 'notices approved' | 'notices refused'

export type OfficialDeed = DeedOnPersons | DeedInCase

/** A reading by an official, for a unit and a case, of nobody, one or many. Days are the city's, and only where days were read. */
export type OfficialRead = {
  readonly readerId: number
  readonly edition: string
  readonly unitCode: string
  readonly traceId?: number
  readonly reference: string
  readonly what: OfficialDeed
  /** Empty where nobody was found: that somebody was looked for is noted too; and where a deed is about the case alone. */
  readonly persons: readonly number[]
  readonly first?: string
  readonly last?: string
  readonly at: Date
}

/**
 * Notes a reading, a row a person, under the random names that logs use: once a person is erased nobody can tell whose it was.
 * Nothing changes it, and nothing deletes it but the purge when its year is over. Throws when not everything was noted, as when
 * somebody was erased meanwhile: what nobody can be told of is not shown.
 */
export async function recordOfficialReads(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  { readerId, edition, unitCode, traceId, reference, what, persons, first, last, at }: OfficialRead,
): Promise<void> {
  const read = persons.length > 0 ? sql`persons p` : sql`(select null::uuid as log_id, null::bigint as id) p`
  const which = persons.length > 0 ? sql`p.id = any(${sql.param([...persons])}::bigint[])` : sql`p.id is null`
  const noted = await db.execute(sql`
    insert into official_reads (reader_log_id, edition, unit_code, trace_id, reference_sealed, what, person_log_id,
                                first_day, last_day, at)
    select r.log_id, ${edition}, ${unitCode}, ${traceId ?? null}::bigint,
           ${Buffer.from(seal(keys, 'caseReference', reference))}::bytea, ${what}, p.log_id,
           ${first ?? null}::date, ${last ?? null}::date, ${at.toISOString()}::timestamptz
      from persons r, ${read} where r.id = ${readerId} and ${which}
     order by p.id
    returning 1`)
  if (noted.length !== Math.max(1, new Set(persons).size)) throw new Error('a reading was not noted wholly')
}

/** Of whom of these persons a reading in a case was noted since a moment. */
export async function notedSince(
  { sql: db }: Pick<Store, 'sql'>,
  {
    readerId,
    traceId,
    what,
    persons,
  }: Pick<OfficialRead, 'readerId' | 'what' | 'persons'> & { readonly traceId: number },
  since: Date,
): Promise<ReadonlySet<number>> {
  const rows = await db.execute<{ id: number }>(sql`
    select distinct p.person_id as id from official_reads r join ${LOG_IDS} p on p.log_id = r.person_log_id
     where p.person_id = any(${sql.param([...persons])}::bigint[]) and r.at >= ${since.toISOString()}::timestamptz
       and r.reader_log_id in ${logIdsOf(readerId)} and r.trace_id = ${traceId} and r.what = ${what}`)
  return new Set(rows.map(({ id }) => id))
}

/** How often somebody was looked for by an official since a moment: each time is at one moment. */
export async function countLookUps(
  { sql: db }: Pick<Store, 'sql'>,
  readerId: number,
  since: Date,
): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(distinct at)::int as count from official_reads
     where at >= ${since.toISOString()}::timestamptz and what = 'looked up'
       and reader_log_id in ${logIdsOf(readerId)}`)
  return row?.count ?? 0
}

/** How often notices were asked for in a case by an official since a moment. */
export async function countRequests(
  { sql: db }: Pick<Store, 'sql'>,
  { readerId, traceId, since }: { readonly readerId: number; readonly traceId: number; readonly since: Date },
): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from official_reads
     where at >= ${since.toISOString()}::timestamptz and what = 'notices asked' and trace_id = ${traceId}
       and reader_log_id in ${logIdsOf(readerId)}`)
  return row?.count ?? 0
}

/** A reading of somebody's data as that person is told of it: never for which case. */
export type ReadOfPerson = {
  /** Whose data, of the person and those whom they carry. */
  readonly personId: number
  readonly edition: string
  readonly unitCode: string
  readonly what: DeedOnPersons
  readonly first: string | null
  readonly last: string | null
  readonly at: Date
}

/** What officials read of a person and of whom they carry in their account, newest first. */
export async function officialReadsOf(
  { sql: db }: Pick<Store, 'sql'>,
  personId: number,
  limit: number,
): Promise<ReadOfPerson[]> {
  const those = sql`any(${sql.param(await carriedBy({ sql: db }, personId))}::bigint[])`
  const rows = await db.execute<{
    person_id: number
    edition: string
    unit_code: string
    what: DeedOnPersons
    first_day: string | null
    last_day: string | null
    at: string
  }>(sql`
    select p.person_id, r.edition, r.unit_code, r.what, r.first_day::text, r.last_day::text, r.at
      from official_reads r join ${LOG_IDS} p on p.log_id = r.person_log_id
     where p.person_id = ${those} order by r.at desc, r.id desc limit ${limit}`)
  return rows.map((row) => ({
    personId: row.person_id,
    edition: row.edition,
    unitCode: row.unit_code,
    what: row.what,
    first: row.first_day,
    last: row.last_day,
    at: new Date(row.at),
  }))
}
