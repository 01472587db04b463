import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** Somebody's appointment at a unit, by the person's number. */
export type Appointed = {
  readonly personId: number
  readonly edition: string
  readonly unitCode: string
  readonly role: 'reporter' | 'lead' | 'tracer'
}

/** Who is appointed now at some units of an edition, by person. */
export async function appointedAt(
  { sql: db }: Pick<Store, 'sql'>,
  edition: string,
  unitCodes: readonly string[],
  now: Date,
): Promise<readonly Appointed[]> {
  const rows = await db.execute<{ person_id: number; unit_code: string; role: Appointed['role'] }>(sql`
    select person_id, unit_code, role from officials
     where edition = ${edition} and unit_code = any(${sql.param([...unitCodes])}::text[])
       and (until is null or until > ${now.toISOString()}::timestamptz)
     order by person_id, id`)
  return rows.map(({ person_id, unit_code, role }) => ({
    personId: person_id,
    edition,
    unitCode: unit_code,
    role,
  }))
}

/**
 * Who is too near to somebody to be the second pair of eyes: whoever has the same phone, whom they appointed, and who appointed
 * them.
 */
export async function nearTo(
  { sql: db }: Pick<Store, 'sql'>,
  personId: number,
): Promise<ReadonlySet<number>> {
  const rows = await db.execute<{ id: number }>(sql`
    select o.id from persons p join persons o on o.phone_hash = p.phone_hash where p.id = ${personId} and o.id <> p.id
    union
    select person_id from officials where appointed_by = ${personId} and person_id <> ${personId}
    union
    select appointed_by from officials where person_id = ${personId} and appointed_by <> ${personId}`)
  return new Set(rows.map(({ id }) => id))
}
