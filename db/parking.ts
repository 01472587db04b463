import { sql } from 'drizzle-orm'
import type { Database, Store } from './connect.ts'
import { bodyOf, type DueMessage, puttingOffBehind, releaseMessage } from './outbox.ts'

/**
 * A messenger may let us write only once a person has written again. What is to be said to them is parked until then: it is
 * due never (`infinity`), and its chat says since when.
 */

/**
 * Lets a leased message, and all behind it in its chat, wait until the person writes again. Whoever has written since the
 * attempt began has opened the window meanwhile, so then it is only tried again. `rest` is what remains to be said when a
 * part of it has been delivered.
 */
export async function parkMessage(
  database: Pick<Database, 'transaction'>,
  { id, chat, leasedAt }: Pick<DueMessage, 'id' | 'chat' | 'leasedAt'>,
  { reason, rest }: { readonly reason: string; readonly rest?: unknown },
): Promise<void> {
  await database.transaction(async (store) => {
    await lockChat(store, chat.id)
    const rows = await store.sql.execute(sql`
      update chats set parked_at = coalesce(parked_at, clock_timestamp())
       where id = ${chat.id} and not exists (
         select 1 from inbox where chat_id = ${chat.id} and received_at > ${leasedAt.toISOString()}::timestamptz)
      returning 1`)
    if (rows.length === 0) await releaseMessage(store, id, { afterSeconds: 0, counted: false, reason, rest })
    else await keepParked(store, id, { reason, rest })
  })
}

/** Lets a leased message wait behind what already waits for the person to write, unless the person just did. */
export async function parkBehind(
  database: Pick<Database, 'transaction'>,
  { id, chat }: Pick<DueMessage, 'id' | 'chat'>,
  reason: string,
): Promise<void> {
  await database.transaction(async (store) => {
    await lockChat(store, chat.id)
    const rows = await store.sql.execute(sql`
      select 1 from chats where id = ${chat.id} and parked_at is not null`)
    if (rows.length === 0) await releaseMessage(store, id, { afterSeconds: 0, counted: false, reason })
    else await keepParked(store, id, { reason })
  })
}

/** Waits for a turn of the chat that is under way, which may let go what waits; what follows is looked at afterwards. */
async function lockChat({ sql: db }: Store, chatId: number): Promise<void> {
  await db.execute(sql`select 1 from chats where id = ${chatId} for no key update`)
}

async function keepParked(
  { sql: db, keys }: Store,
  id: number,
  { reason, rest }: { readonly reason: string; readonly rest?: unknown },
): Promise<void> {
  await db.execute(sql`
    with parked as (
      update outbox set next_at = 'infinity', attempts = attempts - 1, reason = ${reason} ${bodyOf(keys, rest)}
       where id = ${id} and done_at is null returning chat_id, class, id, next_at, reason, aside
    )
    ${puttingOffBehind('parked')}`)
}

/** Lets what waited in a chat go, because the person has written. */
export async function unparkChat({ sql: db }: Store, chatId: number): Promise<void> {
  await db.execute(sql`select unpark_chat(${chatId})`)
}

/** Days after which what waits is of no use any more, as exposure is told for 14 days. */
const LONGEST_DAYS = 14

/**
 * Ends what has waited too long, for its person to write or for a messenger that was turned off, so that it is deleted like what was
 * sent; how many messages that is.
 */
export async function giveUpForgotten({ sql: db }: Pick<Store, 'sql'>): Promise<number> {
  const rows = await db.execute(sql`
    update outbox set done_at = clock_timestamp(), outcome = 'expired'
     where done_at is null and created_at < clock_timestamp() - make_interval(days => ${LONGEST_DAYS}) returning 1`)
  return rows.length
}

/** Messages of one channel and class that wait until their people write. What they say stays sealed. */
export type WaitingKind = {
  readonly channel: string
  readonly class: number
  readonly chats: number
  readonly count: number
  readonly oldest: Date
}

/** What waits for people to write again, because the messenger lets us write no earlier. */
export async function waitingMessages({ sql: db }: Pick<Store, 'sql'>): Promise<WaitingKind[]> {
  const rows = await db.execute<Omit<WaitingKind, 'oldest'> & { oldest: string }>(sql`
    select o.channel, o.class, count(distinct o.chat_id)::int as chats, count(*)::int as count,
           min(o.created_at) as oldest
      from outbox o join chats c on c.id = o.chat_id
     where o.done_at is null and c.parked_at is not null
     group by o.channel, o.class order by o.channel, o.class`)
  return rows.map((row) => ({ ...row, oldest: new Date(row.oldest) }))
}
