import { and, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { lockVenue } from './gates.ts'
import { shifts, venueStaff, venues } from './schema/index.ts'
import { open, seal } from './seal.ts'
import { sealedAddress } from './venueAddress.ts'
import { voidVenueInvitations } from './venueInvitations.ts'

/** Who answers for a venue. The phone is E.164; `phoneConfirmed` is said of that very number. */
export type Registrant = { readonly name: string; readonly phone: string; readonly phoneConfirmed: boolean }

/** What an owner changes of a venue. */
export type VenueFacts = {
  readonly name?: string
  readonly foldedName?: string
  readonly type?: string
  readonly address?: string
  readonly edition?: string
  readonly unitCode?: string
  readonly bodyCode?: string | null
  readonly capacity?: number | null
  readonly closingMinute?: number | null
}

/** Whether it is full is found out anew when as many are let in as before, or more, or fewer. */
export async function changeVenue(
  store: Store,
  venueId: number,
  { address, ...facts }: VenueFacts,
): Promise<void> {
  const placed = address === undefined ? {} : sealedAddress(store, address)
  const counted = facts.capacity === undefined ? {} : { fullAt: null, nearlyFullAt: null }
  await store.sql
    .update(venues)
    .set({ ...facts, ...placed, ...counted })
    .where(eq(venues.id, venueId))
}

/** Who answers for a venue; nobody any more when they were erased. */
export async function registrantOf(
  { sql: db, keys }: Store,
  venueId: number,
): Promise<Registrant | undefined> {
  const [row] = await db
    .select({ sealed: venues.registrantSealed })
    .from(venues)
    .where(eq(venues.id, venueId))
  return row?.sealed ? open<Registrant>(keys, 'registrant', row.sealed) : undefined
}

export async function saveRegistrant(
  { sql: db, keys }: Store,
  venueId: number,
  registrant: Registrant,
): Promise<void> {
  await db
    .update(venues)
    .set({ registrantSealed: seal(keys, 'registrant', registrant) })
    .where(eq(venues.id, venueId))
}

/** Pauses a venue from a moment on, or lets it go on. */
export async function pauseVenue({ sql: db }: Store, venueId: number, pausedAt: Date | null): Promise<void> {
  await db.update(venues).set({ pausedAt }).where(eq(venues.id, venueId))
}

/**
 * Closes a venue for good: nobody stands at its door, its codes invite nobody, and nobody answers for it any more. Its gates
 * and codes stay, because whoever scans a poster is told, and its visits stay their time.
 */
export async function closeVenue(store: Store, venueId: number, now: Date): Promise<void> {
  await clearTheDoor(store, venueId, now)
  await store.sql
    .update(venues)
    .set({ closedAt: now, registrantSealed: null })
    .where(and(eq(venues.id, venueId), isNull(venues.closedAt)))
}

/** Gives a venue to another owner, who brings people of their own. */
export async function giveVenue(
  store: Store,
  venueId: number,
  { ownerId, registrant }: { readonly ownerId: number; readonly registrant: Registrant },
  now: Date,
): Promise<void> {
  await clearTheDoor(store, venueId, now)
  await store.sql.update(venues).set({ ownerId }).where(eq(venues.id, venueId))
  await saveRegistrant(store, venueId, registrant)
}

/**
 * What the owner gave others, and pages of the log that are still open, end at once. The venue is locked before what belongs
 * to it, as by whoever records an arrival, so that the two do not wait for each other.
 */
export async function clearTheDoor(store: Store, venueId: number, now: Date): Promise<void> {
  await lockVenue(store, venueId)
  await voidVenueInvitations(store, venueId, now)
  await store.sql.delete(shifts).where(eq(shifts.venueId, venueId))
  await store.sql.delete(venueStaff).where(eq(venueStaff.venueId, venueId))
  await store.sql.execute(sql`delete from log_links where venue_id = ${venueId}`)
  await store.sql.execute(sql`delete from exports where venue_id = ${venueId}`)
}

/** The people who stand at a venue's door by its owner's word. */
export async function staffIds({ sql: db }: Store, venueId: number): Promise<number[]> {
  const rows = await db
    .select({ personId: venueStaff.personId })
    .from(venueStaff)
    .where(eq(venueStaff.venueId, venueId))
  return rows.map(({ personId }) => personId)
}

/** Suspends a venue; false when it was already. */
export async function suspendVenue(
  { sql: db }: Store,
  venueId: number,
  { suspendedBy, now }: { readonly suspendedBy: number; readonly now: Date },
): Promise<boolean> {
  const changed = await db
    .update(venues)
    .set({ suspendedAt: now, suspendedBy })
    .where(and(eq(venues.id, venueId), isNull(venues.suspendedAt)))
    .returning({ id: venues.id })
  return changed.length > 0
}

/** Lifts a suspension; false when there was none. */
export async function liftSuspension({ sql: db }: Store, venueId: number): Promise<boolean> {
  const changed = await db
    .update(venues)
    .set({ suspendedAt: null, suspendedBy: null })
    .where(and(eq(venues.id, venueId), isNotNull(venues.suspendedAt)))
    .returning({ id: venues.id })
  return changed.length > 0
}

/** How many venues a person has open, and how many they registered since a moment. */
export async function venuesOwned(
  { sql: db }: Store,
  ownerId: number,
  since: Date,
): Promise<{ open: number; registered: number }> {
  const [row] = await db
    .select({
      open: sql<number>`(count(*) filter (where ${venues.closedAt} is null))::int`,
      registered: sql<number>`(count(*) filter (where ${gte(venues.createdAt, since)}))::int`,
    })
    .from(venues)
    .where(eq(venues.ownerId, ownerId))
  return row ?? { open: 0, registered: 0 }
}
