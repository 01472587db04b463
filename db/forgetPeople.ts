import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { ledgerLine } from './purges.ts'
import { OWNERS_AT_ONCE, UNUSED_DAYS } from './retention.ts'

/** Whether the scheme ended so long ago that nobody answers for anything of it any more. */
const isLongOver = (lastUse: SQL) => sql`exists (select 1 from city_state where ended_at < ${lastUse})`

/**
 * Profile, consents, declarations and codes go with the person. Whoever answers for an open place or for a unit stays while the
 * scheme goes on, and so does who was somewhere in the days that are still kept, because a card is used without a word to us. A member of a
 * family stays as long as their holder uses the account, and the holder as long as a member is seen. Of what they asked by
 * their rights only stays that it was asked, and of their places that these were there, as when they have erased everything themselves.
 */
export async function forgetPeople({ sql: db }: Pick<Store, 'sql'>, lastUse: SQL): Promise<void> {
  await db.execute(sql`
    with gone as (delete from persons where id in (
      select p.id from persons p
       where p.used_at < ${lastUse}
         and (${isLongOver(lastUse)} or not (${answers(sql`p`)}))
         and not exists (select 1 from visits v where v.person_id = p.id)
         and not exists (select 1 from family f join persons h on h.id = f.holder_id
                          where f.member_id = p.id and ${isInUse(sql`h`, lastUse)})
         and not exists (select 1 from family f join persons m on m.id = f.member_id
                          where f.holder_id = p.id and ${isInUse(sql`m`, lastUse)})
       limit ${OWNERS_AT_ONCE} for update skip locked) returning id), wordless as (
      update data_requests set asked_sealed = null, answer_sealed = null where person_id in (select id from gone))
    ${ledgerLine('persons', lastUse)}
    select count(*) from gone`)
}

/** Answers for an open place or for a unit. */
function answers(person: SQL): SQL {
  return sql`
    exists (select 1 from venues v where v.owner_id = ${person}.id and v.closed_at is null)
    or exists (select 1 from officials o where o.person_id = ${person}.id
                 and (o.until is null or o.until > clock_timestamp()))`
}

function isInUse(person: SQL, lastUse: SQL): SQL {
  return sql`(${person}.used_at >= ${lastUse} or exists (select 1 from visits v where v.person_id = ${person}.id))`
}

/** How many people stay though they have not used anything for so long, because they answer for an open place or for a unit. */
export async function heldByOffice({ sql: db }: Pick<Store, 'sql'>, now: Date): Promise<number> {
  const lastUse = sql`${now.toISOString()}::timestamptz - ${`${UNUSED_DAYS} days`}::interval`
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from persons p
     where p.used_at < ${lastUse} and not ${isLongOver(lastUse)} and (${answers(sql`p`)})`)
  return row?.count ?? 0
}

/**
 * Of a venue its counts stay, and by what the posters are known. Who registered it goes with the owner, and the address, which may be
 * somebody's home, once it has been closed for long.
 */
export async function forgetClosedVenues({ sql: db }: Pick<Store, 'sql'>, unused: SQL): Promise<void> {
  await db.execute(sql`
    with gone as (update venues set registrant_sealed = null
      where owner_id is null and registrant_sealed is not null returning id)
    ${ledgerLine('venues', sql`clock_timestamp()`)} select count(*) from gone`)
  await db.execute(sql`
    with gone as (update venues set owner_id = null, registrant_sealed = null, address_sealed = null, address = null
      where closed_at < ${unused}
        and (owner_id is not null or registrant_sealed is not null or address_sealed is not null or address is not null)
      returning id)
    ${ledgerLine('venues', unused)} select count(*) from gone`)
}
