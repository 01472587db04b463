import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** Everybody who owns places that are open, with the names of these in the order in which they were registered. */
export async function ownersOfOpenVenues({
  sql: db,
}: Pick<Store, 'sql'>): Promise<{ readonly ownerId: number; readonly venues: readonly string[] }[]> {
  const rows = await db.execute<{ owner_id: number; names: string[] }>(sql`
    select owner_id, array_agg(name order by id) as names from venues
     where owner_id is not null and closed_at is null group by owner_id order by owner_id`)
  return rows.map(({ owner_id, names }) => ({ ownerId: owner_id, venues: names }))
}
