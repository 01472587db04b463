import { sql } from 'drizzle-orm'
import type { Database, Store } from './connect.ts'
import type { Erasure } from './erasures.ts'
import { memberIdsOf } from './family.ts'
import { forgetFileLinks } from './fileLinks.ts'
import { ASKS, OFFICIATES, OWNS, STANDS } from './keptOn.ts'
import { LOG_IDS } from './logIds.ts'
import { lockOtherChats, lockPersonsWholly } from './otherChats.ts'
import { clearTheDoor } from './venueChanges.ts'
import { endVisit } from './visits.ts'
import { forgetWebPhotos } from './webPhotos.ts'

/** Somebody who is to be forgotten, by the private chat whose turn it is; not everybody who writes is a person yet. */
export type Whom = { readonly chatId: number; readonly personId: number | undefined }

/**
 * Forgets a person, whom of their family they carry, and all that was said in any of their private chats, whichever messenger asked for it. Runs inside a
 * turn of one of these chats, whose lock it relies on, and locks the others. What remains:
 *
 * - visits and the counts of venues, of nobody; one that is open ends at `at`;
 * - venues, without owner, registrant and staff, because posters hang and visits of others belong there;
 * - that a right was asked for and when, under a random id that names nobody, without the words;
 * - groups, and what was said there, which goes after a week as always;
 * - the chats' rows, tied to nobody: the running turn needs its own until it has ended, and a message that came
 *   meanwhile waits in it. The purge deletes them once nothing is left in them;
 * - the bare ids of messages that were done, until the purge, a day after: what a messenger tells again must not be done again.
 *
 * Done again, or for a chat of nobody, it does what is left to do.
 */
export async function erase(store: Store, { chatId, personId }: Whom, at: Date): Promise<void> {
  const chatIds = [...new Set([chatId, ...(await privateChatsOf(store, personId))])]
  await lockOtherChats(store, chatId, chatIds)
  if (personId !== undefined) await eraseHousehold(store, personId, at)
  await eraseWhatWasSaid(store, chatIds)
}

async function privateChatsOf({ sql: db }: Store, personId: number | undefined): Promise<number[]> {
  if (personId === undefined) return []
  const rows = await db.execute<{ id: number }>(sql`select id from chats where person_id = ${personId}`)
  return rows.map(({ id }) => id)
}

/** Who is carried in an account is known by it alone, and goes with it; whoever has a chat of their own stays. */
async function eraseHousehold(store: Store, personId: number, at: Date): Promise<void> {
  const members = await store.sql.execute<{ id: number }>(sql`
    select member_id as id from family f
     where holder_id = ${personId} and not exists (select 1 from chats c where c.person_id = f.member_id)
     order by member_id`)
  const all = [...members.map(({ id }) => id), personId]
  await lockPersonsWholly(store, all)
  for (const id of all) await erasePerson(store, id, at)
}

/**
 * Forgets a member of a family, whom the holder takes out of it: a person without a chat. Whoever stands at a door may record
 * them at this moment, so they are held first, and only then looked for in the family: false when they are in it no more.
 */
export async function eraseMember(
  store: Store,
  { holderId, memberId }: { readonly holderId: number; readonly memberId: number },
  at: Date,
): Promise<boolean> {
  await lockPersonsWholly(store, [memberId])
  if (!(await memberIdsOf(store, holderId)).includes(memberId)) return false
  await erasePerson(store, memberId, at)
  return true
}

/** Consents, declarations, codes and roles go with the row of the person; what only names the person loses the name. */
async function erasePerson(store: Store, personId: number, at: Date): Promise<void> {
  const { sql: db } = store
  await endVisit(store, personId, at, 'erased')
  await db.execute(sql`update visits set person_id = null where person_id = ${personId}`)
  await db.execute(sql`update visits set scanned_by = null where scanned_by = ${personId}`)
  await db.execute(sql`update visits set out_by = null where out_by = ${personId}`)
  await clearTheDoors(store, personId, at)
  await noteErased(store, [personId], at)
  await db.execute(sql`
    update venues set owner_id = null, registrant_sealed = null where owner_id = ${personId}`)
  await db.execute(sql`
    update data_requests set asked_sealed = null, answer_sealed = null where person_id = ${personId}`)
  await db.execute(sql`delete from persons where id = ${personId}`)
}

const KEPT_ON = sql`${OWNS} or ${STANDS} or ${OFFICIATES} or ${ASKS}`

/**
 * Forgets some of those of whom nothing is to be kept any more, once no visit is left, with all that was said in their private
 * chats. One whose chat is busy is passed over. Gives how many are gone, and the last who was looked at.
 */
