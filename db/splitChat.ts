import { sql } from 'drizzle-orm'
import { type ChatRow, chatsOfPerson } from './chats.ts'
import type { Store } from './connect.ts'
import { forgetFileLinks } from './fileLinks.ts'
import { lockOtherChats } from './otherChats.ts'
import { forgetLinkCodes } from './personLinks.ts'

/** A chat in its own turn, and the person it shares with others. */
type Shared = { readonly chatId: number; readonly personId: number }

/**
 * Makes a chat a stranger's again and gives the chats that stay the person's. The person and all that is theirs stay with
 * those; a person's only chat is not untied, because nobody could then reach what is theirs, and nothing is given. The
 * others are held while it is decided, so that two that leave at once do not both go.
 */
export async function splitChat(store: Store, { chatId, personId }: Shared): Promise<ChatRow[]> {
  const others = async () => (await chatsOfPerson(store, personId)).filter(({ id }) => id !== chatId)
  await lockOtherChats(
    store,
    chatId,
    (await others()).map(({ id }) => id),
  )
  const staying = await others()
  if (staying.length === 0) return []
  await store.sql.execute(sql`update chats set person_id = null where id = ${chatId}`)
  await store.sql.execute(sql`delete from form_links where chat_id = ${chatId}`)
  await store.sql.execute(sql`delete from shifts where chat_id = ${chatId}`)
  await store.sql.execute(sql`delete from log_links where chat_id = ${chatId}`)
  await store.sql.execute(sql`delete from trace_links where chat_id = ${chatId}`)
  await store.sql.execute(sql`delete from exports where chat_id = ${chatId}`)
  await forgetLinkCodes(store, chatId)
  await withholdNews(store, chatId)
  return staying
}

/** What was to be told there unasked (`class` above 0) is about the person; answers to what was done there still arrive. */
async function withholdNews(store: Store, chatId: number): Promise<void> {
  const rows = await store.sql.execute<{ id: number; created_at: string }>(sql`
    delete from outbox where chat_id = ${chatId} and class > 0 and done_at is null returning id, created_at`)
  await forgetFileLinks(
    store,
    rows.map(({ id, created_at }) => ({ id, createdAt: new Date(created_at) })),
  )
}
