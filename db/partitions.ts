import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** Makes the partitions of visits from a day of the city (`YYYY-MM-DD`) on; those that exist stay. */
export async function makeVisitPartitions(
  { sql: db }: Pick<Store, 'sql'>,
  firstDay: string,
  days: number,
  zone: string,
): Promise<void> {
  await db.execute(sql`select make_visit_partitions(${firstDay}::date, ${days}, ${zone})`)
}

/**
 * Drops the partitions of all days before a day of the city, and with them the visits of those days. The database
 * refuses a day whose visits must still be kept.
 */
export async function dropVisitDaysBefore(
  { sql: db }: Pick<Store, 'sql'>,
  day: string,
  zone: string,
): Promise<number> {
  const dropped = await db.execute(sql`
    select drop_visit_partition(d.day, ${zone}) from (
      select to_date(right(c.relname, 8), 'YYYYMMDD') as day
        from pg_inherits i join pg_class c on c.oid = i.inhrelid
       where i.inhparent = 'visits'::regclass) as d
     where d.day < ${day}::date`)
  return dropped.length
}
