import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** A venue whose hour may be hard to believe. */
export type SuspectedVenue = {
  readonly id: number
  readonly type: string
  readonly capacity: number | null
  readonly closingMinute: number | null
}

/**
 * From how many arrivals in the hour on a venue is looked at: where nobody usually comes, by day only where it told when it closes;
 * and where many do. And how many venues.
 */
export type Sieve = {
  readonly least: number
  readonly isNight: boolean
  readonly leastOfMany: number
  readonly atMost: number
}

/**
 * The venues of an hour that are worth a closer look, those first to which nobody came at this time of the last three such
 * weekdays. What came on each of three days is usual, so the least of them is a bound, read by three short ranges a venue.
 */
export async function suspectedVenues(
  { sql: db }: Pick<Store, 'sql'>,
  hour: Date,
  { least, isNight, leastOfMany, atMost }: Sieve,
): Promise<SuspectedVenue[]> {
  const at = moment(hour)
  const rows = await db.execute<{
    id: number
    type: string
    capacity: number | null
    closing_minute: number | null
  }>(sql`
    with suspected as materialized (
      select h.venue_id, h.ins, usual <= 0 as is_unusual
        from venue_hours h
       cross join lateral (select least(${mostBefore(at, 7)}, ${mostBefore(at, 14)}, ${mostBefore(at, 21)}) as usual) before
       where h.hour = ${at} and (h.ins >= ${leastOfMany} or (h.ins >= ${least} and ${isNight ? sql`true` : TELLS_CLOSING}))
         and (usual <= 0 or (h.ins >= ${leastOfMany} and h.ins > usual))
       order by is_unusual desc, h.ins desc limit ${atMost}
    )
    select v.* from suspected s
     cross join lateral (select id, type, capacity, closing_minute from venues where id = s.venue_id offset 0) v`)
  return rows.map(({ closing_minute, ...venue }) => ({ ...venue, closingMinute: closing_minute }))
}

const TELLS_CLOSING = sql`exists (select from venues v where v.id = h.venue_id and v.closing_minute is not null)`

/** The most arrivals some days before in the hour, the one before it or the one after. */
function mostBefore(at: SQL, days: number): SQL {
  return sql`coalesce((select max(p.ins) from venue_hours p where p.venue_id = h.venue_id and ${aroundHour(at, sql`${days}::int`)}), 0)`
}

/** By hours and not by days: a clock that was changed meanwhile moves them by one, which they overlap. */
function aroundHour(at: SQL, days: SQL): SQL {
  return sql`p.hour between ${at} - make_interval(hours => 24 * ${days} + 1) and ${at} - make_interval(hours => 24 * ${days} - 1)`
}

export type PastOfVenue = { readonly knownDays: number; readonly hourly: readonly number[] }

/** What came to some venues on so many days before a day, in all and around an hour of it. */
export async function pastOfVenues(
  { sql: db }: Pick<Store, 'sql'>,
  venueIds: readonly number[],
  { day, hour, days }: { readonly day: string; readonly hour: Date; readonly days: number },
): Promise<ReadonlyMap<number, PastOfVenue>> {
  const rows = await db.execute<{ id: number; known: number; hourly: number[] }>(sql`
    select c.id,
           (select count(*) from venue_days d where d.venue_id = c.id and d.ins > 0
             and d.day >= ${day}::date - ${days}::int and d.day < ${day}::date)::int as known,
           array(select max(p.ins) from generate_series(1, ${days}::int) as back (days)
             cross join lateral (select ins from venue_hours p
               where p.venue_id = c.id and ${aroundHour(moment(hour), sql`back.days`)} offset 0) p
             group by back.days having max(p.ins) > 0) as hourly
      from unnest(${sql.param(venueIds)}::bigint[]) as c (id)`)
  return new Map(rows.map(({ id, known, hourly }) => [Number(id), { knownDays: known, hourly }]))
}

function moment(at: Date): SQL {
  return sql`${at.toISOString()}::timestamptz`
}
