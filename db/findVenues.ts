import { and, asc, eq, gte, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { venues } from './schema/index.ts'
import { withAddress } from './venueAddress.ts'
import { type Venue, venueColumns } from './venues.ts'

type Unit = { readonly edition: string; readonly unitCode: string }

/** A likely double is one of the same folded name in the same unit; of many, the oldest are enough to ask about. */
const DOUBLES_LOOKED_AT = 50

/** The open venues of one folded name in a unit, oldest first. */
export async function venuesNamed(
  store: Store,
  { edition, unitCode }: Unit,
  foldedName: string,
): Promise<Venue[]> {
  const rows = await store.sql
    .select(venueColumns)
    .from(venues)
    .where(
      and(
        eq(venues.edition, edition),
        eq(venues.unitCode, unitCode),
        eq(venues.foldedName, foldedName),
        isNull(venues.closedAt),
      ),
    )
    .orderBy(asc(venues.id))
    .limit(DOUBLES_LOOKED_AT)
  return rows.map((row) => withAddress(store, row))
}

/** Whether a venue of that name in the unit was closed since a moment, while it was suspended. */
export async function wasClosedWhileSuspended(
  { sql: db }: Store,
  { edition, unitCode }: Unit,
  foldedName: string,
  since: Date,
): Promise<boolean> {
  const closed = await db
    .select({ id: venues.id })
    .from(venues)
    .where(
      and(
        eq(venues.edition, edition),
        eq(venues.unitCode, unitCode),
        eq(venues.foldedName, foldedName),
        gte(venues.closedAt, since),
        isNotNull(venues.suspendedAt),
      ),
    )
    .limit(1)
  return closed.length > 0
}

/** A venue as officials find it: no address, no owner, no phone. */
export type FoundVenue = Pick<Venue, 'id' | 'name' | 'edition' | 'unitCode' | 'suspended'> & {
  readonly createdAt: Date
}

/** The open venues that belong to any of the units or bodies now, in whose name all of the folded words stand, at most `limit`, by name. */
export async function venuesWithWords(
  { sql: db }: Store,
  { edition, unitCodes }: { readonly edition: string; readonly unitCodes: readonly string[] },
  words: readonly string[],
  limit: number,
): Promise<FoundVenue[]> {
  return db
    .select({
      id: venues.id,
      name: venues.name,
      edition: venues.edition,
      unitCode: venues.unitCode,
      suspended: venueColumns.suspended,
      createdAt: venues.createdAt,
    })
    .from(venues)
    .where(
      and(
        eq(venues.edition, edition),
        inArray(
          venues.id,
          sql`(select venue_id from venue_placements where edition = ${edition} and unit_code = any(${sql.param([...unitCodes])}::text[]))`,
        ),
        isNull(venues.closedAt),
        sql`string_to_array(${venues.foldedName}, ' ') @> ${sql.param([...words])}::text[]`,
      ),
    )
    .orderBy(asc(venues.foldedName), asc(venues.id))
    .limit(limit)
}
