import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { below, type Days } from './figures.ts'
import type { UnitKey } from './officials.ts'

/** What was hard to believe of a venue on a day of the city. */
export type Flag = {
  readonly venueId: number
  readonly day: string
  readonly kind: 'hour' | 'burst' | 'day' | 'speed'
  readonly count: number
  readonly firstAt: Date
  readonly lastAt: Date
}

/** Keeps a flag, of a venue's day and kind the one with the most: looked at again it is the same. */
export async function raiseFlag({ sql: db }: Pick<Store, 'sql'>, flag: Flag): Promise<void> {
  const { venueId, day, kind, count, firstAt, lastAt } = flag
  await db.execute(sql`
    insert into plausibility_flags (venue_id, day, kind, count, first_at, last_at)
    values (${venueId}, ${day}::date, ${kind}, ${count}, ${firstAt.toISOString()}::timestamptz, ${lastAt.toISOString()}::timestamptz)
    on conflict (venue_id, day, kind) do update
       set count = excluded.count, first_at = excluded.first_at, last_at = excluded.last_at
     where plausibility_flags.count < excluded.count`)
}

/** A flag with what officials may be told of its venue. */
export type FlagOfVenue = Flag & { readonly venueName: string }

/** The flags of a unit and all below it on some days, the newest first; of those that ended before a moment none. */
export async function flagsOfUnit(
  { sql: db }: Pick<Store, 'sql'>,
  { edition, unitCode }: UnitKey,
  days: Days,
  since?: Date,
): Promise<FlagOfVenue[]> {
  const rows = await db.execute<FlagRow & { name: string }>(sql`
    with recursive ${below(edition, [unitCode])},
    flags as materialized (select * from plausibility_flags f where ${onDays(days, since)})
    select f.venue_id, to_char(f.day, 'YYYY-MM-DD') as day, f.kind, f.count, f.first_at, f.last_at, v.name
      from flags f join venues v on v.id = f.venue_id
     where exists (select from venue_placements p join below b on b.code = p.unit_code
                    where p.venue_id = f.venue_id and p.edition = ${edition})
     order by f.last_at desc, f.venue_id, f.kind`)
  return rows.map((row) => ({ ...flagOf(row), venueName: row.name }))
}

/** How many venues have flags on some days in each of some units and all below it; units without any are left out. */
export async function flaggedVenues(
  { sql: db }: Pick<Store, 'sql'>,
  edition: string,
  unitCodes: readonly string[],
  days: Days,
  since?: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.execute<{ top: string; count: number }>(sql`
    with recursive ${below(edition, unitCodes)},
    flagged as materialized (select distinct f.venue_id from plausibility_flags f where ${onDays(days, since)})
    select b.top, count(distinct f.venue_id)::int as count
      from flagged f
     cross join lateral (select unit_code from venue_placements where venue_id = f.venue_id and edition = ${edition} offset 0) p
      join below b on b.code = p.unit_code
     group by b.top`)
  return new Map(rows.map(({ top, count }) => [top, count]))
}

function onDays({ first, last }: Days, since: Date | undefined) {
  const isLate = since ? sql`and f.last_at > ${since.toISOString()}::timestamptz` : sql``
  return sql`f.day between ${first}::date and ${last}::date ${isLate}`
}

/** The flags of some venues at times of arrival, on some days: of speed it is not known who is meant, and most of a full day may be true. */
export async function flaggedTimes(
  { sql: db }: Pick<Store, 'sql'>,
  venueIds: readonly number[],
  { first, last }: Days,
): Promise<Flag[]> {
  const rows = await db.execute<FlagRow>(sql`
    select venue_id, to_char(day, 'YYYY-MM-DD') as day, kind, count, first_at, last_at from plausibility_flags
     where venue_id = any(${sql.param(venueIds)}::bigint[]) and day between ${first}::date and ${last}::date and kind in ('hour', 'burst')`)
  return rows.map(flagOf)
}

/** The owner of a venue with a flag of which owners are told. */
export type FlagOfOwner = FlagOfVenue & { readonly kind: KindForOwners; readonly ownerId: number }
type KindForOwners = Exclude<Flag['kind'], 'speed'>

/** The flags since a moment of which owners may not have heard, of each venue the one with the most. */
export async function flagsForOwners(
  { sql: db }: Pick<Store, 'sql'>,
  days: Days,
  since: Date,
): Promise<FlagOfOwner[]> {
  const rows = await db.execute<FlagRow<KindForOwners> & { name: string; owner_id: number }>(sql`
    select distinct on (f.day, f.venue_id) f.venue_id, to_char(f.day, 'YYYY-MM-DD') as day, f.kind, f.count, f.first_at, f.last_at,
           v.name, v.owner_id
      from plausibility_flags f join venues v on v.id = f.venue_id
     where ${onDays(days, since)} and f.kind <> 'speed' and v.owner_id is not null and v.closed_at is null
     order by f.day, f.venue_id, f.count desc`)
  return rows.map((row) => ({ ...flagOf(row), venueName: row.name, ownerId: Number(row.owner_id) }))
}

type FlagRow<Kind = Flag['kind']> = {
  venue_id: number
  day: string
  kind: Kind
  count: number
  first_at: string
  last_at: string
}

function flagOf<Kind>(row: FlagRow<Kind>): Omit<Flag, 'kind'> & { readonly kind: Kind } {
  return {
    venueId: Number(row.venue_id),
    day: row.day,
    kind: row.kind,
    count: row.count,
    firstAt: new Date(row.first_at),
    lastAt: new Date(row.last_at),
  }
}
