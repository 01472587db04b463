import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import type { Span } from './figures.ts'
import type { LogPart } from './venueLog.ts'

export type VenueCounts = { readonly visits: number; readonly outs: number }

/** How many came to a venue and left it in a span, by its hours: of any number of visits in the same time. */
export async function venueCounts(
  { sql: db }: Store,
  venueId: number,
  { from, to }: Span,
): Promise<VenueCounts> {
  const [row] = await db.execute<VenueCounts>(sql`
    select coalesce(sum(ins), 0)::int as visits, coalesce(sum(outs), 0)::int as outs from venue_hours
     where venue_id = ${venueId} and hour >= ${from.toISOString()}::timestamptz and hour < ${to.toISOString()}::timestamptz`)
  return row ?? { visits: 0, outs: 0 }
}

/** Visits through one gate are counted one by one, so no further than this: "more than 2,000" says as much. */
export const GATE_VISITS_COUNTED = 2_000

/** How many came through one gate; one more than are counted when there are more. */
export async function gateVisits(
  { sql: db }: Store,
  { venueId, span: { from, to }, gateId = 0 }: LogPart,
): Promise<number> {
  const [row] = await db.execute<{ visits: number }>(sql`
    select count(*)::int as visits from (
      select 1 from visits
       where venue_id = ${venueId} and started_at >= ${from.toISOString()}::timestamptz
         and started_at < ${to.toISOString()}::timestamptz and gate_id = ${gateId}
       limit ${GATE_VISITS_COUNTED + 1}) as counted`)
  return row?.visits ?? 0
}

/**
 * Visits of a span whose visitor had no declaration by one of these forms that was valid when they came. Visits of nobody any more are left out: what
 * they had declared is gone as well.
 */
export async function visitsWithoutDeclaration(
  { sql: db }: Store,
  venueId: number,
  { from, to }: Span,
  templates: readonly string[],
): Promise<number> {
  const [row] = await db.execute<{ visits: number }>(sql`
    select count(*)::int as visits from visits v
     where v.venue_id = ${venueId} and v.started_at >= ${from.toISOString()}::timestamptz
       and v.started_at < ${to.toISOString()}::timestamptz and v.person_id is not null
       and not exists (select 1 from declarations d
                        where d.person_id = v.person_id and d.template = any(${sql.param(templates)}::text[])
                          and d.declared_at <= v.started_at and d.valid_until > v.started_at)`)
  return row?.visits ?? 0
}
