import { and, eq, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { openVisits, visits } from './schema/index.ts'
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

type OpenVisitRow = Omit<OpenVisit, 'startedAt' | 'endsAt'> & {
  readonly startedAt: string
  readonly endsAt: string
}

export async function openVisitOf(
  { client }: Pick<Store, 'client'>,
  personId: number,
): Promise<OpenVisit | undefined> {
  const [row] = await client<OpenVisitRow[]>`
    select o.visit_id as "visitId", o.started_at as "startedAt", o.venue_id as "venueId", v.name as "venueName",
           v.type as "venueType", o.gate_id as "gateId", g.name as "gateName", o.companions, o.ends_at as "endsAt"
      from open_visits o join venues v on v.id = o.venue_id join gates g on g.id = o.gate_id
     where o.person_id = ${personId}`
  return row && { ...row, startedAt: new Date(row.startedAt), endsAt: new Date(row.endsAt) }
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
export async function openVisit({ client }: Pick<Store, 'client'>, visit: NewVisit): Promise<VisitKey> {
  const { personId, venueId, gateId, companions = 0 } = visit
  const [row] = await client<{ id: number; started_at: string }[]>`
    with visit as (
      insert into visits (person_id, venue_id, gate_id, started_at, recorded_by, scanned_by, companions, legal_basis)
      values (${personId}, ${venueId}, ${gateId}, ${visit.startedAt.toISOString()}::text::timestamptz, ${visit.recordedBy},
              ${visit.scannedBy ?? null}, ${companions}, ${visit.legalBasis})
      returning id, started_at
    ), here as (
      insert into open_visits (person_id, visit_id, started_at, venue_id, gate_id, companions, ends_at)
      select ${personId}::bigint, id, started_at, ${venueId}::bigint, ${gateId}::bigint, ${companions}::smallint,
             ${visit.endsAt.toISOString()}::text::timestamptz from visit
    ), counted as (
      ${countingPassage({ client }, { venueId, at: visit.startedAt, ins: 1, outs: 0 })}
    )
    select id, started_at from visit`
  if (!row) throw new Error('a visit was not inserted')
  return { id: row.id, startedAt: new Date(row.started_at) }
}

/** Ends a person's open visit; a time before its start ends it at its start. */
export async function endVisit(
  { client }: Pick<Store, 'client'>,
  personId: number,
  endedAt: Date,
  endedBy: VisitEnd,
): Promise<void> {
  const [ended] = await client<{ venue_id: number; ended_at: string }[]>`
    select venue_id, ended_at from end_visit(${personId}, ${endedAt.toISOString()}::text::timestamptz, ${endedBy})`
  if (ended && endedBy === 'out')
    await countPassage({ client }, ended.venue_id, new Date(ended.ended_at), 'outs', 1)
}

/** Where a person was before a visit, if it began since a moment, and how that ended. */
export async function visitBefore(
  { client }: Pick<Store, 'client'>,
  personId: number,
  { id, startedAt }: VisitKey,
  since: Date,
): Promise<{ readonly venueId: number; readonly endedBy: VisitEnd | null } | undefined> {
  const [row] = await client<{ venueId: number; endedBy: VisitEnd | null }[]>`
    select venue_id as "venueId", ended_by as "endedBy"
      from visit_before(${personId}, ${startedAt.toISOString()}::text::timestamptz, ${id}, ${since.toISOString()}::text::timestamptz)`
  return row
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
