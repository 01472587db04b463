import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { seal } from './seal.ts'

/**
 * What an official read of people or did about them: looked for somebody, saw their visits, had those counted who were there
 * too, saw names, sent a notice, called.
 */
export type OfficialDeed = 'looked up' | 'visits' | 'exposed counted' | 'names' | 'notice' | 'call'

/** A reading by an official, for a unit and a case, of nobody, one or many. Days are the city's, and only where days were read. */
export type OfficialRead = {
  readonly readerId: number
  readonly edition: string
  readonly unitCode: string
  readonly traceId?: number
  readonly reference: string
  readonly what: OfficialDeed
  /** Empty where nobody was found: that somebody was looked for is noted too. */
  readonly persons: readonly number[]
  readonly first?: string
  readonly last?: string
  readonly at: Date
}

/**
 * Notes a reading, a row a person, under the random names that logs use: once a person is erased nobody can tell whose it was.
 * Nothing changes it, and nothing deletes it but the purge when its year is over.
 */
export async function recordOfficialReads(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  { readerId, edition, unitCode, traceId, reference, what, persons, first, last, at }: OfficialRead,
): Promise<void> {
  const read = persons.length > 0 ? sql`persons p` : sql`(select null::uuid as log_id, null::bigint as id) p`
  const which = persons.length > 0 ? sql`p.id = any(${sql.param([...persons])}::bigint[])` : sql`p.id is null`
  await db.execute(sql`
    insert into official_reads (reader_log_id, edition, unit_code, trace_id, reference_sealed, what, person_log_id,
                                first_day, last_day, at)
    select r.log_id, ${edition}, ${unitCode}, ${traceId ?? null}::bigint,
           ${Buffer.from(seal(keys, 'caseReference', reference))}::bytea, ${what}, p.log_id,
           ${first ?? null}::date, ${last ?? null}::date, ${at.toISOString()}::timestamptz
      from persons r, ${read} where r.id = ${readerId} and ${which}
     order by p.id`)
}
