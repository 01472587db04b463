import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** How often, and how long apart, a chat in a turn is tried again: a turn takes some hundredths of a second. */
const TRIES = 20
const PAUSE_SECONDS = 0.05

/**
 * Locks chats besides a turn's own until the transaction ends, so that nothing happens in them meanwhile: nobody's turn is
 * then under way for a person who is about to be another, or nobody. A turn that holds its own chat must never wait for
 * another's lock, because that one's turn may want this very chat; so these are only tried, and of two turns that want
 * each other's chat the one with the lower number tries longer. Throws when a chat stays busy: the turn leaves nothing
 * and is played again a little later.
 */
export async function lockOtherChats(
  { sql: db }: Pick<Store, 'sql'>,
  ownChatId: number,
  chatIds: readonly number[],
): Promise<void> {
  const others = [...new Set(chatIds)].filter((id) => id !== ownChatId)
  const tries = others.every((id) => id > ownChatId) ? TRIES : 1
  for (let attempt = 1; others.length > 0; attempt++) {
    const those = sql`id = any(${sql.param(others)}::bigint[])`
    const locked = await db.execute(sql`
      select id from chats where ${those} order by id for no key update skip locked`)
    if (locked.length === others.length) return
    // A chat that is gone by now is nobody's.
    if (locked.length === (await db.execute(sql`select id from chats where ${those}`)).length) return
    if (attempt >= tries) throw new Error('another chat of the person is busy')
    await db.execute(sql`select pg_sleep(${PAUSE_SECONDS})`)
  }
}

/**
 * Locks persons who are about to be one, or gone, until the transaction ends, in the order of their numbers; their chats
 * are locked before. Groups that they have bound are locked first, because binding takes a group and then its person.
 */
export async function lockPersonsWholly(
  { sql: db }: Pick<Store, 'sql'>,
  personIds: readonly number[],
): Promise<void> {
  const those = sql`any(${sql.param([...personIds])}::bigint[])`
  await db.execute(sql`select 1 from unit_groups where bound_by = ${those} order by chat_id for update`)
  await db.execute(sql`select 1 from persons where id = ${those} order by id for update`)
}
