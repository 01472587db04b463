import { connect, type Database } from '../../../../../db/connect.ts'
import type { Keys } from '../../../../../db/seal.ts'
import { freshDatabase } from '../../../../support/database.ts'

const KEYS: Keys = {
  current: 1,
  openers: new Map([[1, new Uint8Array(32).fill(1)]]),
  find: new Uint8Array(32).fill(2),
}

/** A database of one's own, to which several processes may connect, and its end with all of them. */
export type OwnDatabase = { connect(settings?: { connections: number }): Database; drop(): Promise<void> }

export async function ownDatabase(): Promise<OwnDatabase> {
  const fresh = await freshDatabase()
  const connections: Database[] = []
  return {
    connect({ connections: most } = { connections: 3 }) {
      const database = connect({ url: fresh.url, keys: KEYS, connections: most })
      connections.push(database)
      return database
    },
    async drop() {
      await Promise.all(connections.map((database) => database.close()))
      await fresh.drop()
    },
  }
}
