import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** Whether something was counted in some units by a day: before their first figures there is nothing to hold a period against. */
export async function haveFiguresBy(
  { sql: db }: Pick<Store, 'sql'>,
  edition: string,
  unitCodes: readonly string[],
  day: string,
): Promise<boolean> {
  const [row] = await db.execute<{ found: boolean }>(sql`
    select exists (
      select from venue_days d join venue_placements p on p.venue_id = d.venue_id
       where d.day <= ${day}::date and p.edition = ${edition} and p.unit_code = any(${sql.param(unitCodes)}::text[])
    ) as found`)
  return row?.found === true
}
