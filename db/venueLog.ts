import { desc, eq, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import type { Span } from './figures.ts'
import { gates, openVisits, visits } from './schema/index.ts'
import type { VisitEnd } from './visits.ts'

/** A line of a venue's log. */
export type LogLine = {
  readonly personId: number | null
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly endedBy: VisitEnd | null
  readonly gateName: string
  readonly companions: number
}

export type VenueDay = {
  readonly visits: number
  readonly outs: number
  readonly inside: number
}

/** A venue's day in numbers: how many came, left, and are inside now. */
export async function venueDay({ sql: db }: Store, venueId: number, span: Span): Promise<VenueDay> {
  const [totals] = await db
    .select({
      visits: sql<number>`count(*)::int`,
      outs: sql<number>`count(*) filter (where ${visits.endedBy} = 'out')::int`,
    })
    .from(visits)
    .where(within(venueId, span))
  const [inside] = await db
    .select({ people: sql<number>`coalesce(sum(1 + ${openVisits.companions}), 0)::int` })
    .from(openVisits)
    .where(eq(openVisits.venueId, venueId))
  return { visits: totals?.visits ?? 0, outs: totals?.outs ?? 0, inside: inside?.people ?? 0 }
}

/** A venue's newest visits of a span. */
export async function venueLog(
  { sql: db }: Store,
  venueId: number,
  span: Span,
  limit: number,
): Promise<LogLine[]> {
  return db
    .select({
      personId: visits.personId,
      startedAt: visits.startedAt,
      endedAt: visits.endedAt,
      endedBy: sql<VisitEnd | null>`${visits.endedBy}`,
      gateName: gates.name,
      companions: visits.companions,
    })
    .from(visits)
    .innerJoin(gates, eq(gates.id, visits.gateId))
    .where(within(venueId, span))
    .orderBy(desc(visits.startedAt), desc(visits.id))
    .limit(limit)
}

function within(venueId: number, { from, to }: Span) {
  return sql`${visits.venueId} = ${venueId} and ${visits.startedAt} >= ${from.toISOString()}::timestamptz
    and ${visits.startedAt} < ${to.toISOString()}::timestamptz`
}
