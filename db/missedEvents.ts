import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** The fact under which a channel keeps that events were missed: since when, a slash, and when that was last marked. */
const FACT = 'events were missed'

/** Events that a channel missed. The mark is another one each time that some were missed again. */
export type MissedEvents = { readonly since: Date; readonly mark: string }

/** Remembers that events were missed, beside what was missed before and is not read yet. */
export async function markMissed(
  { sql: db }: Pick<Store, 'sql'>,
  channel: string,
  since: Date,
): Promise<void> {
  const from = since.toISOString()
  await db.execute(sql`
    insert into channel_facts as f (channel, name, value)
    values (${channel}, ${FACT}, ${from} || '/' || clock_timestamp())
    on conflict (channel, name) do update
       set value = least(split_part(f.value, '/', 1), ${from}) || '/' || clock_timestamp()`)
}

export async function missedEvents(
  { sql: db }: Pick<Store, 'sql'>,
  channel: string,
): Promise<MissedEvents | undefined> {
  const rows = await db.execute<{ value: string }>(sql`
    select value from channel_facts where channel = ${channel} and name = ${FACT}`)
  const mark = rows[0]?.value ?? ''
  const since = new Date(mark.split('/')[0] ?? '')
  return Number.isNaN(since.getTime()) ? undefined : { since, mark }
}

/** Forgets what was missed, once all of it is read; what was missed meanwhile has another mark, and stays. */
export async function missedAreRead(
  { sql: db }: Pick<Store, 'sql'>,
  channel: string,
  { mark }: MissedEvents,
): Promise<void> {
  await db.execute(
    sql`delete from channel_facts where channel = ${channel} and name = ${FACT} and value = ${mark}`,
  )
}
