import { sql } from 'drizzle-orm'
import type { Database, Store } from './connect.ts'

/**
 * Tells the database in which zone the city's days begin: it sums up hours by days itself. With another zone than before,
 * which is the country's where none was told, the days are summed up anew.
 */
export async function setTimeZone(
  { transaction }: Pick<Database, 'transaction'>,
  zone: string,
): Promise<void> {
  await transaction(async ({ sql: db }) => {
    const [row] = await db.execute<{ changes: boolean }>(sql`
      select coalesce((select time_zone from city_state), 'Asia/Ho_Chi_Minh') <> ${zone} as changes`)
    await db.execute(sql`
      insert into city_state (time_zone) values (${zone})
      on conflict (one) do update set time_zone = excluded.time_zone where city_state.time_zone <> excluded.time_zone`)
    if (!row?.changes) return
    await sumDaysAnew({ sql: db })
  })
}

/**
 * Sums the days up anew from their hours, in the caller's transaction: where the zone changed, or rows were loaded by other means,
 * which may count each hour a second time.
 */
export async function sumDaysAnew({ sql: db }: Pick<Store, 'sql'>): Promise<void> {
  // Whoever counts meanwhile waits, and then counts into the new days.
  await db.execute(sql`lock table venue_hours in share row exclusive mode`)
  await db.execute(sql`delete from venue_days`)
  await db.execute(sql`
    insert into venue_days (venue_id, day, ins, outs)
    select venue_id, city_day(hour), sum(ins), sum(outs) from venue_hours group by 1, 2`)
}

/** When the scheme ended, if it did: nothing is recorded and nobody declares any more. */
export async function schemeEndedAt({ sql: db }: Pick<Store, 'sql'>): Promise<Date | undefined> {
  const [row] = await db.execute<{ ended_at: string | null }>(sql`select ended_at from city_state`)
  return row?.ended_at ? new Date(row.ended_at) : undefined
}
