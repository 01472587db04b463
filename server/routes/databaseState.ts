import type { Database } from '../../db/connect.ts'
import { takesWrites } from '../../db/writable.ts'
import { inTimeOrNothing } from './inTimeOrNothing.ts'

/** What a database says of itself; that it has much to count is another trouble. */
export type DatabaseState = 'takes writes' | 'read-only' | 'away'

/** Asks the database in time what costs it nothing: whether it is there, and takes writes. */
export function databaseState(
  database: Pick<Database, 'sql'>,
  milliseconds: number,
): () => Promise<DatabaseState> {
  const asked = inTimeOrNothing(() => takesWrites(database), milliseconds)
  return async () => {
    const takes = await asked()
    if (takes === undefined) return 'away'
    return takes ? 'takes writes' : 'read-only'
  }
}