export async function eraseOthers(
  store: Store,
  { after, atOnce, at }: { readonly after: number; readonly atOnce: number; readonly at: Date },
): Promise<{ readonly gone: number; readonly last: number | undefined }> {
  const { sql: db } = store
  const some = await db.execute<{ id: number }>(sql`
    select id from persons p where id > ${after} and not (${KEPT_ON}) order by id limit ${atOnce}`)
  const those = sql.param(some.map(({ id }) => id))
  const chats = await db.execute<{ id: number; person_id: number; free: boolean }>(sql`
    with free as (
      select id from chats where person_id = any(${those}::bigint[]) and kind = 'private'
       order by id for no key update skip locked)
    select c.id, c.person_id, c.id in (select id from free) as free from chats c
     where c.person_id = any(${those}::bigint[]) and c.kind = 'private'`)
  const busy = new Set(chats.filter(({ free }) => !free).map(({ person_id }) => person_id))
  const persons = some.map(({ id }) => id).filter((id) => !busy.has(id))
  await lockPersonsWholly(store, persons)
  await noteErased(store, persons, at)
  await db.execute(sql`
    update data_requests set asked_sealed = null, answer_sealed = null
     where person_id = any(${sql.param(persons)}::bigint[])`)
  await db.execute(sql`delete from persons where id = any(${sql.param(persons)}::bigint[])`)
  await eraseWhatWasSaid(
    store,
    chats.filter(({ person_id }) => !busy.has(person_id)).map(({ id }) => id),
  )
  return { gone: persons.length, last: some.at(-1)?.id }
}

/** Notes under which random ids those were ever known who are erased: a backup of before brings them back, and then they are erased again. */
async function noteErased({ sql: db }: Store, personIds: readonly number[], at: Date): Promise<void> {
  await db.execute(sql`
    insert into erasures (log_id, at)
    select log_id, ${at.toISOString()}::timestamptz from ${LOG_IDS} ids
     where person_id = any(${sql.param([...personIds])}::bigint[])
    on conflict do nothing`)
}

/**
 * Erases again whoever was erased before and has come back with a backup; gives how many there were. An operator names them: what
 * stands in the database alone erases nobody, because whoever can write there could name everybody.
 */
export async function eraseReturned(
  database: Pick<Database, 'sql' | 'transaction'>,
  erasures: readonly Erasure[],
  at: Date,
): Promise<number> {
  const ids = sql.param(erasures.map(({ logId }) => logId))
  const rows = await database.sql.execute<{ id: number; chat_id: number | null }>(sql`
    select p.id, (select min(c.id) from chats c where c.person_id = p.id and c.kind = 'private') as chat_id
      from persons p where p.id in (select i.person_id from ${LOG_IDS} i where i.log_id = any(${ids}::uuid[]))
     order by p.id`)
  for (const { id, chat_id: chatId } of rows) {
    await database.transaction(async (store) => {
      if (chatId === null) {
        await lockPersonsWholly(store, [id])
        return erasePerson(store, id, at)
      }
      await store.sql.execute(sql`select 1 from chats where id = ${chatId} for no key update`)
      return erase(store, { chatId, personId: id }, at)
    })
  }
  return rows.length
}

/** Nobody answers for the venues any more, so nobody goes on recording there, and the owner's words for their staff go. */
async function clearTheDoors(store: Store, ownerId: number, at: Date): Promise<void> {
  const owned = await store.sql.execute<{ id: number }>(sql`
    select id from venues where owner_id = ${ownerId} order by id`)
  for (const { id } of owned) await clearTheDoor(store, id, at)
}

/** A message that is not done stays: the turn's own must be there when it ends, and others have come since. */
async function eraseWhatWasSaid(store: Store, chatIds: readonly number[]): Promise<void> {
  const { sql: db } = store
  const those = sql`any(${sql.param([...chatIds])}::bigint[])`
  await forgetWebPhotos(store, chatIds)
  await db.execute(sql`delete from web_messages where chat_id = ${those}`)
  await leaveBareIds(store, chatIds)
  const sent = await db.execute<{ id: number; created_at: string }>(sql`
    delete from outbox where chat_id = ${those} returning id, created_at`)
  await forgetFileLinks(
    store,
    sent.map(({ id, created_at }) => ({ id, createdAt: new Date(created_at) })),
  )
  await db.execute(sql`delete from sessions where chat_id = ${those}`)
  await db.execute(sql`delete from form_links where chat_id = ${those}`)
  await db.execute(sql`delete from alarm_chats where chat_id = ${those}`)
  await db.execute(sql`delete from strange_codes where chat_id = ${those}`)
  await db.execute(sql`delete from person_links where chat_id = ${those} or asked_chat_id = ${those}`)
}

/**
 * Zalo's history brings what was said before, and only the row of a message says that it was done. So that row stays, with
 * nothing in it: another outcome than any that lets a message be handled again, because there is no body to open.
 */
async function leaveBareIds({ sql: db }: Store, chatIds: readonly number[]): Promise<void> {
  await db.execute(sql`
    update inbox set body_sealed = '', sender_hash = '', album = null, lease = null, outcome = 'erased'
     where chat_id = any(${sql.param([...chatIds])}::bigint[]) and done_at is not null`)
}
