import { and, eq } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { venueStaff } from './schema/index.ts'

/** Whether a person stands at a venue's door by its owner's word. */
export async function isStaff({ sql: db }: Store, venueId: number, personId: number): Promise<boolean> {
  const rows = await db
    .select({ id: venueStaff.id })
    .from(venueStaff)
    .where(and(eq(venueStaff.venueId, venueId), eq(venueStaff.personId, personId)))
  return rows.length > 0
}
