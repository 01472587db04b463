import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** A span of time: from its start to before its end. */
export type Span = { readonly from: Date; readonly to: Date }

/**
 * The figures of a unit and all below it in a span. A venue is open when it was registered before the span's end and
 * was neither closed nor suspended before its start; it is active when somebody came in.
 */
export type UnitFigures = {
  readonly open: number
  readonly active: number
  readonly ins: number
  readonly outs: number
}

const subtree = (edition: string, unitCode: string) => sql`
  below as (
    select code from units where edition = ${edition} and code = ${unitCode}
    union all
    select u.code from units u join below b on u.parent_code = b.code where u.edition = ${edition}
  )`

const openVenues = (edition: string, span: Span) => sql`
  open_venues as (
    select v.id, v.name, v.unit_code from venues v join below b on b.code = v.unit_code
     where v.edition = ${edition} and v.created_at < ${span.to.toISOString()}::timestamptz
       and coalesce(v.closed_at, 'infinity') > ${span.from.toISOString()}::timestamptz
       and coalesce(v.suspended_at, 'infinity') > ${span.from.toISOString()}::timestamptz
  )`

const counted = (span: Span) => sql`
  counted as (
    select h.venue_id, sum(h.ins) as ins, sum(h.outs) as outs from venue_hours h join open_venues v on v.id = h.venue_id
     where h.hour >= ${span.from.toISOString()}::timestamptz and h.hour < ${span.to.toISOString()}::timestamptz
     group by h.venue_id
  )`

export async function unitFigures(
  { sql: db }: Store,
  { edition, unitCode }: { edition: string; unitCode: string },
  span: Span,
): Promise<UnitFigures> {
  const rows = await db.execute<UnitFigures>(sql`
    with recursive ${subtree(edition, unitCode)}, ${openVenues(edition, span)}, ${counted(span)}
    select (select count(*)::int from open_venues) as open,
           (select count(*)::int from counted where ins > 0) as active,
           (select coalesce(sum(ins), 0)::int from counted) as ins,
           (select coalesce(sum(outs), 0)::int from counted) as outs`)
  const [row] = rows
  if (!row) throw new Error('figures without a row')
  return row
}

/** The names of a lowest unit's own venues without a visit in the span. */
export async function venuesWithoutVisit(
  { sql: db }: Store,
  { edition, unitCode }: { edition: string; unitCode: string },
  span: Span,
): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    with recursive ${subtree(edition, unitCode)}, ${openVenues(edition, span)}, ${counted(span)}
    select v.name from open_venues v left join counted c on c.venue_id = v.id
     where coalesce(c.ins, 0) <= 0 order by v.name, v.id`)
  return rows.map((row) => row.name)
}

/** The codes of the units right below one that have open venues and no visit in the span. */
export async function unitsWithoutVisit(
  { sql: db }: Store,
  { edition, unitCode }: { edition: string; unitCode: string },
  span: Span,
): Promise<string[]> {
  const rows = await db.execute<{ code: string }>(sql`
    with recursive child as (
      select code, code as top from units where edition = ${edition} and parent_code = ${unitCode}
      union all
      select u.code, c.top from units u join child c on u.parent_code = c.code where u.edition = ${edition}
    ), below as (select code from child), ${openVenues(edition, span)}, ${counted(span)}
    select c.top as code from child c join open_venues v on v.unit_code = c.code
      left join counted n on n.venue_id = v.id
     group by c.top having coalesce(sum(n.ins), 0) <= 0 order by c.top`)
  return rows.map((row) => row.code)
}

/** Visits that began in the span and were recorded only after a moment. */
export async function visitsRecordedAfter(
  { sql: db }: Store,
  { edition, unitCode }: { edition: string; unitCode: string },
  { from, to }: Span,
  moment: Date,
): Promise<number> {
  const rows = await db.execute<{ count: number }>(sql`
    with recursive ${subtree(edition, unitCode)}
    select count(*)::int as count from visits v
      join venues p on p.id = v.venue_id join below b on b.code = p.unit_code
     where p.edition = ${edition} and v.started_at >= ${from.toISOString()}::timestamptz
       and v.started_at < ${to.toISOString()}::timestamptz
       and v.recorded_at > ${moment.toISOString()}::timestamptz`)
  return rows[0]?.count ?? 0
}
