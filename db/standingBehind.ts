import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { MESSAGE_CLASSES } from './outbox.ts'

/** Seconds after which a message that waits is waited for, and not only under delivery (leases of deliveries last ten). */
const WAITS_FROM_SECONDS = 15
/** Should the one before go earlier than it said, what stands behind it follows by then. */
const AT_LONGEST_SECONDS = 60
/** Messages looked at in one statement, some hundredths of a second. */
const AT_ONCE = 1_000

/**
 * Puts off a channel's messages that have come behind one of their chat that waits: for its time, or for the person to write. They may not
 * go before it, and as the oldest that are due they would be looked at before all others, at each look. Gives how many were put off.
 */
export async function putOffBehind({ sql: db }: Pick<Store, 'sql'>, channel: string): Promise<number> {
  let count = 0
  for (const kind of Object.values(MESSAGE_CLASSES)) {
    // Of a chat that is parked the lock tells whether it still is: whoever writes meanwhile lets go all that waits for it.
    const rows = await db.execute(sql`
      with behind as (
        select due.id, due.chat_id, foremost.next_at from outbox due cross join lateral (
          select f.id, f.next_at from outbox f where f.chat_id = due.chat_id and f.done_at is null and not f.aside
           order by f.class, f.id limit 1) foremost
         where due.channel = ${channel} and due.class = ${kind} and due.done_at is null and due.next_at <= now() and not due.aside
           and foremost.id <> due.id and foremost.next_at > now() + make_interval(secs => ${WAITS_FROM_SECONDS})
         order by due.next_at limit ${AT_ONCE}
      ), parked as (
        select id from chats where id in (select chat_id from behind where next_at = 'infinity') and parked_at is not null
           for no key update skip locked
      )
      update outbox o set reason = 'behind another that waits', next_at = case
             when b.next_at = 'infinity' then b.next_at
             else least(b.next_at, now() + make_interval(secs => ${AT_LONGEST_SECONDS})) end
        from behind b
       where o.id = b.id and o.chat_id = b.chat_id and o.done_at is null and o.next_at <= now()
         and (b.next_at < 'infinity' or b.chat_id in (select id from parked))
      returning o.id`)
    count += rows.length
  }
  return count
}
