import { and, eq, getTableColumns, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { chats, invitations, officials, persons, unitGroups } from './schema/index.ts'
import { findable, open, seal } from './seal.ts'

export type UnitKey = { readonly edition: string; readonly unitCode: string }

/** What a one-time code is for: to become an official of a unit, to bind a group to it, or to be told of alarms. */
export type InvitationPurpose = 'official' | 'group' | 'operator'

/** To what an invitation of an official appoints. */
export type OfficeOffered = {
  readonly role: string
  /** What whoever invites calls the person; sealed. */
  readonly name?: string
  /** When the appointment ends by itself. */
  readonly until?: Date
  /** The official who invites; nobody where the operator does. */
  readonly invitedBy?: number
}

type NewInvitation = {
  readonly purpose: InvitationPurpose
  readonly unit: UnitKey
  readonly expiresAt: Date
  /** Of an official only. */
  readonly office?: OfficeOffered
}

/** Keeps a one-time code by its hash. */
export async function invite(
  { sql: db, keys }: Store,
  code: string,
  { purpose, unit, expiresAt, office }: NewInvitation,
): Promise<void> {
  await db.insert(invitations).values({
    codeHash: findable(keys, 'invitation', code),
    purpose,
    expiresAt,
    ...unit,
    ...(office && {
      role: office.role,
      nameSealed: office.name === undefined ? null : seal(keys, 'officialName', office.name),
      until: office.until ?? null,
      invitedBy: office.invitedBy ?? null,
    }),
  })
}

/** How many codes that somebody gave out are neither used nor too old; whoever gives more out at this moment waits. */
export async function holdInvitations({ sql: db }: Store, invitedBy: number, now: Date): Promise<number> {
  await db.execute(sql`select 1 from persons where id = ${invitedBy} for no key update`)
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from invitations
     where invited_by = ${invitedBy} and used_at is null and expires_at > ${now.toISOString()}`)
  return row?.count ?? 0
}

/** The unit that an unused, unexpired code is for. */
export async function findInvitation(
  { sql: db, keys }: Store,
  code: string,
  now: Date,
): Promise<(UnitKey & { readonly purpose: InvitationPurpose; readonly office?: OfficeOffered }) | undefined> {
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
  if (!row) return undefined
  const { role, nameSealed, until, invitedBy } = row
  return {
    edition: row.edition,
    unitCode: row.unitCode,
    purpose: row.purpose as InvitationPurpose,
    ...(role !== null && {
      office: {
        role,
        ...(nameSealed && { name: open<string>(keys, 'officialName', nameSealed) }),
        ...(until && { until }),
        ...(invitedBy !== null && { invitedBy }),
      },
    }),
  }
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

/**
 * Makes a person an official of a unit. Who was one already in that role is one for the longer of both times, under the name that was given
 * last. Gives when it ends.
 */
export async function appoint(
  { sql: db, keys }: Store,
  personId: number,
  unit: UnitKey,
  { role, name, until, invitedBy }: OfficeOffered,
): Promise<Date | undefined> {
  const terms = {
    nameSealed: name === undefined ? null : seal(keys, 'officialName', name),
    until: until ?? null,
    appointedBy: invitedBy ?? null,
  }
  const [row] = await db
    .insert(officials)
    .values({ personId, role, ...unit, ...terms })
    .onConflictDoUpdate({
      target: [officials.personId, officials.edition, officials.unitCode, officials.role],
      set: {
        appointedBy: terms.appointedBy,
        nameSealed: sql`coalesce(excluded.name_sealed, ${officials.nameSealed})`,
        until: sql`greatest(excluded.until, ${officials.until})`,
        appointedAt: sql`clock_timestamp()`,
      },
    })
    .returning({ until: officials.until })
  return row?.until ?? undefined
}

/** What a person is appointed to now. */
export type AppointmentRow = UnitKey & {
  readonly id: number
  readonly role: 'reporter' | 'lead' | 'tracer'
  readonly name: string | undefined
}

export async function appointmentsOf(
  { sql: db, keys }: Store,
  personId: number,
  now: Date,
): Promise<AppointmentRow[]> {
  const rows = await db
    .select()
    .from(officials)
    .where(and(eq(officials.personId, personId), or(isNull(officials.until), gt(officials.until, now))))
    .orderBy(officials.id)
  return rows.map(({ id, edition, unitCode, role, nameSealed }) => ({
    id,
    edition,
    unitCode,
    role: role as AppointmentRow['role'],
    name: nameSealed ? open<string>(keys, 'officialName', nameSealed) : undefined,
  }))
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
    .orderBy(unitGroups.chatId)
}

export type OfficialRow = UnitKey & {
  readonly id: number
  /** How logs and the record of acts name the person. */
  readonly logId: string
  readonly role: string
  /** What whoever appointed calls the person. */
  readonly name: string | undefined
  /** Whether an official appointed, or else the operator. */
  readonly byOfficial: boolean
  readonly appointedAt: Date
  readonly until: Date | null
}

/** Everybody who is an official now, of any edition, by unit. */
export async function officialsNow({ sql: db, keys }: Store, now: Date): Promise<OfficialRow[]> {
  const rows = await db
    .select({ ...getTableColumns(officials), logId: persons.logId })
    .from(officials)
    .innerJoin(persons, eq(persons.id, officials.personId))
    .where(or(isNull(officials.until), gt(officials.until, now)))
    .orderBy(officials.edition, officials.unitCode, officials.id)
  return rows.map(({ id, logId, edition, unitCode, role, appointedAt, until, ...row }) => ({
    id,
    logId,
    edition,
    unitCode,
    role,
    name: row.nameSealed ? open<string>(keys, 'officialName', row.nameSealed) : undefined,
    byOfficial: row.appointedBy !== null,
    appointedAt,
    until,
  }))
}

/** Ends an appointment; gives what it was, or nothing when there is none of that number. */
export async function dismiss(
  { sql: db }: Pick<Store, 'sql'>,
  id: number,
): Promise<(UnitKey & Pick<AppointmentRow, 'role'> & { readonly personId: number }) | undefined> {
  const [gone] = await db.delete(officials).where(eq(officials.id, id)).returning({
    personId: officials.personId,
    edition: officials.edition,
    unitCode: officials.unitCode,
    role: officials.role,
  })
  return gone && { ...gone, role: gone.role as AppointmentRow['role'] }
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
