import postgres from 'postgres'

/** Records that are only added to: the server may write and read them, and never change or delete a line. */
export const ONLY_ADDED_TO = [
  'acts',
  'erasures',
  'incident_entries',
  'incidents',
  'log_reads',
  'official_reads',
  'purges',
] as const

/** Whether the scheme has ended the server itself writes down, so what drops all visits is for the owner alone. */
const FOR_THE_OWNER = 'drop_visits_of_ended_scheme()'

/** What runs with the owner's rights and is for the server to call. */
const FOR_THE_SERVER = [
  'make_visit_partitions(date, integer, text)',
  'drop_visit_partition(date, text)',
  'forget_proofs(timestamptz)',
  'name_alike_in_logs(bigint, bigint)',
  'reseal_read(bigint, bytea, bytea)',
  'reseal_incident_entry(bigint, bytea, bytea)',
] as const

/**
 * Gives the role that the server works as what it needs of a database in this version's shape, and takes away all else: it
 * reads and writes rows, of records that are only added to it writes new ones, and it owns and makes nothing. Done by the
 * owner after each migration; done again it changes nothing.
 */
export async function grantServer(sql: postgres.TransactionSql, role: string): Promise<void> {
  const server = sql(role)
  await sql`revoke all on all tables in schema public from ${server}`
  await sql`revoke create on schema public from ${server}, public`
  await sql`grant usage on schema public, drizzle to ${server}`
  await sql`grant select, insert, update, delete on all tables in schema public to ${server}`
  await sql`grant select on all tables in schema drizzle to ${server}`
  await sql`grant select on all sequences in schema public to ${server}`
  for (const table of ONLY_ADDED_TO) await sql`revoke update, delete on ${sql(table)} from ${server}`
  await sql.unsafe(`revoke execute on function ${FOR_THE_OWNER} from public`)
  for (const name of FOR_THE_SERVER) {
    await sql.unsafe(`revoke execute on function ${name} from public`)
    await sql`grant execute on function ${sql.unsafe(name)} to ${server}`
  }
}

/** What stands against serving as the role of a connection. */
export type RoleProblem = 'owns tables' | 'may do everything'

/**
 * Whether the role of a connection may do more than a server should: whoever took its connection over could drop tables, or
 * change what was written down about whom. Who makes roles can make one that may, and who replicates reads everything.
 */
export async function problemOfRole(url: string): Promise<RoleProblem | undefined> {
  const client = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} })
  try {
    const [found] = await client<{ all: boolean; owns: boolean }[]>`
      select r.rolsuper or r.rolcreaterole or r.rolreplication as all,
             exists (select 1 from pg_class c where c.relnamespace = 'public'::regnamespace
                       and c.relkind in ('r', 'p') and pg_has_role(r.oid, c.relowner, 'MEMBER')) as owns
        from pg_roles r where r.rolname = current_user`
    if (found?.all) return 'may do everything'
    return found?.owns ? 'owns tables' : undefined
  } finally {
    await client.end()
  }
}
