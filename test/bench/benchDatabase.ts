import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Database } from '../../db/connect.ts'
import { startEmbeddedDatabase, takeFolder } from '../../db/embedded/index.ts'
import { migrate } from '../../db/migrate.ts'
import type { Keys } from '../../db/seal.ts'

const SEAL_KEY = Buffer.alloc(32, 1)
const FIND_KEY = Buffer.alloc(32, 2)
export const BENCH_KEYS: Keys = { current: 1, openers: new Map([[1, SEAL_KEY]]), find: FIND_KEY }
/** The same keys as a server takes them from its environment. */
export const BENCH_KEY_SETTINGS = {
  SEAL_KEY: SEAL_KEY.toString('base64'),
  FIND_KEY: FIND_KEY.toString('base64'),
}

export const BENCH_TOKEN = '123456:BENCH'

/** The database as the server reaches it; `database` is the owner's, who may do what a bench needs. */
export type BenchDatabase = { readonly url: string; readonly database: Database; stop(): Promise<void> }

/**
 * The package's own PostgreSQL with its own settings, fsync on, for ours and the peers alike. It also keeps the time of
 * every commit, which costs a little and tells when a turn was really done. In a folder that is given the database is kept.
 */
export async function startBenchDatabase(
  note: (line: string) => void,
  more: Readonly<Record<string, string>> = {},
  kept?: string,
): Promise<BenchDatabase> {
  const dataDir = kept ?? mkdtempSync(join(realpathSync(tmpdir()), 'khaibao-bench-'))
  mkdirSync(dataDir, { recursive: true })
  const lock = await takeFolder(dataDir)
  const settings = { track_commit_timestamp: 'on', max_connections: '200', ...more }
  const embedded = await startEmbeddedDatabase({ dataDir, note, settings })
  await migrate({ ownerUrl: embedded.url, url: embedded.serverUrl })
  const database = connect({ url: embedded.url, keys: BENCH_KEYS, connections: 4 })
  return {
    url: embedded.serverUrl,
    database,
    async stop() {
      await database.close()
      await embedded.stop()
      await lock.release()
      if (kept === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Empties the queues, so that every round begins alike. */
export async function emptyQueues({ client }: Database): Promise<void> {
  await client`truncate inbox, outbox, sessions`
  await client`checkpoint`.catch(() => {})
}
