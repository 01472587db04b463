import { and, eq, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { units } from './schema/index.ts'

export type UnitRow = {
  readonly edition: string
  readonly code: string
  readonly name: string
  readonly type: string
  readonly parentCode: string | null
  readonly healthStationPhone: string | null
}

/** Units that a city's file names; those known before are brought up to date, their phones are kept. */
export async function importUnits(
  { sql: db }: Store,
  rows: readonly Omit<UnitRow, 'healthStationPhone'>[],
): Promise<void> {
  if (rows.length === 0) return
  await db
    .insert(units)
    .values([...rows])
    .onConflictDoUpdate({
      target: [units.edition, units.code],
      set: { name: sql`excluded.name`, type: sql`excluded.type`, parentCode: sql`excluded.parent_code` },
    })
}

export async function unitsOfEdition({ sql: db }: Store, edition: string): Promise<UnitRow[]> {
  return db.select().from(units).where(eq(units.edition, edition))
}

/** Sets the phone of a unit's health station, which people with a risk factor are given. */
export async function setHealthStationPhone(
  { sql: db }: Store,
  edition: string,
  code: string,
  phone: string,
): Promise<boolean> {
  const changed = await db
    .update(units)
    .set({ healthStationPhone: phone })
    .where(and(eq(units.edition, edition), eq(units.code, code)))
    .returning({ code: units.code })
  return changed.length > 0
}

/** The editions that the database holds, with how many units each. */
export async function editionsHeld({
  sql: db,
}: Pick<Store, 'sql'>): Promise<{ edition: string; units: number }[]> {
  return db
    .select({ edition: units.edition, units: sql<number>`count(*)::int` })
    .from(units)
    .groupBy(units.edition)
    .orderBy(units.edition)
}
