import type { Writable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type postgres from 'postgres'
import { quoted } from './describe.ts'
import { BackupProblem } from './problem.ts'

// The streams of postgres.js 3.4.9 have two traps, which this file keeps to itself:
// - https://github.com/porsager/postgres/issues/917: having given its last rows to a slow reader, the connection stays
//   paused, and the next statement waits forever;
// - https://github.com/porsager/postgres/issues/1173: rows that are refused at their end are never reported to the writer.

/** Reads a table's rows as PostgreSQL writes them for COPY: a line a row, a line feed inside a value escaped. */
export async function* copyOut(
  sql: postgres.TransactionSql,
  table: string,
  columns: readonly string[],
): AsyncGenerator<Buffer> {
  // COPY of a partitioned table itself gives nothing; of a query on it, the rows of all partitions.
  const rows = await sql
    .unsafe(`copy (select ${list(columns)} from public.${quoted(table)}) to stdout`)
    .readable()
  try {
    yield* rows
  } finally {
    // Asking the stream to read wakes its connection (#917). Where rows are broken off, what is still coming is let through
    // and dropped: PostgreSQL waits to send it, and only then hears that nobody is there.
    rows.push = () => true
    rows._read(0)
  }
}

/** Writes rows in the form of `copyOut` into a table. A failed transaction is the caller's to roll back. */
export async function copyIn(
  sql: postgres.TransactionSql,
  table: string,
  columns: readonly string[],
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const into = await sql.unsafe(`copy public.${quoted(table)} (${list(columns)}) from stdin`).writable()
  // What fails is told by the write that waits.
  into.on('error', () => {})
  try {
    for await (const chunk of rows) await written(into, chunk, table)
  } catch (error) {
    into.destroy()
    throw error
  }
  into.end()
  await nextTurn()
  // Waits behind the rows and fails with them (#1173); what PostgreSQL had to say about them is lost.
  await sql`select 1`.catch(() => {
    throw refused(table, undefined)
  })
}

/** PostgreSQL's own words would show people's data; its code does not. */
function refused(table: string, error: unknown): BackupProblem {
  const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
  return new BackupProblem(`The database refuses the rows of ${table}${code}.`)
}

function list(columns: readonly string[]): string {
  return columns.map(quoted).join(', ')
}

/** One chunk at a time, so that no more than that waits in memory. */
function written(into: Writable, chunk: Buffer, table: string): Promise<void> {
  return new Promise((resolve, reject) => {
    into.write(chunk, (error) => (error ? reject(refused(table, into.errored)) : resolve()))
  })
}
