import type postgres from 'postgres'
import type { Partition, Sequence } from './header.ts'
import { inDependencyOrder, type Reference } from './order.ts'

/** A table as it stands in a database, a partitioned one as a whole. */
export type Table = { readonly name: string; readonly columns: string[]; readonly triggers: boolean }

/** What a backup holds of a database, or what a restore finds in it. */
export type Description = {
  readonly migrations: string[]
  /** A table stands behind those it refers to. */
  readonly tables: Table[]
  readonly partitions: Partition[]
  readonly sequences: Sequence[]
}

/** A name as it stands in a statement. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Looks at everything of schema `public`, and at drizzle's list of migrations. */
export async function describe(sql: postgres.TransactionSql): Promise<Description> {
  const tables = await tablesOf(sql)
  const order = inDependencyOrder(
    tables.map(({ name }) => name),
    await referencesOf(sql),
  )
  return {
    migrations: await migrationsOf(sql),
    tables: tables.sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name)),
    partitions: await partitionsOf(sql),
    sequences: await sequencesOf(sql),
  }
}

/** Ordinary and partitioned tables; partitions belong to theirs, and an extension's tables to the extension. */
async function tablesOf(sql: postgres.TransactionSql): Promise<Table[]> {
  return await sql<Table[]>`
    select c.relname as name,
           array(select a.attname::text from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                  order by a.attnum) as columns,
           exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers
      from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and not exists (select from pg_depend d
                        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by c.relname`
}

/** References that PostgreSQL checks at once; those it checks at the end bind no order. */
async function referencesOf(sql: postgres.TransactionSql): Promise<Reference[]> {
  return await sql<Reference[]>`
    select f.relname as from, t.relname as to
      from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
     where c.contype = 'f' and c.conparentid = 0 and not c.condeferrable`
}

async function migrationsOf(sql: postgres.TransactionSql): Promise<string[]> {
  const [found] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as is`
  if (found?.is !== true) return []
  const applied = await sql<
    { hash: string }[]
  >`select hash from drizzle.__drizzle_migrations order by created_at, id`
  return applied.map(({ hash }) => hash)
}

async function partitionsOf(sql: postgres.TransactionSql): Promise<Partition[]> {
  const found = await sql<(Partition & { divided: boolean })[]>`
    select p.relname as table, c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bounds,
           c.relkind = 'p' as divided
      from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
     where p.relkind = 'p' and p.relnamespace = 'public'::regnamespace
     order by p.relname, c.relname`
  const divided = found.find((partition) => partition.divided)
  if (divided !== undefined) throw new Error(`${divided.name} is a partition with partitions of its own`)
  return found.map(({ table, name, bounds }) => ({ table, name, bounds }))
}

/** A sequence's value is not part of a snapshot; read after it began, it is never behind the rows. */
async function sequencesOf(sql: postgres.TransactionSql): Promise<Sequence[]> {
  const found = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' order by c.relname`
  return await Promise.all(found.map(({ name }) => sequenceOf(sql, name)))
}

async function sequenceOf(sql: postgres.TransactionSql, name: string): Promise<Sequence> {
  const [found] = await sql<Omit<Sequence, 'name'>[]>`
    select last_value::text as last, is_called as called from ${sql('public')}.${sql(name)}`
  if (found === undefined) throw new Error(`sequence ${name} has no value`)
  return { name, ...found }
}
