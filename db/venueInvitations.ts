import { and, eq, isNull } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { venueInvitations } from './schema/index.ts'
import { findable, open, seal } from './seal.ts'

/** What an owner's one-time code is for: to stand at the venue's door, or to take the venue over. */
export type VenueInvitationPurpose = 'staff' | 'transfer'

export type VenueInvitation = {
  readonly venueId: number
  readonly purpose: VenueInvitationPurpose
  /** The owner's word for whom they invite. */
  readonly name: string | undefined
  readonly invitedBy: number
  readonly expiresAt: Date
}

/** Keeps a one-time code by its hash. */
export async function inviteToVenue(
  { sql: db, keys }: Store,
  code: string,
  { name, ...invitation }: VenueInvitation,
): Promise<void> {
  await db.insert(venueInvitations).values({
    ...invitation,
    codeHash: findable(keys, 'invitation', code),
    nameSealed: name === undefined ? null : seal(keys, 'staffName', name),
  })
}

/** What a code is for, and whether it is good: neither used nor called back, nor too old. */
export async function findVenueInvitation(
  { sql: db, keys }: Store,
  code: string,
  now: Date,
): Promise<(VenueInvitation & { readonly good: boolean }) | undefined> {
  const [row] = await db
    .select()
    .from(venueInvitations)
    .where(eq(venueInvitations.codeHash, findable(keys, 'invitation', code)))
  if (!row) return undefined
  return {
    venueId: row.venueId,
    purpose: row.purpose as VenueInvitationPurpose,
    name: row.nameSealed ? open<string>(keys, 'staffName', row.nameSealed) : undefined,
    invitedBy: row.invitedBy,
    expiresAt: row.expiresAt,
    good: row.usedAt === null && row.expiresAt > now,
  }
}

/** Uses a code up, which from then on names nobody; false when somebody was quicker, or it was called back. */
export async function useVenueInvitation(
  { sql: db, keys }: Store,
  code: string,
  now: Date,
): Promise<boolean> {
  const hash = findable(keys, 'invitation', code)
  const used = await db
    .update(venueInvitations)
    .set({ usedAt: now, nameSealed: null })
    .where(and(eq(venueInvitations.codeHash, hash), isNull(venueInvitations.usedAt)))
    .returning({ venueId: venueInvitations.venueId })
  return used.length > 0
}

/** Calls a venue's codes back that nobody has used, of one purpose or of all; gives how many there were. */
export async function voidVenueInvitations(
  { sql: db }: Store,
  venueId: number,
  now: Date,
  purpose?: VenueInvitationPurpose,
): Promise<number> {
  const called = await db
    .update(venueInvitations)
    .set({ usedAt: now })
    .where(
      and(
        eq(venueInvitations.venueId, venueId),
        isNull(venueInvitations.usedAt),
        purpose && eq(venueInvitations.purpose, purpose),
      ),
    )
    .returning({ expiresAt: venueInvitations.expiresAt })
  return called.filter(({ expiresAt }) => expiresAt > now).length
}
