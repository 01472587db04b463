import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { units } from './schema/index.ts'

export type UnitKind = 'territory' | 'body'

export type UnitRow = {
  readonly edition: string
  readonly code: string
  readonly name: string
  readonly type: string
  readonly parentCode: string | null
  readonly healthStationPhone: string | null
  readonly kind: UnitKind
}

/** Units that a city's file names, of the territory where nothing else is said; those known before are brought up to date, their phones are kept. */
export async function importUnits(
  { sql: db }: Store,
  rows: readonly (Omit<UnitRow, 'healthStationPhone' | 'kind'> & { readonly kind?: UnitKind | undefined })[],
): Promise<void> {
  if (rows.length === 0) return
  await db
    .insert(units)
    .values(rows.map(({ kind = 'territory', ...row }) => ({ ...row, kind })))
    .onConflictDoUpdate({
      target: [units.edition, units.code],
      set: {
        name: sql`excluded.name`,
        type: sql`excluded.type`,
        parentCode: sql`excluded.parent_code`,
        kind: sql`excluded.kind`,
      },
    })
}

export async function unitsOfEdition({ sql: db }: Store, edition: string): Promise<UnitRow[]> {
  return db
    .select({ ...getTableColumns(units), kind: sql<UnitKind>`${units.kind}` })
    .from(units)
    .where(eq(units.edition, edition))
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
