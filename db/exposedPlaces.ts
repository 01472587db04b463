import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import type { ExposureQuery } from './exposures.ts'
import { isPossible, isTogether, windowsOf } from './exposureWindows.ts'

/** A venue where others were together with the case, and how many. */
export type ExposedPlace = {
  readonly venueName: string
  readonly unitCode: string
  readonly persons: number
}

/** Where others were together with the case, those of most people first. */
export async function exposedPlaces(
  { sql: db }: Pick<Store, 'sql'>,
  query: ExposureQuery,
): Promise<readonly ExposedPlace[]> {
  const rows = await db.execute<{ name: string; unit_code: string; persons: number }>(sql`
    with recursive ${windowsOf(query)}
    select n.name, n.unit_code, count(distinct o.person_id)::int as persons
      from windows c cross join lateral (
        select v.person_id from visits v where ${isTogether(sql`v`, query)} and ${isPossible(sql`v`, query)} offset 0) o
      join venues n on n.id = c.venue_id
     group by n.id, n.name, n.unit_code order by persons desc, n.id`)
  return rows.map(({ name, unit_code, persons }) => ({ venueName: name, unitCode: unit_code, persons }))
}
