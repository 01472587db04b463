import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { open, seal } from './seal.ts'

/**
 * Changes where the conversations of chats stand, which the transaction holds (`lockOtherChats`). What a session is, only the
 * conversations know.
 */
export async function changeSessions(
  { sql: db, keys }: Store,
  chatIds: readonly number[],
  change: (stored: unknown) => unknown,
): Promise<void> {
  const rows = await db.execute<{ chat_id: number; sender_hash: Uint8Array; body_sealed: Uint8Array }>(sql`
    select chat_id, sender_hash, body_sealed from sessions
     where chat_id = any(${sql.param([...chatIds])}::bigint[]) order by chat_id, sender_hash for update`)
  for (const { chat_id: chatId, sender_hash: sender, body_sealed: sealed } of rows) {
    const changed = Buffer.from(seal(keys, 'session', change(open<unknown>(keys, 'session', sealed))))
    await db.execute(sql`
      update sessions set body_sealed = ${changed} where chat_id = ${chatId} and sender_hash = ${Buffer.from(sender)}`)
  }
}
