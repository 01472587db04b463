import type postgres from 'postgres'
import { type Description, quoted, type Table } from './describe.ts'
import type { Header } from './header.ts'
import { BackupProblem } from './problem.ts'

/** A running server holds what we lock for moments only; whoever holds it longer is told of. In milliseconds. */
const LOCK_MS = 3_000

/** PostgreSQL's code for a lock that was not to be had in time. */
const LOCK_NOT_AVAILABLE = '55P03'

/** Refuses a database of another shape: a backup goes back only into the version that made it. */
export function refuseUnlessSame(header: Header, found: Description): void {
  const [backup, database] = [header.migrations, found.migrations]
  if (backup.join() !== database.join()) {
    throw new BackupProblem(
      `The backup has ${backup.length} migrations, the database ${database.length}${difference(backup, database)}: restore it with the version of khaibao that made it.`,
    )
  }
  if (shapeOf(header.tables) !== shapeOf(found.tables)) {
    throw new BackupProblem(
      'The tables of the backup and of the database differ, though their migrations do not.',
    )
  }
}

function difference(backup: readonly string[], database: readonly string[]): string {
  return backup.length === database.length ? ', which differ' : ''
}

function shapeOf(tables: readonly { name: string; columns: string[] }[]): string {
  return tables
    .map(({ name, columns }) => JSON.stringify([name, ...columns.toSorted()]))
    .sort()
    .join()
}

/** Locks all tables against others who write, and refuses those that have rows. */
export async function refuseUnlessEmpty(
  sql: postgres.TransactionSql,
  tables: readonly Table[],
): Promise<void> {
  const names = tables.map(({ name }) => `public.${quoted(name)}`)
  if (names.length === 0) return
  await sql.unsafe(`set local lock_timeout = ${LOCK_MS}`)
  try {
    await sql.unsafe(`lock table ${names.join(', ')} in exclusive mode`)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE) {
      throw new BackupProblem('The database is in use: stop the server first.')
    }
    throw error
  }
  const full = []
  for (const { name } of tables) {
    const [found] = await sql.unsafe(`select exists (select from public.${quoted(name)}) as is`)
    if (found?.is === true) full.push(name)
  }
  if (full.length > 0) {
    throw new BackupProblem(`The database is not empty (${full.join(', ')}): restore into a new one.`)
  }
}
