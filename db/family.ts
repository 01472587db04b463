import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import type { PendingQuery, Row } from 'postgres'
import type { Store } from './connect.ts'
import { insertPerson } from './people.ts'
import { family, persons } from './schema/index.ts'
import { open } from './seal.ts'

/** Somebody who is carried in a holder's account; the profile and the relation are opaque here. */
export type FamilyMember<Profile> = {
  readonly id: number
  readonly logId: string
  readonly relation: string
  readonly addedAt: Date
  readonly profile: Profile
}

/** The members of a holder's family, in the order in which they were added. */
export async function familyOf<Profile>(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  holderId: number,
): Promise<FamilyMember<Profile>[]> {
  const rows = await db
    .select({
      id: persons.id,
      logId: persons.logId,
      relation: family.relation,
      addedAt: family.addedAt,
      sealed: persons.profileSealed,
    })
    .from(family)
    .innerJoin(persons, eq(persons.id, family.memberId))
    .where(eq(family.holderId, holderId))
    .orderBy(asc(family.addedAt), asc(family.memberId))
  return rows.map(({ sealed, ...member }) => ({ ...member, profile: open<Profile>(keys, 'profile', sealed) }))
}

export async function memberIdsOf({ sql: db }: Pick<Store, 'sql'>, holderId: number): Promise<number[]> {
  const rows = await db
    .select({ id: family.memberId })
    .from(family)
    .where(eq(family.holderId, holderId))
    .orderBy(asc(family.memberId))
  return rows.map(({ id }) => id)
}

/** Who carries these people in their account, by member. */
export async function holdersOf(
  { sql: db }: Pick<Store, 'sql'>,
  memberIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .select({ member: family.memberId, holder: family.holderId })
    .from(family)
    .where(inArray(family.memberId, [...memberIds]))
  return new Map(rows.map(({ member, holder }) => [member, holder]))
}

/** A person, and whoever of the family is carried in their account. */
export async function carriedBy(store: Pick<Store, 'sql'>, personId: number): Promise<number[]> {
  return [personId, ...(await memberIdsOf(store, personId))]
}

/** Locks a person with all whom they carry, in the order of their numbers, as `lockPersons` does. */
export async function lockFamily(store: Pick<Store, 'client'>, personId: number): Promise<void> {
  await lockingFamily(store, personId)
}

/** The statement by which they are locked. Who they are is known before persons are looked for: else the planner reads all of them. */
export function lockingFamily({ client }: Pick<Store, 'client'>, personId: number): PendingQuery<Row[]> {
  return client`
    select 1 from persons
     where id = any(array(select ${personId}::bigint union all select member_id from family where holder_id = ${personId}))
     order by id for no key update`
}

/** How many members a holder has; the holder is locked, so that two turns at once do not go over a limit. */
export async function familySize({ sql: db }: Store, holderId: number): Promise<number> {
  await db.select({ id: persons.id }).from(persons).where(eq(persons.id, holderId)).for('no key update')
  const [row] = await db.select({ members: count() }).from(family).where(eq(family.holderId, holderId))
  return row?.members ?? 0
}

/** Makes a person without a chat and puts them into a holder's family. */
export async function addMember(
  store: Store,
  { holderId, relation, profile }: { holderId: number; relation: string; profile: object },
): Promise<number> {
  const { id } = await insertPerson(store, profile)
  await store.sql.insert(family).values({ memberId: id, holderId, relation })
  return id
}

/** Whoever is no member of this holder's family is left as they are. */
export async function changeRelation(
  { sql: db }: Store,
  { holderId, memberId, relation }: { holderId: number; memberId: number; relation: string },
): Promise<void> {
  await db
    .update(family)
    .set({ relation })
    .where(and(eq(family.memberId, memberId), eq(family.holderId, holderId)))
}

/** Takes a member out of a holder's family, who stays a person; false when they were not in it. */
export async function leaveFamily(
  { sql: db }: Store,
  { holderId, memberId }: { holderId: number; memberId: number },
): Promise<boolean> {
  const left = await db
    .delete(family)
    .where(and(eq(family.memberId, memberId), eq(family.holderId, holderId)))
    .returning({ id: family.memberId })
  return left.length > 0
}

/** The members of a holder's family who came with one arrival of the holder's, and are still there. */
export async function companyOf(
  { sql: db }: Pick<Store, 'sql'>,
  holderId: number,
  visit: { readonly venueId: number; readonly gateId: number; readonly startedAt: Date },
): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    select o.person_id as id from open_visits o
      join family f on f.member_id = o.person_id and f.holder_id = ${holderId}
      join visits v on v.started_at = o.started_at and v.id = o.visit_id and v.venue_id = o.venue_id and v.recorded_by = 'family'
     where o.venue_id = ${visit.venueId} and o.gate_id = ${visit.gateId}
       and o.started_at = ${visit.startedAt.toISOString()}`)
  return rows.map(({ id }) => Number(id))
}
