import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import type { Span } from './figures.ts'
import { hasKeys, rarestFirst } from './findInLog.ts'
import { open } from './seal.ts'
import { venueCounts } from './venueCounts.ts'

/** Which visits of a venue: of a span, through one gate, by visitors whom all the words find. */
export type VisitsAsked = {
  readonly venueId: number
  readonly span: Span
  readonly gateId?: number | undefined
  readonly words?: readonly string[] | undefined
}

/** Persons whose numbers go with each statement; where more are found, visitors are looked up one by one instead. */
const PERSONS_AT_MOST = 50_000

/** The visits that are meant: of anybody, or of those whom the words found when they were looked for. */
export type VisitsFound = { readonly asked: VisitsAsked; readonly visitors: Visitors }
type Visitors = 'anybody' | { readonly persons: readonly number[] } | { readonly keys: readonly Buffer[] }

/** Looks once for whom the words find, so that not each batch of their visits does. */
export async function findVisits(
  store: Store,
  asked: VisitsAsked,
  atMost = PERSONS_AT_MOST,
): Promise<VisitsFound> {
  return { asked, visitors: await visitorsFound(store, asked, atMost) }
}

async function visitorsFound(
  store: Store,
  { venueId, words = [] }: VisitsAsked,
  atMost: number,
): Promise<Visitors> {
  if (words.length === 0) return 'anybody'
  const counted = await rarestFirst(store, venueId, words, atMost)
  const [rarest, ...others] = counted.map(({ key }) => key)
  if (!rarest) return { persons: [] }
  if ((counted[0]?.persons ?? 0) > atMost) return { keys: [rarest, ...others] }
  const rows = await store.sql.execute<{ person_id: number }>(sql`
    select f.person_id from venue_visitors f ${hasKeys(venueId, others, sql`f.person_id`)}
     where f.venue_id = ${venueId} and f.key = ${rarest}`)
  return { persons: rows.map((row) => row.person_id) }
}

/** A visit as a file of the log has it. */
export type VisitRow = {
  readonly personId: number | null
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly endedBy: string | null
  readonly startInferred: boolean
  readonly gateName: string | null
  readonly companions: number
  readonly recordedBy: string
  readonly byStaff: boolean
}

/** Where a batch ended. The moment is PostgreSQL's own text, because it counts finer than we do. */
export type VisitPlace = { readonly startedAt: string; readonly id: number }

type Batch = { readonly visits: readonly VisitRow[]; readonly last: VisitPlace | undefined }

/** Visits are counted one by one no further than this: whoever asks for the file waits meanwhile. */
export const VISITS_COUNTED = 2_000

/**
 * How many visits there are. Of all that came to a venue the hours know it, which leave out whom nobody saw come; so they are
 * asked only when there are more than are counted.
 */
export async function visitsForFile(store: Store, asked: VisitsAsked): Promise<number | 'more'> {
  const found = await findVisits(store, asked)
  const [row] = await store.sql.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from visits v where ${which(found)} limit ${VISITS_COUNTED + 1}) as counted`)
  const counted = row?.count ?? 0
  if (counted <= VISITS_COUNTED) return counted
  if (asked.gateId !== undefined || found.visitors !== 'anybody') return 'more'
  const { visits } = await venueCounts(store, asked.venueId, asked.span)
  return visits > VISITS_COUNTED ? visits : 'more'
}

type Row = {
  id: number
  place: string
  person_id: number | null
  started_at: string
  ended_at: string | null
  ended_by: string | null
  start_inferred: boolean
  gate_name: string | null
  companions: number
  recorded_by: string
  by_staff: boolean
}

/** The next visits in the order of their beginning, behind the place where the batch before them ended. */
export async function visitBatch(
  { sql: db }: Store,
  found: VisitsFound,
  after: VisitPlace | undefined,
  limit: number,
): Promise<Batch> {
  // The moment is a bound of its own, because whole days are left out by that and not by comparing a pair.
  const behind = after
    ? sql`and v.started_at >= ${after.startedAt}::timestamptz
          and (v.started_at, v.id) > (${after.startedAt}::timestamptz, ${after.id})`
    : sql``
  const rows = await db.execute<Row>(sql`
    select v.id, v.started_at::text as place, v.person_id, v.started_at, v.ended_at, v.ended_by, v.start_inferred,
           g.name as gate_name, v.companions, v.recorded_by, v.scanned_by is not null as by_staff
      from visits v left join gates g on g.id = v.gate_id
     where ${which(found)} ${behind}
     order by v.started_at, v.id limit ${limit}`)
  const last = rows.at(-1)
  return { visits: rows.map(visitOf), last: last && { startedAt: last.place, id: last.id } }
}

function visitOf(row: Row): VisitRow {
  return {
    personId: row.person_id,
    startedAt: new Date(row.started_at),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
    endedBy: row.ended_by,
    startInferred: row.start_inferred,
    gateName: row.gate_name,
    companions: row.companions,
    recordedBy: row.recorded_by,
    byStaff: row.by_staff,
  }
}

function which({ asked: { venueId, span, gateId }, visitors }: VisitsFound): SQL {
  const atGate = gateId === undefined ? sql`` : sql`and v.gate_id = ${gateId}`
  return sql`v.venue_id = ${venueId} and v.started_at >= ${span.from.toISOString()}::timestamptz
    and v.started_at < ${span.to.toISOString()}::timestamptz ${atGate} ${by(venueId, visitors)}`
}

function by(venueId: number, visitors: Visitors): SQL {
  if (visitors === 'anybody') return sql``
  if ('persons' in visitors) return sql`and v.person_id = any(${sql.param([...visitors.persons])}::bigint[])`
  return sql`and exists (select 1 from (select 1) as one ${hasKeys(venueId, visitors.keys, sql`v.person_id`)})`
}

/** A profile that can't be opened is `unreadable`, and keeps no other from being read; who was erased is absent. */
export async function profilesOrNot<Profile>(
  { sql: db, keys }: Store,
  personIds: readonly number[],
): Promise<Map<number, Profile | 'unreadable'>> {
  const rows = await db.execute<{ id: number; profile_sealed: Uint8Array }>(sql`
    select id, profile_sealed from persons where id = any(${sql.param([...new Set(personIds)])}::bigint[])`)
  return new Map(rows.map((row) => [row.id, openedOrNot<Profile>(keys, row.profile_sealed)]))
}

function openedOrNot<Profile>(keys: Store['keys'], sealed: Uint8Array): Profile | 'unreadable' {
  try {
    return open<Profile>(keys, 'profile', sealed)
  } catch {
    return 'unreadable'
  }
}
