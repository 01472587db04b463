import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

const FOLDER = fileURLToPath(new URL('./migrations', import.meta.url))

/**
 * Brings a database to this version's shape. Processes that start together wait for each other: the lock lives in a
 * transaction of its own connection, because a pooler between may hand session locks to strangers.
 */
export async function migrate(url: string): Promise<void> {
  const client = postgres(url, { max: 2, onnotice: () => {} })
  try {
    await client.begin(async (holder) => {
      await holder`select pg_advisory_xact_lock(hashtext('khaibao migrations'))`
      await applyMigrations(drizzle(client), { migrationsFolder: FOLDER })
    })
  } finally {
    await client.end()
  }
}
