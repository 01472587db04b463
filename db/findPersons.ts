import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { findable, open } from './seal.ts'

/** How somebody is known: by a chat of their own, in the account of a relative, or only at doors. */
export type KnownBy = 'account' | 'family' | 'door'

/** Somebody who was looked for. The profile is opaque here. */
export type FoundPerson<Profile> = {
  readonly id: number
  readonly knownBy: KnownBy
  readonly profile: Profile
}

/** Whose a phone number (E.164) is, and whom they carry in their account: a family has one phone. Oldest first. */
export async function personIdsByPhone(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  phone: string,
  limit: number,
): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    with named as (select id from persons where phone_hash = ${Buffer.from(findable(keys, 'phone', phone))})
    select id from named union select f.member_id from family f join named on named.id = f.holder_id
     order by id limit ${limit}`)
  return rows.map(({ id }) => id)
}

/** Who they are, in the order of their numbers; those who were erased meanwhile are absent. */
export async function personsFound<Profile>(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  personIds: readonly number[],
): Promise<FoundPerson<Profile>[]> {
  const rows = await db.execute<{ id: number; known_by: KnownBy; profile_sealed: Uint8Array }>(sql`
    select p.id, p.profile_sealed,
           case when exists (select 1 from chats c where c.person_id = p.id) then 'account'
                when exists (select 1 from family f where f.member_id = p.id) then 'family' else 'door' end as known_by
      from persons p where p.id = any(${sql.param([...personIds])}::bigint[]) order by p.id`)
  return rows.map((row) => ({
    id: row.id,
    knownBy: row.known_by,
    profile: open<Profile>(keys, 'profile', row.profile_sealed),
  }))
}
