import { sql } from 'drizzle-orm'
import type { Database } from '../../db/connect.ts'
import { inTimeOrNothing } from './inTimeOrNothing.ts'

/** Whether the database answers in time to what costs it nothing; that it has much to count is another trouble. */
export function databaseReached(
  database: Pick<Database, 'sql'>,
  milliseconds: number,
): () => Promise<boolean> {
  const answered = inTimeOrNothing(() => database.sql.execute(sql`select 1`), milliseconds)
  return async () => (await answered()) !== undefined
}
