import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import type { Span } from './figures.ts'

/**
 * Of so many persons one look follows the ways: of each venue its latest, then of each the latest but one, and so on, so that where
 * thousands are made to go around others are seen all the same. Three at a venue are enough for a flag: a look sees them at 1,600 venues.
 */
const PERSONS_AT_ONCE = 5_000

/** Arrivals at one gate of a venue within a slot. */
export type SlotOfGate = {
  readonly venueId: number
  readonly gateId: number
  readonly startsAt: Date
  readonly count: number
  readonly firstAt: Date
  readonly lastAt: Date
}

/** What was recorded in these ways at some venues, by gate and slot of some minutes. */
export async function slotsOfVenues(
  { sql: db }: Pick<Store, 'sql'>,
  venueIds: readonly number[],
  { from, to }: Span,
  { ways, minutes }: { readonly ways: readonly string[]; readonly minutes: number },
): Promise<SlotOfGate[]> {
  const rows = await db.execute<{
    venue_id: number
    gate_id: number
    slot: string
    count: number
    first: string
    last: string
  }>(sql`
    select s.venue_id, s.gate_id, s.slot, count(*)::int as count, min(s.started_at) as first, max(s.started_at) as last
      from unnest(${sql.param(venueIds)}::bigint[]) as c (id)
     cross join lateral (
       select v.venue_id, v.gate_id, v.started_at, date_bin(make_interval(mins => ${minutes}::int), v.started_at, ${moment(from)}) as slot
         from visits v where v.venue_id = c.id and ${within({ from, to })} and v.recorded_by = any(${sql.param(ways)}::text[]) offset 0) s
     group by s.venue_id, s.gate_id, s.slot`)
  return rows.map((row) => ({
    venueId: Number(row.venue_id),
    gateId: Number(row.gate_id),
    startsAt: new Date(row.slot),
    count: row.count,
    firstAt: new Date(row.first),
    lastAt: new Date(row.last),
  }))
}

/** Somebody's arrival at a venue of a unit. */
export type ArrivalInUnit = {
  readonly personId: number
  readonly venueId: number
  readonly unit: string
  readonly at: Date
}

/**
 * The arrivals of those who came to venues of several units within a short span, recorded in these ways. It sorts and joins nothing,
 * which takes no longer when an attack makes more of them than the database expects.
 */
export async function arrivalsOfMovers(
  { sql: db }: Pick<Store, 'sql'>,
  span: Span,
  ways: readonly string[],
): Promise<ArrivalInUnit[]> {
  const rows = await db.execute<{ person_id: number; venue_id: number; at: string; unit: string }>(sql`
    with seen as materialized (
      select v.person_id, v.venue_id, v.started_at from visits v
       where ${within(span)} and v.person_id is not null and v.recorded_by = any(${sql.param(ways)}::text[])
    ),
    persons as (
      select *, min(venue_id) over person <> max(venue_id) over person as has_moved from seen window person as (partition by person_id)
    ),
    moved as (
      select p.*, n.unit from persons p
       cross join lateral (select edition || ' ' || unit_code as unit from venues where id = p.venue_id offset 0) n where p.has_moved
    ),
    units as (select *, min(unit) over person <> max(unit) over person as is_far from moved window person as (partition by person_id)),
    places as (
      select *, row_number() over (partition by venue_id order by started_at desc) as place from units where is_far
    ),
    first_places as (select *, min(place) over (partition by person_id) as first_place from places),
    followed as (select *, dense_rank() over (order by first_place, person_id) as turn from first_places)
    select person_id, venue_id, started_at as at, unit from followed where turn <= ${PERSONS_AT_ONCE}`)
  return rows.map((row) => ({
    personId: Number(row.person_id),
    venueId: Number(row.venue_id),
    unit: row.unit,
    at: new Date(row.at),
  }))
}

/** Nobody saw those come of whom it is only inferred. */
function within({ from, to }: Span): SQL {
  return sql`v.started_at >= ${moment(from)} and v.started_at < ${moment(to)} and not v.start_inferred`
}

function moment(at: Date): SQL {
  return sql`${at.toISOString()}::timestamptz`
}
