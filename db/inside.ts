import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { openVisits, venues } from './schema/index.ts'

const people = sql<number>`coalesce(sum(1 + ${openVisits.companions}), 0)::int`

/** How many people are inside a venue now, with those who came along. */
export async function peopleInside({ sql: db }: Store, venueId: number): Promise<number> {
  const [inside] = await db.select({ people }).from(openVisits).where(eq(openVisits.venueId, venueId))
  return inside?.people ?? 0
}

export type InsideByGate = {
  readonly venueId: number
  readonly gateId: number
  readonly gateName: string
  readonly people: number
}

/** How many people are inside venues now, by the gates through which they came; a gate that is no more only while it has any. */
export async function insideByGates(
  { sql: db }: Store,
  venueIds: readonly number[],
): Promise<InsideByGate[]> {
  const those = sql`any(${sql.param([...venueIds])}::bigint[])`
  const rows = await db.execute<{ venue_id: number; gate_id: number; name: string; people: number }>(sql`
    select g.venue_id, g.id as gate_id, g.name, coalesce(o.people, 0) as people
      from gates g left join (
        select gate_id, sum(1 + companions)::int as people from open_visits
         where venue_id = ${those} group by gate_id) o on o.gate_id = g.id
     where g.venue_id = ${those} and (g.closed_at is null or o.people > 0)
     order by g.id`)
  return rows.map(({ venue_id: venueId, gate_id: gateId, name: gateName, people: inside }) => ({
    venueId,
    gateId,
    gateName,
    people: inside,
  }))
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
