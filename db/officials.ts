import { and, eq, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { chats, invitations, officials, unitGroups } from './schema/index.ts'
import { findable } from './seal.ts'

export type UnitKey = { readonly edition: string; readonly unitCode: string }

/** What a one-time code is for: to become an official of a unit, to bind a group to it, or to be told of alarms. */
export type InvitationPurpose = 'official' | 'group' | 'operator'

/** Keeps a one-time code by its hash. */
export async function invite(
  { sql: db, keys }: Store,
  code: string,
  { purpose, unit, expiresAt }: { purpose: InvitationPurpose; unit: UnitKey; expiresAt: Date },
): Promise<void> {
  await db
    .insert(invitations)
    .values({ codeHash: findable(keys, 'invitation', code), purpose, expiresAt, ...unit })
}

/** The unit that an unused, unexpired code is for. */
export async function findInvitation(
  { sql: db, keys }: Store,
  code: string,
  now: Date,
): Promise<(UnitKey & { readonly purpose: InvitationPurpose }) | undefined> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.codeHash, findable(keys, 'invitation', code)),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, now),
      ),
    )
  return row && { edition: row.edition, unitCode: row.unitCode, purpose: row.purpose as InvitationPurpose }
}

/** What a code was for that is used or expired by now. */
export async function spentInvitation(
  { sql: db, keys }: Store,
  code: string,
  now: Date,
): Promise<InvitationPurpose | undefined> {
  const [row] = await db
    .select({ purpose: invitations.purpose })
    .from(invitations)
    .where(
      and(
        eq(invitations.codeHash, findable(keys, 'invitation', code)),
        or(isNotNull(invitations.usedAt), lte(invitations.expiresAt, now)),
      ),
    )
  return row && (row.purpose as InvitationPurpose)
}

/** Uses a code up; false when somebody was quicker. */
export async function useInvitation({ sql: db, keys }: Store, code: string, now: Date): Promise<boolean> {
  const used = await db
    .update(invitations)
    .set({ usedAt: now })
    .where(and(eq(invitations.codeHash, findable(keys, 'invitation', code)), isNull(invitations.usedAt)))
    .returning({ unit: invitations.unitCode })
  return used.length > 0
}

/** Makes a person an official of a unit. */
export async function appoint(
  { sql: db }: Store,
  personId: number,
  unit: UnitKey,
  role: string,
): Promise<void> {
  await db
    .insert(officials)
    .values({ personId, role, ...unit })
    .onConflictDoNothing()
}

/** The units for which a person is an official now. */
export async function appointmentsOf({ sql: db }: Store, personId: number, now: Date): Promise<UnitKey[]> {
  return db
    .select({ edition: officials.edition, unitCode: officials.unitCode })
    .from(officials)
    .where(and(eq(officials.personId, personId), or(isNull(officials.until), gt(officials.until, now))))
}

/** Binds a group to a unit; a group that was bound before changes its unit. */
export async function bindGroup(
  { sql: db }: Store,
  chatId: number,
  unit: UnitKey,
  boundBy: number,
): Promise<void> {
  await db
    .insert(unitGroups)
    .values({ chatId, boundBy, ...unit })
    .onConflictDoUpdate({
      target: unitGroups.chatId,
      set: { boundBy, boundAt: sql`clock_timestamp()`, ...unit },
    })
}

export async function unitOfGroup({ sql: db }: Store, chatId: number): Promise<UnitKey | undefined> {
  const [row] = await db
    .select({ edition: unitGroups.edition, unitCode: unitGroups.unitCode })
    .from(unitGroups)
    .where(eq(unitGroups.chatId, chatId))
  return row
}

export type BoundGroup = UnitKey & {
  readonly chatId: number
  readonly language: string | null
  readonly boundAt: Date
}

/** The groups bound to a unit, or all of them. */
export async function boundGroups({ sql: db }: Store, unit?: UnitKey): Promise<BoundGroup[]> {
  return db
    .select({
      chatId: unitGroups.chatId,
      edition: unitGroups.edition,
      unitCode: unitGroups.unitCode,
      language: chats.language,
      boundAt: unitGroups.boundAt,
    })
    .from(unitGroups)
    .innerJoin(chats, eq(chats.id, unitGroups.chatId))
    .where(unit && and(eq(unitGroups.edition, unit.edition), eq(unitGroups.unitCode, unit.unitCode)))
}

export type OfficialRow = UnitKey & {
  readonly id: number
  readonly role: string
  readonly appointedAt: Date
  readonly until: Date | null
}

/** Everybody who is an official now, of any edition, by unit. Who the person is stays unsaid. */
export async function officialsNow({ sql: db }: Pick<Store, 'sql'>, now: Date): Promise<OfficialRow[]> {
  return db
    .select({
      id: officials.id,
      edition: officials.edition,
      unitCode: officials.unitCode,
      role: officials.role,
      appointedAt: officials.appointedAt,
      until: officials.until,
    })
    .from(officials)
    .where(or(isNull(officials.until), gt(officials.until, now)))
    .orderBy(officials.edition, officials.unitCode, officials.id)
}

/** Ends an appointment; gives what it was, or nothing when there is none of that number. */
export async function dismiss({ sql: db }: Pick<Store, 'sql'>, id: number): Promise<UnitKey | undefined> {
  const [gone] = await db
    .delete(officials)
    .where(eq(officials.id, id))
    .returning({ edition: officials.edition, unitCode: officials.unitCode })
  return gone
}

export type GroupRow = UnitKey & {
  readonly chatId: number
  readonly channel: string
  readonly boundAt: Date
  readonly reachable: boolean
}

/** Every group that is bound, by unit. */
export async function groupsNow({ sql: db }: Pick<Store, 'sql'>): Promise<GroupRow[]> {
  return db
    .select({
      chatId: unitGroups.chatId,
      channel: chats.channel,
      edition: unitGroups.edition,
      unitCode: unitGroups.unitCode,
      boundAt: unitGroups.boundAt,
      reachable: sql<boolean>`${chats.unreachableAt} is null`,
    })
    .from(unitGroups)
    .innerJoin(chats, eq(chats.id, unitGroups.chatId))
    .orderBy(unitGroups.edition, unitGroups.unitCode, unitGroups.chatId)
}
