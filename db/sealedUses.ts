import type { Store } from './connect.ts'
import { SEALED_COLUMNS, type SealedColumn } from './sealedColumns.ts'

/** How many values of a table are sealed under the key of a number. */
export type SealedUse = { readonly table: string; readonly number: number; readonly count: number }

/** How many values of each table are sealed under which key. It looks at all of some columns, so it takes its time. */
export async function sealedUses(
  store: Pick<Store, 'client'>,
  columns: readonly SealedColumn[] = SEALED_COLUMNS,
): Promise<SealedUse[]> {
  const counts = new Map<string, SealedUse>()
  for (const one of columns) {
    for (const { number, count } of await usesIn(store, one)) {
      const name = `${one.table} ${number}`
      counts.set(name, { table: one.table, number, count: count + (counts.get(name)?.count ?? 0) })
    }
  }
  return [...counts.values()]
}

/** A value that was emptied is sealed under no key. Of a large value only the beginning is read. */
async function usesIn(
  { client }: Pick<Store, 'client'>,
  { table, column }: SealedColumn,
): Promise<{ number: number; count: number }[]> {
  return client<{ number: number; count: number }[]>`
    select get_byte(header, 1) as number, count(*)::float8 as count
      from (select substring(${client(column)} from 1 for 2) as header from ${client(table)}
             where octet_length(${client(column)}) > 1 offset 0) as sealed
     group by 1 order by 1`
}
