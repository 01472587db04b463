import type { Database } from '../../db/connect.ts'
import { DISTRIBUTED, EVERYWHERE } from './distribution.ts'

type Unique = { table: string; name: string; columns: string[] }
type Key = { from: string; to: string; columns: string[] }

/** Unique constraints without the column that spreads their table, and how many of all foreign keys lead from one group to another. */
export async function constraintsInTheWay({
  client,
}: Database): Promise<{ uniques: string[]; keys: string }> {
  const uniques = await client<Unique[]>`
    select t.relname as table, n.relname as name, array_agg(a.attname::text) as columns
      from pg_index i join pg_class t on t.oid = i.indrelid join pg_class n on n.oid = i.indexrelid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = any(i.indkey)
     where i.indisunique and t.relname = any(${Object.keys(DISTRIBUTED)}) group by 1, 2 order by 1, 2`
  const keys = await client<Key[]>`
    select f.relname as from, t.relname as to, array(
             select attname::text from pg_attribute where attrelid = f.oid and attnum = any(c.conkey)) as columns
      from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
     where c.contype = 'f' and c.conparentid = 0 and f.relnamespace = 'public'::regnamespace`
  return {
    uniques: uniques.filter(lacksColumn).map(({ name }) => name),
    keys: `${keys.filter(leadsElsewhere).length} of ${keys.length}`,
  }
}

function lacksColumn({ table, columns }: Unique): boolean {
  return !columns.includes(DISTRIBUTED[table]?.column ?? '')
}

function leadsElsewhere({ from, to, columns }: Key): boolean {
  const [own, other] = [DISTRIBUTED[from], DISTRIBUTED[to]]
  if (own && other) return own.beside !== other.beside || !columns.includes(own.column)
  return own ? !EVERYWHERE.includes(to) : other !== undefined
}
