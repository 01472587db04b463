import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/**
 * Forgets what is done: messages and sent texts after 7 days, wishes of people who never agreed after 24 hours,
 * declarations after 30 days.
 */
export async function purgeMessages({ sql: db }: Store, now: Date): Promise<void> {
  const at = now.toISOString()
  await db.execute(sql`delete from inbox where done_at < ${at}::timestamptz - interval '7 days'`)
  await db.execute(sql`delete from outbox where done_at < ${at}::timestamptz - interval '7 days'`)
  await db.execute(sql`delete from web_messages where created_at < ${at}::timestamptz - interval '7 days'`)
  await db.execute(sql`delete from sessions where updated_at < ${at}::timestamptz - interval '7 days'`)
  await db.execute(sql`
    delete from sessions s using chats c
     where c.id = s.chat_id and c.person_id is null and c.kind = 'private'
       and s.updated_at < ${at}::timestamptz - interval '24 hours'`)
  await db.execute(sql`delete from declarations where declared_at < ${at}::timestamptz - interval '30 days'`)
  await db.execute(sql`delete from invitations where expires_at < ${at}::timestamptz - interval '7 days'`)
}
