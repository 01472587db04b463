import { type SQL, sql } from 'drizzle-orm'
import type { Database } from './connect.ts'
import { recordPurge } from './purges.ts'
import { OWNERS_AT_ONCE } from './retention.ts'

/** Moments before which strangers, groups that act for no unit, and groups that cannot be reached were heard of last. */
type Ages = { readonly strangers: SQL; readonly idle: SQL; readonly unused: SQL }

/**
 * The address of a private chat is personal data, so the chat of a stranger goes when nothing is left of it: its
 * messages, texts and session stay for a day after they are done, an operator's chat for as long as alarms are told there,
 * and that of whoever reported a strange code as long as the report. A group that acts for no unit goes a week after the last word, and
 * one that nothing could be sent to for long, such as one that took the bot out. One at a time, because a message that comes meanwhile
 * waits for it, and with it all that arrive at that moment.
 */
export async function forgetChats(
  database: Pick<Database, 'sql' | 'transaction'>,
  ages: Ages,
  now: Date,
): Promise<void> {
  const rows = await database.sql.execute<{ id: number }>(sql`
    select id from chats c where ${isLeft(ages)} order by id limit ${OWNERS_AT_ONCE}`)
  let gone = 0
  for (const { id } of rows) {
    const deleted = await database.transaction(async ({ sql: db }) => {
      // Looked at again once it is locked: a message may just have come, and would go with its chat.
      await db.execute(sql`select 1 from chats where id = ${id} for update`)
      return db.execute(sql`delete from chats c where id = ${id} and ${isLeft(ages)} returning 1`)
    })
    gone += deleted.length
  }
  // One line for all, because a line for each would say when somebody wrote whom nobody knows.
  if (gone > 0) await recordPurge(database, { what: 'chats', before: now, rows: gone, at: now })
}

function isLeft({ strangers, idle, unused }: Ages): SQL {
  return sql`(
      (kind = 'private' and person_id is null and created_at < ${strangers})
      or (kind <> 'private' and created_at < ${idle}
          and not exists (select 1 from unit_groups g where g.chat_id = c.id))
      or (kind <> 'private' and unreachable_at < ${unused}))
    and not exists (select 1 from inbox i where i.chat_id = c.id)
    and not exists (select 1 from outbox o where o.chat_id = c.id)
    and not exists (select 1 from web_messages w where w.chat_id = c.id)
    and not exists (select 1 from sessions s where s.chat_id = c.id)
    and not exists (select 1 from alarm_chats a where a.chat_id = c.id)
    and not exists (select 1 from strange_codes r where r.chat_id = c.id)`
}
