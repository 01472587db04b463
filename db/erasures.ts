import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { LOG_IDS } from './logIds.ts'

/** That somebody was erased, by the random id that named them: nobody can tell any more who it was. */
export type Erasure = { readonly logId: string; readonly at: Date }

/** How many persons are held, and how many of them are named by erasures. */
export type Named = { readonly named: number; readonly held: number }

/** All that is remembered, oldest first: a year. */
export async function erasuresNow({ sql: db }: Pick<Store, 'sql'>): Promise<readonly Erasure[]> {
  const rows = await db.execute<{ log_id: string; at: string }>(
    sql`select log_id, at from erasures order by at, log_id`,
  )
  return rows.map(({ log_id: logId, at }) => ({ logId, at: new Date(at) }))
}

/** How many of the persons who are held these erasures name: so many would be erased by them, beside those whom they carry. */
export async function namedBy({ sql: db }: Pick<Store, 'sql'>, erasures: readonly Erasure[]): Promise<Named> {
  const ids = sql.param(erasures.map(({ logId }) => logId))
  const [row] = await db.execute<Named>(sql`
    select (select count(*)::float8 from persons) as held,
           (select count(distinct person_id)::float8 from ${LOG_IDS} ids where log_id = any(${ids}::uuid[])) as named`)
  return { named: row?.named ?? 0, held: row?.held ?? 0 }
}

/** How many persons are held who were erased, by what is remembered here. */
export async function erasedWhoAreHeld({ sql: db }: Pick<Store, 'sql'>): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(distinct person_id)::float8 as count from ${LOG_IDS} ids join erasures using (log_id)`)
  return row?.count ?? 0
}
