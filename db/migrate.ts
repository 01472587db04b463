import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { briefly } from './briefly.ts'
import { grantServer } from './roles.ts'

const FOLDER = fileURLToPath(new URL('./migrations', import.meta.url))

/** A database, as the role that owns it reaches it and as the one that the server works as. */
export type TwoWays = { readonly ownerUrl: string; readonly url: string }

/**
 * Brings a database to this version's shape and gives the server's role its rights. Processes that start together wait for
 * each other: the lock lives in a transaction of its own connection, because a pooler between may hand session locks to strangers.
 */
export async function migrate({ ownerUrl, url }: TwoWays): Promise<void> {
  const server = await briefly(url, roleOf)
  const client = postgres(ownerUrl, { max: 2, onnotice: () => {} })
  try {
    await client.begin(async (holder) => {
      await holder`select pg_advisory_xact_lock(hashtext('khaibao migrations'))`
      await applyMigrations(drizzle(client), { migrationsFolder: FOLDER })
      await grantServer(holder, server)
    })
  } finally {
    await client.end()
  }
}

/** Whether a database has this version's shape, as far as the server's role can see. */
export async function isMigrated(client: postgres.Sql): Promise<boolean> {
  const newest = readMigrationFiles({ migrationsFolder: FOLDER }).at(-1)
  const [there] = await client<{ is: boolean }[]>`
    select coalesce(has_table_privilege(to_regclass('drizzle.__drizzle_migrations'), 'select'), false) as is`
  if (!there?.is) return false
  const rows = await client`select 1 from drizzle.__drizzle_migrations where hash = ${newest?.hash ?? ''}`
  return rows.length > 0
}

async function roleOf(client: postgres.Sql): Promise<string> {
  const [row] = await client<{ role: string }[]>`select current_user as role`
  if (row === undefined) throw new Error('PostgreSQL does not say who is connected')
  return row.role
}
