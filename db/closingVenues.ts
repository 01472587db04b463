import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** A venue whose owner gets the day's summary when it closes. */
export type ClosingVenue = {
  readonly id: number
  readonly name: string
  readonly ownerId: number
  readonly edition: string
  readonly unitCode: string
  readonly needsDeclaration: boolean
  /** A minute of the city's day. */
  readonly closingMinute: number
}

/** The venues that close within some minutes of the day, the first and the last included. */
export async function venuesClosing(
  { sql: db }: Store,
  first: number,
  last: number,
): Promise<ClosingVenue[]> {
  const rows = await db.execute<{
    id: number
    name: string
    owner_id: number
    edition: string
    unit_code: string
    needs_declaration: boolean
    closing_minute: number
  }>(sql`
    select id, name, owner_id, edition, unit_code, needs_declaration, closing_minute from venues
     where closing_minute between ${first} and ${last} and owner_id is not null and closed_at is null order by id`)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    ownerId: row.owner_id,
    edition: row.edition,
    unitCode: row.unit_code,
    needsDeclaration: row.needs_declaration,
    closingMinute: row.closing_minute,
  }))
}
