import type postgres from 'postgres'

/** What answers at an address. */
export type ServerAt = {
  /** PostgreSQL's major version, such as 17. */
  readonly version: number
  /** Whether something stands between that hands the server's connections on from one transaction to the next, such as PgBouncer. */
  readonly isPooled: boolean
  /** How many connections the server has for all who are no superusers. */
  readonly room: number
}

/**
 * Asks who answers on a connection. PostgreSQL tells each connection the number of its process, by which a query can be broken off; a pooler
 * makes one up, because it does not know yet which process will answer.
 */
export async function serverAt(client: postgres.Sql): Promise<ServerAt> {
  const rows = await client<{ major: number; pid: number; room: number }[]>`
    select current_setting('server_version_num')::int / 10000 as major, pg_backend_pid() as pid,
           current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
             - coalesce(current_setting('reserved_connections', true)::int, 0) as room`
  const [row] = rows
  if (row === undefined) throw new Error('PostgreSQL does not say what it is')
  return { version: row.major, isPooled: rows.state.pid !== row.pid, room: row.room }
}
