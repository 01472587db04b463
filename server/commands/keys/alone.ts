import type { Database } from '../../../db/connect.ts'

/** Two that change the keys at once would lose one of them, with all that it has sealed. */
export function changingKeysAlone<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  return database.transaction(async ({ client }) => {
    await client`select pg_advisory_xact_lock(hashtext('khaibao keys'))`
    return work()
  })
}
