import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** What waits in a queue, and for how long its oldest message has been able to go. */
export type QueueState = { readonly waiting: number; readonly oldestSeconds: number }

export type Health = {
  readonly inbox: QueueState
  readonly outbox: QueueState
  /** Photos being read just now. */
  readonly photosUnderWay: number
  /** What one process at a time does, and for how many seconds it holds it; below 0 when nobody does any more. */
  readonly leases: readonly { readonly name: string; readonly seconds: number }[]
  /** Days of visits after today for which there is a partition. */
  readonly daysAhead: number
  /** Messages given up or set aside that are still kept. */
  readonly failed: number
  /** Messages that are still kept of people who have blocked the bot, which is theirs to decide. */
  readonly unreachable: number
  /** Messages that wait until their person writes again. */
  readonly parked: number
}

type Counts = Record<
  | 'in_waiting'
  | 'in_seconds'
  | 'out_waiting'
  | 'out_seconds'
  | 'photos'
  | 'ahead'
  | 'failed'
  | 'unreachable'
  | 'parked',
  number
>

/** How the queues stand. A message that waits for its time (a retry, a pace) is not late before that. */
export async function readHealth({ sql: db }: Pick<Store, 'sql'>, today: string): Promise<Health> {
  const rows = await db.execute<Counts>(sql`
    select i.*, o.*,
           (select count(*)::int from inbox where done_at is null and lease is not null
               and next_at > clock_timestamp()) as photos,
           (select count(*)::int from pg_inherits where inhparent = 'visits'::regclass
               and inhrelid::regclass::text > 'visits_' || to_char(${today}::date, 'YYYYMMDD')) as ahead,
           (select count(*)::int from outbox where outcome = 'given up')
         + (select count(*)::int from inbox where outcome = 'set aside') as failed,
           (select count(*)::int from outbox where outcome = 'unreachable') as unreachable,
           (select count(*)::int from outbox o join chats c on c.id = o.chat_id
             where o.done_at is null and c.parked_at is not null) as parked
      from (select count(*)::int as in_waiting, ${lateness} as in_seconds from inbox where done_at is null) i,
           (select count(*)::int as out_waiting, ${lateness} as out_seconds from outbox
             where done_at is null and chat_id not in (select id from chats where parked_at is not null)) o`)
  const leases = await db.execute<{ name: string; seconds: number }>(sql`
    select name, extract(epoch from until - clock_timestamp())::int as seconds from leases order by name`)
  const [row] = rows
  if (!row) throw new Error('counts without a row')
  return {
    inbox: { waiting: row.in_waiting, oldestSeconds: row.in_seconds },
    outbox: { waiting: row.out_waiting, oldestSeconds: row.out_seconds },
    photosUnderWay: row.photos,
    leases: [...leases],
    daysAhead: row.ahead,
    failed: row.failed,
    unreachable: row.unreachable,
    parked: row.parked,
  }
}

const lateness = sql`greatest(0, coalesce(extract(epoch from clock_timestamp() - min(next_at)), 0))::int`
