import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import type { Span } from './figures.ts'

/** Of so many persons one look follows the ways; an attack on more is seen in the first. */
const PERSONS_AT_ONCE = 1_000

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

/** The arrivals of those who came to several venues within a short span, recorded in these ways. */
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
    movers as (
      select person_id from seen group by person_id having count(distinct venue_id) > 1 order by person_id limit ${PERSONS_AT_ONCE}
    )
    select s.person_id, s.venue_id, s.started_at as at, n.unit from movers m join seen s on s.person_id = m.person_id
     cross join lateral (select edition || ' ' || unit_code as unit from venues where id = s.venue_id offset 0) n`)
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
