import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** Counts a search in a venue's log on a day of the city. Gives how many there were with it, or nothing when there may be no more. */
export async function countSearch(
  { sql: db }: Store,
  venueId: number,
  day: string,
  most: number,
): Promise<number | undefined> {
  const [row] = await db.execute<{ count: number }>(sql`
    insert into venue_searches (venue_id, day, count) values (${venueId}, ${day}::date, 1)
    on conflict (venue_id, day) do update set count = venue_searches.count + 1 where venue_searches.count < ${most}
    returning count`)
  return row?.count
}
