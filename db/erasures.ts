import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** That somebody was erased, by the random id that named them: nobody can tell any more who it was. */
export type Erasure = { readonly logId: string; readonly at: Date }

/** All that is remembered, oldest first: a year. */
export async function erasuresNow({ sql: db }: Pick<Store, 'sql'>): Promise<readonly Erasure[]> {
  const rows = await db.execute<{ log_id: string; at: string }>(
    sql`select log_id, at from erasures order by at, log_id`,
  )
  return rows.map(({ log_id: logId, at }) => ({ logId, at: new Date(at) }))
}
