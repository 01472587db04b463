import { and, asc, desc, eq, gte, inArray, lt, lte, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { leaveVisit, placeOf, type RecordedVisit, recordedColumns } from './doorVisits.ts'
import { gates, openVisits, venues, visits } from './schema/index.ts'
import { countPassage, holdHours } from './venueHours.ts'
import type { GateDirection } from './venues.ts'
import { isVisit, type VisitKey } from './visits.ts'

/** A visit as its person reads of it. */
export type OwnVisit = RecordedVisit & {
  readonly venueName: string
  readonly venueType: string
  readonly edition: string
  readonly unitCode: string
  readonly gateDirection: GateDirection
}

const columns = {
  ...recordedColumns,
  venueName: venues.name,
  venueType: venues.type,
  edition: venues.edition,
  unitCode: venues.unitCode,
  gateDirection: sql<GateDirection>`${gates.direction}`,
}

function read({ sql: db }: Store) {
  return db
    .select(columns)
    .from(visits)
    .innerJoin(venues, eq(venues.id, visits.venueId))
    .innerJoin(gates, eq(gates.id, visits.gateId))
}

/** A part of what people visited: from a moment on, up to where the visits of a page before began. */
export type Part = { readonly from: Date; readonly before: VisitKey; readonly limit: number }

/** Visits of some people that began in a span, the newest first. */
export async function ownVisits(
  store: Store,
  personIds: readonly number[],
  { from, before, limit }: Part,
): Promise<OwnVisit[]> {
  return (
    read(store)
      .where(
        and(
          inArray(visits.personId, [...personIds]),
          gte(visits.startedAt, from),
          lte(visits.startedAt, before.startedAt),
          sql`(${visits.startedAt}, ${visits.id}) < ${placeOf(before)}`,
        ),
      )
      // Ordered by what no index gives: of a day that has just begun nothing is known yet, and the planner would go through all of its
      // visits in their order, looking for the person's.
      .orderBy(sql`${visits.startedAt} + interval '0' desc`, desc(visits.id))
      .limit(limit)
  )
}

/** A visit by its key, if it is one of theirs. */
export async function ownVisit(
  store: Store,
  personIds: readonly number[],
  key: VisitKey,
): Promise<OwnVisit | undefined> {
  const [visit] = await read(store).where(and(isVisit(key), inArray(visits.personId, [...personIds])))
  return visit
}

/** When the person's next visit began, wherever it was. */
export async function startOfNext({ sql: db }: Store, visit: RecordedVisit): Promise<Date | undefined> {
  const [next] = await db
    .select({ startedAt: visits.startedAt })
    .from(visits)
    .where(
      and(
        eq(visits.personId, visit.personId),
        gte(visits.startedAt, visit.startedAt),
        sql`(${visits.startedAt}, ${visits.id}) > ${placeOf(visit)}`,
      ),
    )
    .orderBy(asc(visits.startedAt), asc(visits.id))
    .limit(1)
  return next?.startedAt
}

/** Ends a visit of a locked person when that person says that they left, whatever was taken to be its end before. */
export async function leaveAt(store: Store, visit: RecordedVisit, at: Date): Promise<Date> {
  const before = visit.endedBy === 'out' ? visit.endedAt : null
  if (before) {
    await holdHours(store, visit.venueId, [before, at])
    await countPassage(store, visit.venueId, before, 'outs', -1)
  }
  return leaveVisit(store, visit, at)
}

/** Lets a person's open visit go on by itself until a moment, if it would have ended before. */
export async function prolong(
  { sql: db }: Store,
  personId: number,
  visitId: number,
  until: Date,
): Promise<void> {
  await db
    .update(openVisits)
    .set({ endsAt: until })
    .where(
      and(eq(openVisits.personId, personId), eq(openVisits.visitId, visitId), lt(openVisits.endsAt, until)),
    )
}
