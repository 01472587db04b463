import type { Database, Store } from '../../../db/connect.ts'

/** Two that change the keys at once would lose one of them, with all that it has sealed. The work has the transaction that keeps others away. */
export function changingKeysAlone<Result>(
  database: Database,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  return database.transaction(async (store) => {
    await store.client`select pg_advisory_xact_lock(hashtext('khaibao keys'))`
    return work(store)
  })
}
