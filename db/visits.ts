import { and, eq, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { gates, openVisits, venues, visits } from './schema/index.ts'
import { countingPassage, countPassage } from './venueHours.ts'

/** Where a person is now. */
export type OpenVisit = {
  readonly visitId: number
  readonly startedAt: Date
  readonly venueId: number
  readonly venueName: string
  readonly venueType: string
  readonly gateId: number
  readonly gateName: string
  readonly companions: number
  /** When it ends by itself. */
  readonly endsAt: Date
}

/** How a visit ended: the person said so, came in elsewhere, stayed as long as one usually does there, or was erased. */
export type VisitEnd = 'out' | 'elsewhere' | 'usual stay' | 'erased'

export type VisitKey = { readonly id: number; readonly startedAt: Date }

/** A visit by its key and, where it is known, its venue, by which visits may be spread over servers. */
export function isVisit({ id, startedAt, venueId }: VisitKey & { readonly venueId?: number }) {
  const at = venueId === undefined ? undefined : eq(visits.venueId, venueId)
  return and(eq(visits.startedAt, startedAt), eq(visits.id, id), at)
}

export async function openVisitOf({ sql: db }: Store, personId: number): Promise<OpenVisit | undefined> {
  const rows = await db
    .select({
      visitId: openVisits.visitId,
      startedAt: openVisits.startedAt,
      venueId: openVisits.venueId,
      venueName: venues.name,
      venueType: venues.type,
      gateId: openVisits.gateId,
      gateName: gates.name,
      companions: openVisits.companions,
      endsAt: openVisits.endsAt,
    })
    .from(openVisits)
    .innerJoin(venues, eq(venues.id, openVisits.venueId))
    .innerJoin(gates, eq(gates.id, openVisits.gateId))
    .where(eq(openVisits.personId, personId))
  return rows[0]
}

/** Whether a visit of a person goes on. */
export async function isOpenVisit(
  { sql: db }: Store,
  { personId, visitId }: { readonly personId: number; readonly visitId: number },
): Promise<boolean> {
  const rows = await db
    .select({ visitId: openVisits.visitId })
    .from(openVisits)
    .where(and(eq(openVisits.personId, personId), eq(openVisits.visitId, visitId)))
  return rows.length > 0
}

export type NewVisit = {
  readonly personId: number
  readonly venueId: number
  readonly gateId: number
  readonly startedAt: Date
  /** When it ends by itself. */
  readonly endsAt: Date
  readonly recordedBy: string
  /** Who of the venue's people recorded it; nobody when the visitor did. */
  readonly scannedBy?: number
  readonly companions?: number
  readonly legalBasis: string
}

/** Opens a visit and counts the arrival, in one round trip. The person must have no other open one. */
export async function openVisit({ sql: db }: Pick<Store, 'sql'>, visit: NewVisit): Promise<VisitKey> {
  const { personId, venueId, gateId, companions = 0 } = visit
  const rows = await db.execute<{ id: number; started_at: string }>(sql`
    with visit as (
      insert into visits (person_id, venue_id, gate_id, started_at, recorded_by, scanned_by, companions, legal_basis)
      values (${personId}, ${venueId}, ${gateId}, ${visit.startedAt.toISOString()}::timestamptz, ${visit.recordedBy},
              ${visit.scannedBy ?? null}, ${companions}, ${visit.legalBasis})
      returning id, started_at
    ), here as (
      insert into open_visits (person_id, visit_id, started_at, venue_id, gate_id, companions, ends_at)
      select ${personId}::bigint, id, started_at, ${venueId}::bigint, ${gateId}::bigint, ${companions}::smallint,
             ${visit.endsAt.toISOString()}::timestamptz from visit
    ), counted as (
      ${countingPassage({ venueId, at: visit.startedAt, ins: 1, outs: 0 })}
    )
    select id, started_at from visit`)
  const [row] = rows
  if (!row) throw new Error('a visit was not inserted')
  return { id: row.id, startedAt: new Date(row.started_at) }
}

/** Ends a person's open visit; a time before its start ends it at its start. */
export async function endVisit(
  { sql: db }: Pick<Store, 'sql'>,
  personId: number,
  endedAt: Date,
  endedBy: VisitEnd,
): Promise<void> {
  const rows = await db.execute<{ venue_id: number; ended_at: string }>(sql`
    with here as (
      delete from open_visits where person_id = ${personId}
      returning visit_id, venue_id, started_at, greatest(started_at, ${endedAt.toISOString()}::timestamptz) as ended_at
    ), visit as (
      update visits v set ended_at = here.ended_at, ended_by = ${endedBy}
        from here where v.started_at = here.started_at and v.id = here.visit_id and v.venue_id = here.venue_id
    )
    select venue_id, ended_at from here`)
  const [ended] = rows
  if (ended && endedBy === 'out')
    await countPassage({ sql: db }, ended.venue_id, new Date(ended.ended_at), 'outs', 1)
}

/** Sets how many came with a person's open visit. */
export async function setCompanions(
  { sql: db }: Store,
  personId: number,
  companions: number,
): Promise<boolean> {
  const [open] = await db
    .update(openVisits)
    .set({ companions })
    .where(eq(openVisits.personId, personId))
    .returning()
  if (!open) return false
  await db
    .update(visits)
    .set({ companions })
    .where(isVisit({ ...open, id: open.visitId }))
  return true
}

/** Ends the visits whose usual stay is over, a bounded number at a time, at the moment at which they were due to end. */
export async function endOverdueVisits({ sql: db }: Store, now: Date, limit: number): Promise<number> {
  const rows = await db.execute(sql`
    with due as (
      delete from open_visits where person_id in (
        select person_id from open_visits where ends_at <= ${now.toISOString()}::timestamptz
         order by ends_at limit ${limit} for update skip locked)
      returning visit_id, started_at, venue_id, ends_at
    )
    update visits v set ended_at = due.ends_at, ended_by = 'usual stay'
      from due where v.started_at = due.started_at and v.id = due.visit_id and v.venue_id = due.venue_id returning v.id`)
  return rows.length
}
