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
