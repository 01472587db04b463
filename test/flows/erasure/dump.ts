import type postgres from 'postgres'
import { onServer } from '../../support/globalDatabase.ts'

/** Every table of the database as COPY writes it for its owner: partitions one by one, and those of no schema of ours too. */
export function dumpOf(ownerUrl: string): Promise<ReadonlyMap<string, string>> {
  return onServer(ownerUrl, copiedTables)
}

async function copiedTables(client: postgres.Sql): Promise<ReadonlyMap<string, string>> {
  const tables = await client<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1`
  const dump = new Map<string, string>()
  for (const { name } of tables) dump.set(name, await copied(client, name))
  return dump
}

async function copied(client: postgres.Sql, table: string): Promise<string> {
  const rows = await client.unsafe(`copy ${table} to stdout`).readable()
  const chunks: Buffer[] = []
  for await (const chunk of rows) chunks.push(chunk)
  // Asking to read wakes the connection, which stays paused behind its last rows (db/backup/copy.ts).
  rows.push = () => true
  rows._read(0)
  return Buffer.concat(chunks).toString('utf8')
}
