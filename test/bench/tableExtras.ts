import type { Database } from '../../db/connect.ts'

/** Indexes and constraints of tables, as the statements that make them. */
export type Extras = readonly string[]

/** Takes indexes and constraints from tables that are to be filled; rows go in many times faster without. */
export async function takeAway({ client }: Database, tables: readonly string[]): Promise<Extras> {
  const constraints = await client<{ table: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where conrelid = any(${tables as string[]}::regclass[]) and contype in ('p', 'f')
     order by contype desc`
  const indexes = await client<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') as definition
      from pg_index where indrelid = any(${tables as string[]}::regclass[])
       and not exists (select 1 from pg_constraint where conindid = indexrelid)`
  for (const { table, name } of constraints)
    await client.unsafe(`alter table ${table} drop constraint ${name}`)
  for (const { name } of indexes) await client.unsafe(`drop index ${name}`)
  return [
    ...constraints.map(
      ({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`,
    ),
    ...indexes.map(({ definition }) => definition),
  ]
}

/** The statements that put them back, primary keys first. */
export function putBack(extras: Extras): string {
  return extras.join(';\n')
}
