import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { gates, openVisits, venues } from './schema/index.ts'

const people = sql<number>`coalesce(sum(1 + ${openVisits.companions}), 0)::int`

/** How many people are inside a venue now, with those who came along. */
export async function peopleInside({ sql: db }: Store, venueId: number): Promise<number> {
  const [inside] = await db.select({ people }).from(openVisits).where(eq(openVisits.venueId, venueId))
  return inside?.people ?? 0
}

export type InsideByGate = {
  readonly venueId: number
  readonly gateName: string
  readonly people: number
}

/** How many people are inside venues now, by the gates through which they came; a gate that is no more only while it has any. */
export async function insideByGates(
  { sql: db }: Store,
  venueIds: readonly number[],
): Promise<InsideByGate[]> {
  return db
    .select({ venueId: gates.venueId, gateName: gates.name, people })
    .from(gates)
    .leftJoin(openVisits, and(eq(openVisits.gateId, gates.id), eq(openVisits.venueId, gates.venueId)))
    .where(inArray(gates.venueId, [...venueIds]))
    .groupBy(gates.id)
    .having(sql`${gates.closedAt} is null or count(${openVisits.personId}) > 0`)
    .orderBy(asc(gates.id))
}

export type VenueCapacity = {
  readonly name: string
  readonly ownerId: number | null
  readonly capacity: number
  readonly isFull: boolean
  readonly isNearlyFull: boolean
}

/**
 * How many a venue holds, if that was set, and whether it was said to be full, or nearly; locked until the transaction ends, so that of
 * two arrivals at once the later counts both.
 */
export async function holdCapacity({ sql: db }: Store, venueId: number): Promise<VenueCapacity | undefined> {
  const [venue] = await db
    .select({
      name: venues.name,
      ownerId: venues.ownerId,
      capacity: sql<number>`${venues.capacity}`,
      isFull: sql<boolean>`${venues.fullAt} is not null`,
      isNearlyFull: sql<boolean>`${venues.nearlyFullAt} is not null`,
    })
    .from(venues)
    .where(and(eq(venues.id, venueId), isNotNull(venues.capacity)))
    .for('no key update')
  return venue
}

/** Notes since when a venue is full or nearly so, or that it no longer is. */
export async function setFull(
  { sql: db }: Store,
  venueId: number,
  since: { readonly fullAt?: Date | null; readonly nearlyFullAt?: Date | null },
): Promise<void> {
  await db.update(venues).set(since).where(eq(venues.id, venueId))
}
