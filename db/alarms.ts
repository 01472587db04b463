import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** Something that the operator must look at. */
export type Alarm = {
  readonly name: string
  readonly reason: string
  readonly count: number
  readonly raisedAt: Date
  readonly lastAt: Date
}

/** Raises an alarm, or counts one that stands. True when it is new. */
export async function raiseAlarm(
  { sql: db }: Pick<Store, 'sql'>,
  name: string,
  reason: string,
): Promise<boolean> {
  const rows = await db.execute<{ count: number }>(sql`
    insert into alarms as a (name, reason, count, raised_at, last_at)
    values (${name}, ${reason}, 1, clock_timestamp(), clock_timestamp())
    on conflict (name) do update set reason = excluded.reason, count = a.count + 1, last_at = excluded.last_at
    returning count`)
  return rows[0]?.count === 1
}

/** Ends an alarm whose cause is gone. */
export async function clearAlarm({ sql: db }: Pick<Store, 'sql'>, name: string): Promise<void> {
  await db.execute(sql`delete from alarms where name = ${name}`)
}

/** Ends all alarms whose names begin so, and which were not raised again in so many seconds. */
export async function clearAlarms(
  { sql: db }: Pick<Store, 'sql'>,
  beginning: string,
  seconds = 0,
): Promise<void> {
  await db.execute(sql`
    delete from alarms
     where starts_with(name, ${beginning}) and last_at <= clock_timestamp() - make_interval(secs => ${seconds})`)
}

export async function alarmsNow({ sql: db }: Pick<Store, 'sql'>): Promise<Alarm[]> {
  const rows = await db.execute<{
    name: string
    reason: string
    count: number
    raised_at: string
    last_at: string
  }>(sql`select * from alarms order by raised_at`)
  return rows.map(({ name, reason, count, raised_at, last_at }) => ({
    name,
    reason,
    count,
    raisedAt: new Date(raised_at),
    lastAt: new Date(last_at),
  }))
}
