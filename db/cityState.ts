import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** Tells the database in which zone the city's days begin: it sums up hours by days itself. */
export async function setTimeZone({ sql: db }: Pick<Store, 'sql'>, zone: string): Promise<void> {
  await db.execute(sql`
    insert into city_state (time_zone) values (${zone})
    on conflict (one) do update set time_zone = excluded.time_zone where city_state.time_zone <> excluded.time_zone`)
}

/** When the scheme ended, if it did: nothing is recorded and nobody declares any more. */
export async function schemeEndedAt({ sql: db }: Pick<Store, 'sql'>): Promise<Date | undefined> {
  const [row] = await db.execute<{ ended_at: string | null }>(sql`select ended_at from city_state`)
  return row?.ended_at ? new Date(row.ended_at) : undefined
}
