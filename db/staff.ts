import { and, asc, count, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { venueInvitations, venueStaff, venues } from './schema/index.ts'
import { open, seal } from './seal.ts'

/** Whether a person stands at a venue's door by its owner's word. */
export async function isStaff({ sql: db }: Store, venueId: number, personId: number): Promise<boolean> {
  const rows = await db
    .select({ id: venueStaff.id })
    .from(venueStaff)
    .where(and(eq(venueStaff.venueId, venueId), eq(venueStaff.personId, personId)))
  return rows.length > 0
}

/** Somebody of a venue's staff, as its owner knows them. */
export type StaffMember = {
  readonly id: number
  readonly personId: number
  /** The owner's word for the person. */
  readonly name: string
  readonly addedAt: Date
  /** Where the person stands at this moment. */
  readonly gateName: string | undefined
}

/** A venue's staff in the order in which they came, and where each stands at a moment. */
export async function staffOf({ sql: db, keys }: Store, venueId: number, now: Date): Promise<StaffMember[]> {
  const standsAt = sql<string | null>`(
    select g.name from shifts s join gates g on g.id = s.gate_id
     where s.person_id = venue_staff.person_id and s.venue_id = venue_staff.venue_id
       and s.ends_at > ${now.toISOString()}::timestamptz
     order by s.started_at desc limit 1)`
  const rows = await db
    .select({
      id: venueStaff.id,
      personId: venueStaff.personId,
      nameSealed: venueStaff.nameSealed,
      addedAt: venueStaff.addedAt,
      gateName: standsAt,
    })
    .from(venueStaff)
    .where(eq(venueStaff.venueId, venueId))
    .orderBy(asc(venueStaff.id))
  return rows.map(({ nameSealed, gateName, ...member }) => ({
    ...member,
    name: open<string>(keys, 'staffName', nameSealed),
    gateName: gateName ?? undefined,
  }))
}

/** How many staff a venue has, and how many codes to become one are neither used nor too old; the venue is locked meanwhile. */
export async function holdStaffCounts(
  store: Store,
  venueId: number,
  now: Date,
): Promise<{ readonly staff: number; readonly invited: number }> {
  const { sql: db } = store
  await db.select({ id: venues.id }).from(venues).where(eq(venues.id, venueId)).for('no key update')
  const [staff] = await db.select({ count: count() }).from(venueStaff).where(eq(venueStaff.venueId, venueId))
  return { staff: staff?.count ?? 0, invited: await invitedStaff(store, venueId, now) }
}

/** How many codes to become staff are neither used nor too old. */
export async function invitedStaff({ sql: db }: Store, venueId: number, now: Date): Promise<number> {
  const [invited] = await db
    .select({ count: count() })
    .from(venueInvitations)
    .where(
      and(
        eq(venueInvitations.venueId, venueId),
        eq(venueInvitations.purpose, 'staff'),
        isNull(venueInvitations.usedAt),
        gt(venueInvitations.expiresAt, now),
      ),
    )
  return invited?.count ?? 0
}

/** Lets a person stand at a venue's door, under the owner's word for them. */
export async function addStaff(
  { sql: db, keys }: Store,
  { name, ...staff }: { venueId: number; personId: number; name: string; addedAt: Date },
): Promise<number> {
  const [added] = await db
    .insert(venueStaff)
    .values({ ...staff, nameSealed: seal(keys, 'staffName', name) })
    .returning({ id: venueStaff.id })
  if (!added) throw new Error('staff was not inserted')
  return added.id
}

/** Takes somebody from a venue's staff; gives who it was, or nothing when nobody of that number was there. */
export async function removeStaff(
  { sql: db, keys }: Store,
  venueId: number,
  id: number,
): Promise<Pick<StaffMember, 'personId' | 'name'> | undefined> {
  const [gone] = await db
    .delete(venueStaff)
    .where(and(eq(venueStaff.venueId, venueId), eq(venueStaff.id, id)))
    .returning({ personId: venueStaff.personId, nameSealed: venueStaff.nameSealed })
  return gone && { personId: gone.personId, name: open<string>(keys, 'staffName', gone.nameSealed) }
}
