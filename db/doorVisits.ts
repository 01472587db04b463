import { and, asc, desc, eq, gt, gte, lt, lte, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { openVisits, venues, visits } from './schema/index.ts'
import { countPassage } from './venueHours.ts'
import { isVisit, type NewVisit, type VisitEnd, type VisitKey } from './visits.ts'

/** What ends are inferred by: the present, and when a visit that nobody ends is taken to have ended. */
export type EndRule = {
  readonly now: Date
  readonly usualEnd: (venueType: string, startedAt: Date) => Date
}

/** A visit as it was recorded, open or over. */
export type RecordedVisit = VisitKey & {
  readonly personId: number
  readonly venueId: number
  readonly gateId: number
  readonly companions: number
  readonly endedAt: Date | null
  readonly endedBy: VisitEnd | null
  readonly startInferred: boolean
  readonly recordedBy: string
  /** Who of the venue's people saw them come, and who saw them leave; nobody where visitors said so. */
  readonly scannedBy: number | null
  readonly outBy: number | null
}

/** No visit lasts longer by itself, so what comes before another began within this time. */
const LONGEST_STAY_MILLISECONDS = 24 * 3_600_000

/** What is read of a visit. */
export const recordedColumns = {
  id: visits.id,
  startedAt: visits.startedAt,
  personId: sql<number>`${visits.personId}`.mapWith(Number),
  venueId: visits.venueId,
  gateId: visits.gateId,
  companions: visits.companions,
  endedAt: visits.endedAt,
  endedBy: sql<VisitEnd | null>`${visits.endedBy}`,
  startInferred: visits.startInferred,
  recordedBy: visits.recordedBy,
  scannedBy: visits.scannedBy,
  outBy: visits.outBy,
}

/** A visit of somebody who has not been forgotten. */
export async function visitByKey({ sql: db }: Store, key: VisitKey): Promise<RecordedVisit | undefined> {
  const [row] = await db
    .select(recordedColumns)
    .from(visits)
    .where(and(isVisit(key), sql`${visits.personId} is not null`))
  return row
}

/** A person's newest visit at a venue that began in a span, both ends included. */
export async function newestVisitAt(
  { sql: db }: Store,
  personId: number,
  venueId: number,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<RecordedVisit | undefined> {
  const [row] = await db
    .select(recordedColumns)
    .from(visits)
    .where(
      and(
        eq(visits.personId, personId),
        eq(visits.venueId, venueId),
        gte(visits.startedAt, from),
        lte(visits.startedAt, to),
      ),
    )
    .orderBy(desc(visits.startedAt), desc(visits.id))
    .limit(1)
  return row
}

/** Whether a person came somewhere after a moment, wherever they are now. */
export async function cameAfter({ sql: db }: Store, personId: number, at: Date): Promise<boolean> {
  const rows = await db
    .select({ id: visits.id })
    .from(visits)
    .where(and(eq(visits.personId, personId), gt(visits.startedAt, at), eq(visits.startInferred, false)))
    .limit(1)
  return rows.length > 0
}

/**
 * Records an arrival wherever it falls among the person's others: it ends the one before it, and by itself ends as that time
 * ended, if that is over. The person is locked.
 */
export async function recordInOrder(
  store: Store,
  { endsAt: _byRule, ...visit }: NewVisit,
  rule: EndRule,
): Promise<VisitKey> {
  const [key] = await store.sql
    .insert(visits)
    .values(visit)
    .returning({ id: visits.id, startedAt: visits.startedAt })
  if (!key) throw new Error('a visit was not inserted')
  await countPassage(store, visit.venueId, visit.startedAt, 'ins', 1)
  await settleBefore(store, visit.personId, key, rule)
  await settle(store, { ...key, venueId: visit.venueId }, rule)
  return key
}

/** Ends a visit by the word of somebody of the venue's people. One that was taken to have ended before is known better now. */
export async function leaveVisit(
  store: Store,
  visit: RecordedVisit,
  at: Date,
  outBy?: number,
): Promise<Date> {
  const endedAt = at > visit.startedAt ? at : visit.startedAt
  await close(store, visit)
  await store.sql
    .update(visits)
    .set({ endedAt, endedBy: 'out', outBy: outBy ?? null })
    .where(isVisit(visit))
  await countPassage(store, visit.venueId, endedAt, 'outs', 1)
  return endedAt
}

/** Records that somebody left whom nobody saw come. Where the person is now is not known from it. */
export async function recordUnseenDeparture(
  store: Store,
  { endsAt: _none, ...visit }: NewVisit,
): Promise<VisitKey> {
  const [key] = await store.sql
    .insert(visits)
    .values({
      ...visit,
      endedAt: visit.startedAt,
      endedBy: 'out',
      outBy: visit.scannedBy ?? null,
      startInferred: true,
    })
    .returning({ id: visits.id, startedAt: visits.startedAt })
  if (!key) throw new Error('a visit was not inserted')
  await countPassage(store, visit.venueId, visit.startedAt, 'outs', 1)
  return key
}

/** Takes a departure back as if it had not been: the visit goes on, or ends as it would have by itself. */
export async function takeBackDeparture(store: Store, visit: RecordedVisit, rule: EndRule): Promise<void> {
  const { endedAt, endedBy, startInferred } = visit
  if (endedBy !== 'out' || !endedAt) throw new Error('nobody left')
  await countPassage(store, visit.venueId, endedAt, 'outs', -1)
  if (startInferred) return void (await store.sql.delete(visits).where(isVisit(visit)))
  await store.sql.update(visits).set({ endedAt: null, endedBy: null, outBy: null }).where(isVisit(visit))
  await settle(store, visit, rule)
}

/** Takes a visit back as if it had not been: the one before it ends, or goes on, as it would have. */
export async function takeBackVisit(store: Store, visit: RecordedVisit, rule: EndRule): Promise<void> {
  await close(store, visit)
  await store.sql.delete(visits).where(isVisit(visit))
  await countPassage(store, visit.venueId, visit.startedAt, 'ins', -1)
  if (visit.endedBy === 'out' && visit.endedAt)
    await countPassage(store, visit.venueId, visit.endedAt, 'outs', -1)
  await settleBefore(store, visit.personId, visit, rule)
}

/** Sets how many came along, of an open visit or one that is over. */
export async function setCompanionsOf(
  { sql: db }: Store,
  visit: RecordedVisit,
  companions: number,
): Promise<void> {
  await db.update(openVisits).set({ companions }).where(isOpen(visit))
  await db.update(visits).set({ companions }).where(isVisit(visit))
}

/** The arrival before another, whose end the other may have been. */
async function settleBefore(store: Store, personId: number, key: VisitKey, rule: EndRule): Promise<void> {
  const [before] = await store.sql
    .select({ id: visits.id, startedAt: visits.startedAt, venueId: visits.venueId })
    .from(visits)
    .where(
      and(
        eq(visits.personId, personId),
        eq(visits.startInferred, false),
        gte(visits.startedAt, new Date(key.startedAt.getTime() - LONGEST_STAY_MILLISECONDS)),
        lte(visits.startedAt, key.startedAt),
        sql`(${visits.startedAt}, ${visits.id}) < ${placeOf(key)}`,
      ),
    )
    .orderBy(desc(visits.startedAt), desc(visits.id))
    .limit(1)
  if (before) await settle(store, before, rule)
}

type Settled = VisitKey & { readonly venueId: number }

/**
 * Infers a visit's end anew, unless somebody said when it was: the person's next arrival within the usual stay, else the
 * usual stay once it is over, else none yet. Who said that they were still there stayed longer than usual, and that is kept.
 * The open visit is touched first, as the schedule does that ends visits.
 */
async function settle(store: Store, key: Settled, { now, usualEnd }: EndRule): Promise<void> {
  const { sql: db } = store
  const [visit] = await db
    .select({ ...recordedColumns, venueType: venues.type })
    .from(visits)
    .innerJoin(venues, eq(venues.id, visits.venueId))
    .where(isVisit(key))
  if (!visit || visit.endedBy === 'out' || visit.endedBy === 'erased') return
  const endsAt = latest(
    usualEnd(visit.venueType, visit.startedAt),
    visit.endedAt,
    await openUntil(store, visit),
  )
  const next = await nextArrival(store, visit, endsAt)
  const endedAt = next ?? (endsAt <= now ? endsAt : null)
  await close(store, visit)
  const endedBy = next ? 'elsewhere' : 'usual stay'
  await db
    .update(visits)
    .set({ endedAt, endedBy: endedAt && endedBy })
    .where(isVisit(key))
  if (endedAt) return
  const { id: visitId, personId, startedAt, venueId, gateId, companions } = visit
  await db.insert(openVisits).values({ personId, visitId, startedAt, venueId, gateId, companions, endsAt })
}

/** Until when a visit that is open goes on by itself. */
async function openUntil({ sql: db }: Store, visit: RecordedVisit): Promise<Date | undefined> {
  const [open] = await db
    .select({ endsAt: openVisits.endsAt })
    .from(openVisits)
    .where(isOpen(visit))
    .for('update')
  return open?.endsAt
}

function latest(first: Date, ...others: readonly (Date | null | undefined)[]): Date {
  return others.reduce<Date>((late, other) => (other && other > late ? other : late), first)
}

async function nextArrival(
  { sql: db }: Store,
  visit: RecordedVisit,
  before: Date,
): Promise<Date | undefined> {
  const [next] = await db
    .select({ startedAt: visits.startedAt })
    .from(visits)
    .where(
      and(
        eq(visits.personId, visit.personId),
        eq(visits.startInferred, false),
        gte(visits.startedAt, visit.startedAt),
        lt(visits.startedAt, before),
        sql`(${visits.startedAt}, ${visits.id}) > ${placeOf(visit)}`,
      ),
    )
    .orderBy(asc(visits.startedAt), asc(visits.id))
    .limit(1)
  return next?.startedAt
}

async function close({ sql: db }: Store, visit: RecordedVisit): Promise<void> {
  await db.delete(openVisits).where(isOpen(visit))
}

function isOpen({ personId, id }: RecordedVisit) {
  return and(eq(openVisits.personId, personId), eq(openVisits.visitId, id))
}

/** Visits of one moment stand in the order in which they were recorded. */
export function placeOf({ id, startedAt }: VisitKey) {
  return sql`(${startedAt.toISOString()}::timestamptz, ${id}::bigint)`
}
