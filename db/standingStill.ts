import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/**
 * Ends sessions of the server's that hold a transaction and have said nothing in it for so many seconds; gives how many. A process
 * that stands still, or whose machine is gone without a word, would keep its locks for hours, and with them everybody at the same
 * venue. PostgreSQL's own timeout of idle transactions does not see one that was left between a statement and its values.
 */
export async function endStandingStill({ sql: db }: Pick<Store, 'sql'>, seconds: number): Promise<number> {
  const rows = await db.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
       and xact_start is not null and wait_event = 'ClientRead' and query not ilike 'copy%'
       and state_change < clock_timestamp() - make_interval(secs => ${seconds})`)
  return rows.length
}
