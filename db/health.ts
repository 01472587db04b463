import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { type Queues, readQueues } from './queues.ts'

export type Health = Queues & {
  /** Days of visits after today for which there is a partition. */
  readonly daysAhead: number
  /** Messages given up or set aside that are still kept. */
  readonly failed: number
  /** Messages that are still kept of people who have blocked the bot, which is theirs to decide. */
  readonly unreachable: number
  /** Messages that wait until their person writes again. */
  readonly parked: number
}

type Counts = Record<'failed' | 'unreachable' | 'parked', number>

/** How the server does, looked at thoroughly: all messages that are kept are gone through. */
export async function readHealth(store: Pick<Store, 'sql'>, today: string): Promise<Health> {
  const rows = await store.sql.execute<Counts>(sql`
    select (select count(*)::int from outbox where outcome = 'given up')
         + (select count(*)::int from inbox where outcome = 'set aside') as failed,
           (select count(*)::int from outbox where outcome = 'unreachable') as unreachable,
           (select count(*)::int from outbox o join chats c on c.id = o.chat_id
             where o.done_at is null and c.parked_at is not null) as parked`)
  const [counted] = rows
  if (!counted) throw new Error('counts without a row')
  return { ...(await readQueues(store)), ...counted, daysAhead: await daysAhead(store, today) }
}

/** Days of visits after a day of the city for which there is a partition. */
export async function daysAhead({ sql: db }: Pick<Store, 'sql'>, today: string): Promise<number> {
  const [row] = await db.execute<{ ahead: number }>(sql`
    select count(*)::int as ahead from pg_inherits where inhparent = 'visits'::regclass
       and inhrelid::regclass::text > 'visits_' || to_char(${today}::date, 'YYYYMMDD')`)
  return row?.ahead ?? 0
}
