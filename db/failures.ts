import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** Ids that are named of each kind of failure; the operator tries a few and learns whether the rest would go too. */
const IDS_NAMED = 5

/** Messages that were given up for one reason. What they say stays sealed. */
export type FailedKind = {
  /** `out`: could not be delivered; `in`: could not be handled. */
  readonly way: 'out' | 'in'
  readonly channel: string
  readonly outcome: string
  readonly reason: string | null
  readonly count: number
  readonly newest: Date
  /** The newest few, newest first. */
  readonly ids: readonly number[]
}

type FailedRow = Omit<FailedKind, 'newest' | 'ids'> & { newest: string; ids: string }

/** What was given up and not forgotten yet, the most frequent first. */
export async function failedMessages({ sql: db }: Pick<Store, 'sql'>): Promise<FailedKind[]> {
  const rows = await db.execute<FailedRow>(sql`
    with failed as (
      select 'out' as way, c.channel, o.outcome, o.reason, o.id, o.done_at
        from outbox o join chats c on c.id = o.chat_id where o.outcome in ('given up', 'unreachable', 'expired')
      union all
      select 'in', i.channel, i.outcome, null, i.id, i.done_at from inbox i where i.outcome = 'set aside'
    )
    select way, channel, outcome, reason, count(*)::int as count, max(done_at) as newest,
           array_to_string((array_agg(id order by id desc))[1:${sql.raw(String(IDS_NAMED))}], ' ') as ids
      from failed group by way, channel, outcome, reason order by way desc, count desc, channel, outcome, reason`)
  return rows.map((row) => ({ ...row, newest: new Date(row.newest), ids: row.ids.split(' ').map(Number) }))
}

/** Sends a message again that was given up, also to a chat that was out of reach. False when it is no such message. */
export async function sendAgain(store: Pick<Store, 'sql'>, id: number): Promise<boolean> {
  return (await sendAllAgain(store, sql`id = ${id}`)) > 0
}

/** Sends again all that was given up for one reason; how many messages that is. */
export async function sendAgainBecause(store: Pick<Store, 'sql'>, reason: string): Promise<number> {
  return sendAllAgain(store, sql`reason = ${reason}`)
}

/** A message's age counts from here again, because it bounds how long sending is tried. */
async function sendAllAgain({ sql: db }: Pick<Store, 'sql'>, which: SQL): Promise<number> {
  const rows = await db.execute(sql`
    with again as (
      update outbox set done_at = null, outcome = null, reason = null, attempts = 0,
             created_at = clock_timestamp(), next_at = clock_timestamp()
       where ${which} and outcome in ('given up', 'unreachable', 'expired') returning chat_id
    ), reached as (
      update chats set unreachable_at = null where id in (select chat_id from again) and unreachable_at is not null
    )
    select 1 from again`)
  return rows.length
}

/** Handles a message again that was set aside. False when it is no such message. */
export async function handleAgain({ sql: db }: Pick<Store, 'sql'>, id: number): Promise<boolean> {
  const rows = await db.execute(sql`
    update inbox set done_at = null, outcome = null, attempts = 0, lease = null, next_at = clock_timestamp()
     where id = ${id} and outcome = 'set aside' returning 1`)
  return rows.length > 0
}
