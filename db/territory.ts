import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import type { UnitKey } from './officials.ts'

/**
 * The code of the unit whose territory belongs to a unit: its own, and of a department that of the unit above it, because a
 * disease does not keep to the venues that a department manages. A unit that is not known is taken to be a territory.
 */
export function territoryCode(edition: SQL, unitCode: SQL): SQL<string> {
  return sql<string>`coalesce((
    with recursive up as (
      select u.code, u.parent_code, u.kind from units u where u.edition = ${edition} and u.code = ${unitCode}
      union all
      select u.code, u.parent_code, u.kind from units u join up on u.code = up.parent_code
       where u.edition = ${edition} and up.kind = 'body'
    )
    select code from up where kind <> 'body'), ${unitCode})`
}

/** The same for one unit. */
export async function territoryOf(
  { sql: db }: Pick<Store, 'sql'>,
  { edition, unitCode }: UnitKey,
): Promise<UnitKey> {
  const [row] = await db.execute<{ code: string }>(
    sql`select ${territoryCode(sql`${edition}::text`, sql`${unitCode}::text`)} as code`,
  )
  return { edition, unitCode: row?.code ?? unitCode }
}
