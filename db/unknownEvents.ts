import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { seal } from './seal.ts'

/** Kinds of events kept of a channel; whoever invents more names fills nothing. */
const KINDS_LIMIT = 200

/** Keeps the newest event of a kind that we do not know, sealed, and counts its kind. */
export async function keepUnknownEvent(
  { sql: db, keys }: Store,
  { channel, name, body }: { readonly channel: string; readonly name: string; readonly body: unknown },
): Promise<void> {
  const sealed = Buffer.from(seal(keys, 'unknownEvent', body))
  await db.execute(sql`
    insert into unknown_events as e (channel, name, count, first_at, last_at, body_sealed)
    select ${channel}, ${name}, 1, clock_timestamp(), clock_timestamp(), ${sealed}
     where (select count(*) from unknown_events where channel = ${channel}) < ${KINDS_LIMIT}
        or exists (select 1 from unknown_events where channel = ${channel} and name = ${name})
    on conflict (channel, name)
    do update set count = e.count + 1, last_at = excluded.last_at, body_sealed = excluded.body_sealed`)
}

export type UnknownEvent = { readonly name: string; readonly count: number; readonly lastAt: Date }

/** The kinds of events that came and are not known, the newest first; what they say stays sealed. */
export async function unknownEvents(
  { sql: db }: Pick<Store, 'sql'>,
  channel: string,
): Promise<UnknownEvent[]> {
  const rows = await db.execute<{ name: string; count: number; last_at: string }>(sql`
    select name, count, last_at from unknown_events where channel = ${channel} order by last_at desc`)
  return rows.map(({ name, count, last_at }) => ({ name, count, lastAt: new Date(last_at) }))
}
