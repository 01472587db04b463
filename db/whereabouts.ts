import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

type Unit = { readonly edition: string; readonly unitCode: string }

/** The unit where somebody said that they live, and that of the place where they are checked in now. */
export type Whereabouts = {
  /** Nothing when they never declared; no unit when they live elsewhere. */
  readonly home?: { readonly unit: Unit | undefined }
  readonly here?: Unit
}

/** Where a person lives, by their newest declaration, and where they are. */
export async function whereaboutsOf({ sql: db }: Pick<Store, 'sql'>, personId: number): Promise<Whereabouts> {
  const rows = await db.execute<Row & { what: string }>(sql`
    (select 'home' as what, edition, unit_code from declarations where person_id = ${personId}
      order by declared_at desc, id desc limit 1)
    union all
    select 'here' as what, v.edition, v.unit_code from open_visits o join venues v on v.id = o.venue_id
     where o.person_id = ${personId}`)
  const home = rows.find(({ what }) => what === 'home')
  const here = unitOf(rows.find(({ what }) => what === 'here'))
  return { ...(home && { home: { unit: unitOf(home) } }), ...(here && { here }) }
}

type Row = { readonly edition: string; readonly unit_code: string | null }

function unitOf(row: Row | undefined): Unit | undefined {
  return row && row.unit_code !== null ? { edition: row.edition, unitCode: row.unit_code } : undefined
}
