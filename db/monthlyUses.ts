import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** Something that a messenger allows so often in a month. */
export type MonthlyUse = { readonly channel: string; readonly what: string; readonly month: string }

/** Takes one of a month's uses; false when they are spent. `month` is `YYYY-MM`. */
export async function takeMonthlyUse(
  { sql: db }: Pick<Store, 'sql'>,
  { channel, what, month }: MonthlyUse,
  limit: number,
): Promise<boolean> {
  if (limit === 0) return false
  const rows = await db.execute(sql`
    insert into monthly_uses as m (channel, what, month, used) values (${channel}, ${what}, ${month}, 1)
    on conflict (channel, what, month) do update set used = m.used + 1 where m.used < ${limit}
    returning 1`)
  return rows.length > 0
}

export async function monthlyUsed(
  { sql: db }: Pick<Store, 'sql'>,
  { channel, what, month }: MonthlyUse,
): Promise<number> {
  const rows = await db.execute<{ used: number }>(sql`
    select used from monthly_uses where channel = ${channel} and what = ${what} and month = ${month}`)
  return rows[0]?.used ?? 0
}
