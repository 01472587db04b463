import type postgres from 'postgres'

/** Records that are only added to: the server may write and read them, and never change or delete a line. */
export const ONLY_ADDED_TO = [
  'acts',
  'erasures',
  'former_log_ids',
  'incident_entries',
  'incidents',
  'log_reads',
  'official_reads',
  'purges',
] as const

/**
 * By what logs name people and places: the database makes it up, once. Who could change it, or make somebody who is known by an id
 * of before, could give lines to somebody else.
 */
const NAMED_IN_LOGS = [
  { table: 'persons', column: 'log_id', rights: ['insert', 'update'] },
  { table: 'venues', column: 'log_id', rights: ['update'] },
] as const

/** What runs with the owner's rights and is for the server to call. */
export const FOR_THE_SERVER: readonly string[] = [
  'drop_visit_partition(date,text)',
  'forget_proofs(timestamp with time zone)',
  'make_visit_partitions(date,integer,text)',
]

/** Whether the scheme has ended the server itself writes down, so what drops all visits is for the owner alone. */
export const FOR_THE_OWNER: readonly string[] = ['drop_visits_of_ended_scheme()']

/**
 * Gives the role that the server works as what it needs of a database in this version's shape, and takes away all else: it
 * reads and writes rows, of records that are only added to it writes new ones, and it owns and makes nothing. Rows of all else it
 * may delete, visits among them, because one that was recorded by mistake is undone. Done by the owner after each migration; done
 * again it changes nothing.
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
  for (const named of NAMED_IN_LOGS) await grantAllBut(sql, named, role)
  await grantFunctions(sql, role)
}

/** A right to a table is one to each of its columns, so it is given by columns. */
async function grantAllBut(
  sql: postgres.TransactionSql,
  { table, column, rights }: (typeof NAMED_IN_LOGS)[number],
  role: string,
): Promise<void> {
  const others = await sql<{ name: string }[]>`
    select attname as name from pg_attribute
     where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attname <> ${column}`
  const columns = sql(others.map(({ name }) => name))
  for (const right of rights) {
    await sql`revoke ${sql.unsafe(right)} on ${sql(table)} from ${sql(role)}`
    await sql`grant ${sql.unsafe(right)} (${columns}) on ${sql(table)} to ${sql(role)}`
  }
}

/** What runs with the rights of whoever calls it gives nobody more than they have; of the rest only what is listed is called. */
async function grantFunctions(sql: postgres.TransactionSql, role: string): Promise<void> {
  const ours = await sql<{ name: string; given: boolean }[]>`
    select oid::regprocedure::text as name,
           not prosecdef or oid::regprocedure::text = any(${[...FOR_THE_SERVER]}) as given
      from pg_proc where pronamespace = 'public'::regnamespace and pg_has_role(proowner, 'USAGE')`
  for (const { name, given } of ours) {
    await sql`revoke execute on routine ${sql.unsafe(name)} from public, ${sql(role)}`
    if (given) await sql`grant execute on routine ${sql.unsafe(name)} to ${sql(role)}`
  }
}

/** What stands against serving as the role of a connection. */
export type RoleProblem = 'owns something' | 'may do everything'

/** With these a role reads and writes files of the database's machine, starts programs there, or changes every table. */
export const STRONG_ROLES: readonly string[] = [
  'pg_execute_server_program',
  'pg_read_server_files',
  'pg_write_server_files',
  'pg_write_all_data',
]

/**
 * Whether the role of a connection may do more than a server should: whoever took its connection over could drop tables, or
 * change what was written down about whom. Who makes roles can make one that may, who replicates reads everything, and who
 * owns the database, a schema or a function can give themselves the rest.
 */
export async function problemOfRole(
  client: postgres.Sql,
  strongRoles: readonly string[] = STRONG_ROLES,
): Promise<RoleProblem | undefined> {
  const [found] = await client<{ all: boolean; owns: boolean }[]>`
    with owned (owner) as (
      select datdba from pg_database where datname = current_database()
      union select nspowner from pg_namespace where nspname !~ '^pg_'
      union select c.relowner from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname !~ '^pg_'
      union select p.proowner from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname !~ '^pg_')
    select r.rolsuper or r.rolcreaterole or r.rolreplication
             or exists (select 1 from pg_roles s where s.rolname in ${client(strongRoles)} and pg_has_role(r.oid, s.oid, 'MEMBER')) as all,
           exists (select 1 from owned where pg_has_role(r.oid, owner, 'MEMBER')) as owns
      from pg_roles r where r.rolname = current_user`
  if (found?.all) return 'may do everything'
  return found?.owns ? 'owns something' : undefined
}
