import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { chats, consents, persons } from './schema/index.ts'
import { findable, open, seal } from './seal.ts'

/** Makes a person of no chat, found by a phone where its hash is given, whom the database gives the random id by which logs know them: the server may choose none. */
export async function insertPerson(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  profile: object,
  phoneHash?: Uint8Array,
): Promise<{ id: number; logId: string }> {
  const hash = phoneHash ? Buffer.from(phoneHash) : null
  const [row] = await db.execute<{ id: number; log_id: string }>(sql`
    insert into persons (profile_sealed, phone_hash)
    values (${Buffer.from(seal(keys, 'profile', profile))}, ${hash}::bytea) returning id, log_id`)
  if (!row) throw new Error('a person was not inserted')
  return { id: row.id, logId: row.log_id }
}

/** Makes a person and ties the sender's private chat to it. The profile is opaque here; `phone` is E.164. */
export async function createPerson(
  store: Store,
  { profile, chatId }: { profile: object; chatId: number },
): Promise<{ id: number; logId: string }> {
  const person = await insertPerson(store, profile)
  await store.sql.update(chats).set({ personId: person.id }).where(eq(chats.id, chatId))
  return person
}

/** Writes a person's profile, with the hash by which a whole phone number finds it. */
export async function saveProfile(
  { sql: db, keys }: Store,
  personId: number,
  profile: object & { phone?: string },
): Promise<void> {
  await db
    .update(persons)
    .set({
      profileSealed: seal(keys, 'profile', profile),
      phoneHash: profile.phone === undefined ? null : findable(keys, 'phone', profile.phone),
      usedAt: sql`clock_timestamp()`,
    })
    .where(eq(persons.id, personId))
}

/** Opens profiles by person; those that were erased are absent. */
export async function profilesOf<Profile>(
  { sql: db, keys }: Store,
  personIds: readonly number[],
): Promise<Map<number, Profile>> {
  const rows = await db.execute<{ id: number; profile_sealed: Uint8Array }>(sql`
    select id, profile_sealed from persons where id = any(${sql.param([...personIds])}::bigint[])`)
  return new Map(rows.map((row) => [row.id, open<Profile>(keys, 'profile', row.profile_sealed)]))
}

/**
 * A person's profile as it is now, locked until the transaction ends: a turn of another chat of theirs may have changed it
 * since this one began.
 */
export async function holdProfile<Profile>(
  { sql: db, keys }: Store,
  personId: number,
): Promise<Profile | undefined> {
  const [row] = await db
    .select({ sealed: persons.profileSealed })
    .from(persons)
    .where(eq(persons.id, personId))
    .for('no key update')
  return row && open<Profile>(keys, 'profile', row.sealed)
}

/** The purposes to which a person stands by a yes. */
export async function standingConsents(
  { client }: Pick<Store, 'client'>,
  personId: number,
): Promise<Set<string>> {
  const rows = await client<{ purpose: string }[]>`
    select purpose from consents where person_id = ${personId} and withdrawn_at is null`
  return new Set(rows.map((row) => row.purpose))
}

/** Records a yes: which text was agreed to, through which channel and when. A second yes changes nothing. */
export async function recordConsent(
  { sql: db }: Store,
  consent: {
    personId: number
    purpose: string
    textVersion: string
    channel: string
    givenAt: Date
    /** Who said it for a member of the family. */
    givenBy?: number
    givenAs?: string
  },
): Promise<void> {
  await db.insert(consents).values(consent).onConflictDoNothing()
}

/** Takes a yes back. False when there was none that stands. */
export async function withdrawConsent(
  { sql: db }: Store,
  personId: number,
  purpose: string,
  withdrawnAt: Date,
): Promise<boolean> {
  const withdrawn = await db
    .update(consents)
    .set({ withdrawnAt })
    .where(and(eq(consents.personId, personId), eq(consents.purpose, purpose), isNull(consents.withdrawnAt)))
    .returning({ id: consents.id })
  return withdrawn.length > 0
}

/** Locks a person until the transaction ends: after the chat, before any venue. */
export async function lockPerson({ sql: db }: Store, personId: number): Promise<void> {
  await db.execute(sql`select 1 from persons where id = ${personId} for no key update`)
}

/** Locks several persons, always in the order of their numbers: two guards may scan the same people at one moment. */
export async function lockPersons({ sql: db }: Store, personIds: readonly number[]): Promise<void> {
  await db.execute(sql`
    select 1 from persons where id = any(${sql.param([...personIds])}::bigint[]) order by id for no key update`)
}
