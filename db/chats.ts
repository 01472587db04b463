import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { addressHash } from './inbox.ts'
import { chats } from './schema/index.ts'
import { seal } from './seal.ts'

/** The language that the person chose for a chat. */
export async function saveLanguage({ sql: db }: Store, chatId: number, language: string): Promise<void> {
  await db.update(chats).set({ language }).where(eq(chats.id, chatId))
}

/** Notes the language in which a chat is spoken to, for messages from elsewhere; one that was chosen stays. */
export async function noteLanguage({ sql: db }: Store, chatId: number, language: string): Promise<void> {
  await db
    .update(chats)
    .set({ language })
    .where(and(eq(chats.id, chatId), isNull(chats.language)))
}

/** Notes that messages can't reach a chat (blocked, left), or can again. */
export async function markReachable({ sql: db }: Store, chatId: number, reachable: boolean): Promise<void> {
  await db
    .update(chats)
    .set({ unreachableAt: reachable ? null : sql`clock_timestamp()` })
    .where(eq(chats.id, chatId))
}

/** Leaves mere words of a chat to a human until a moment. */
export async function leaveToHuman({ sql: db }: Store, chatId: number, until: Date): Promise<void> {
  await db.update(chats).set({ humanUntil: until }).where(eq(chats.id, chatId))
}

/**
 * Follows a chat to its new address (a group that became a supergroup). When messages of the new address have
 * already made a chat, what hangs on the old one moves there.
 */
export async function moveChat(
  store: Store,
  chatId: number,
  channel: string,
  address: string,
): Promise<void> {
  const hash = Buffer.from(addressHash(store, channel, address))
  const rows = await store.sql.execute<{ id: number }>(sql`
    select id from chats where channel = ${channel} and address_hash = ${hash}`)
  const target = rows[0]?.id
  if (target === undefined) {
    const addressSealed = seal(store.keys, 'address', address)
    await store.sql.update(chats).set({ addressHash: hash, addressSealed }).where(eq(chats.id, chatId))
  } else if (target !== chatId) {
    await store.sql.execute(sql`
      update unit_groups set chat_id = ${target} where chat_id = ${chatId}
         and not exists (select 1 from unit_groups where chat_id = ${target})`)
    await store.sql.execute(sql`
      update outbox set chat_id = ${target} where chat_id = ${chatId} and done_at is null`)
  }
}

export type ChatRow = {
  readonly id: number
  readonly channel: string
  readonly language: string | null
  readonly personId: number | null
}

const chatColumns = {
  id: chats.id,
  channel: chats.channel,
  language: chats.language,
  personId: chats.personId,
}

export async function chatById({ sql: db }: Store, chatId: number): Promise<ChatRow | undefined> {
  const [chat] = await db.select(chatColumns).from(chats).where(eq(chats.id, chatId))
  return chat
}

/**
 * A person's private chats, one or more, the best first: where messages arrive, and where the person talked last. What
 * nobody asked for is said once, in the first; what must not be missed is said in all.
 */
export async function chatsOfPerson({ sql: db }: Store, personId: number): Promise<ChatRow[]> {
  return db
    .select(chatColumns)
    .from(chats)
    .where(eq(chats.personId, personId))
    .orderBy(
      sql`${chats.unreachableAt} is not null`,
      sql`(select max(s.updated_at) from sessions s where s.chat_id = ${chats.id}) desc nulls last`,
      chats.id,
    )
}

/** Ties a chat to a person. */
export async function tieChat({ sql: db }: Store, chatId: number, personId: number): Promise<void> {
  await db.update(chats).set({ personId }).where(eq(chats.id, chatId))
}

/** The chat of an address, made now when nobody has written from there yet. */
export async function ensureChat(
  store: Store,
  { channel, kind, address }: { channel: string; kind: 'private' | 'group'; address: string },
): Promise<number> {
  const hash = addressHash(store, channel, address)
  await store.sql
    .insert(chats)
    .values({ channel, kind, addressHash: hash, addressSealed: seal(store.keys, 'address', address) })
    .onConflictDoNothing()
  const [chat] = await store.sql
    .select({ id: chats.id })
    .from(chats)
    .where(and(eq(chats.channel, channel), eq(chats.addressHash, hash)))
  if (!chat) throw new Error('a chat was not inserted')
  return chat.id
}

/** Whether nobody has ever used this database. */
export async function isUnused({ sql: db }: Store): Promise<boolean> {
  return (await db.select({ id: chats.id }).from(chats).limit(1)).length === 0
}
