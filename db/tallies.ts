import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** How often something happened on a channel since it was last written down. */
export type Tally = { readonly channel: string; readonly what: string; readonly count: number }

/** Adds to the counts of the present hour. */
export async function addTallies({ sql: db }: Pick<Store, 'sql'>, tallies: readonly Tally[]): Promise<void> {
  if (tallies.length === 0) return
  await db.execute(sql`
    insert into tallies as t (channel, what, hour, count, last_at)
    select n.channel, n.what, date_trunc('hour', clock_timestamp()), n.count, clock_timestamp()
      from unnest(${sql.param(tallies.map((tally) => tally.channel))}::text[],
                  ${sql.param(tallies.map((tally) => tally.what))}::text[],
                  ${sql.param(tallies.map((tally) => tally.count))}::int[]) as n (channel, what, count)
     order by n.channel, n.what
    on conflict (channel, what, hour) do update set count = t.count + excluded.count, last_at = excluded.last_at`)
}

export type RecentTally = { readonly what: string; readonly count: number; readonly lastAt: Date }

/** What happened on a channel in the last 24 hours. */
export async function recentTallies(
  { sql: db }: Pick<Store, 'sql'>,
  channel: string,
): Promise<RecentTally[]> {
  const rows = await db.execute<{ what: string; count: number; last_at: string }>(sql`
    select what, sum(count)::int as count, max(last_at) as last_at from tallies
     where channel = ${channel} and hour > clock_timestamp() - interval '24 hours' group by what order by what`)
  return rows.map(({ what, count, last_at }) => ({ what, count, lastAt: new Date(last_at) }))
}

/**
 * How long a channel has been silent, and how many of something usually come in a time of that length: what came on the
 * seven days before at the same hours. Undefined while nothing has ever come.
 */
export async function silenceOf(
  { sql: db }: Pick<Store, 'sql'>,
  channel: string,
  what: string,
): Promise<{ readonly seconds: number; readonly usual: number } | undefined> {
  const rows = await db.execute<{ seconds: number; usual: number }>(sql`
    with newest as (
      select max(last_at) as at from tallies where channel = ${channel} and what = ${what}
    )
    select extract(epoch from clock_timestamp() - n.at)::float8 as seconds,
           coalesce(sum(t.count * greatest(0, extract(epoch from
             least(t.hour + interval '1 hour', clock_timestamp() - d.days) - greatest(t.hour, n.at - d.days))) / 3600), 0)::float8
             / 7 as usual
      from newest n cross join (select make_interval(days => day) as days from generate_series(1, 7) as day) d
      left join tallies t on t.channel = ${channel} and t.what = ${what}
       and t.hour between date_trunc('hour', n.at - d.days) and clock_timestamp() - d.days
     where n.at is not null group by n.at`)
  return rows[0]
}

/** How often something happened lately, and how often it usually does in a time of that length. */
export type Surge = { readonly what: string; readonly lately: number; readonly usual: number }

/** What happened on a channel in this hour and the one before, beside two hours of the week before them. */
export async function surgesOf({ sql: db }: Pick<Store, 'sql'>, channel: string): Promise<Surge[]> {
  return db.execute<Surge>(sql`
    with lately as (select date_trunc('hour', clock_timestamp()) - interval '1 hour' as since)
    select t.what,
           coalesce(sum(t.count) filter (where t.hour >= l.since), 0)::int as lately,
           (coalesce(sum(t.count) filter (where t.hour < l.since), 0) * 2 / (7 * 24.0))::float8 as usual
      from tallies t cross join lately l
     where t.channel = ${channel} and t.hour >= l.since - interval '7 days' group by t.what order by t.what`)
}
