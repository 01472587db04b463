import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

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
