import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import {
  casesOf,
  isAtVisit,
  isPossible,
  isTogether,
  presencesOfPersons,
  spanOf,
  windowsOf,
} from './exposureWindows.ts'

export { exposedPersons } from './exposedPersons.ts'

/**
 * When two visits at one venue count as together: they are at most `marginMinutes` apart. An end, or a beginning, that nobody
 * saw is taken to be `inferredMinutes` later, or earlier.
 */
export type ExposureRule = { readonly marginMinutes: number; readonly inferredMinutes: number }

/** Whose exposures, in which window, at the venues of which unit and all below it. */
export type ExposureQuery = {
  readonly personId: number
  readonly from: Date
  readonly to: Date
  readonly edition: string
  readonly unitCode: string
  readonly rule: ExposureRule
  /** Visits that go on are taken to last until now. */
  readonly now: Date
}

/** A visit of the case in the window. Ends are as recorded, or as long as it can have lasted by now. */
export type CaseVisit = {
  readonly id: number
  readonly startedAt: Date
  readonly endedAt: Date
  readonly startInferred: boolean
  readonly endInferred: boolean
  readonly venueId: number
  readonly venueName: string
  readonly unitCode: string
  readonly companions: number
}

/** Somebody's presence together with the case: when they were there both, widened by nothing. */
export type Presence = {
  readonly personId: number
  readonly venueId: number
  readonly venueName: string
  readonly unitCode: string
  /** When the other came and left, and whether that was seen. */
  readonly startedAt: Date
  readonly endedAt: Date
  readonly startInferred: boolean
  readonly endInferred: boolean
  readonly companions: number
}

/** The visits of a person in the window at the unit's venues, oldest first; and how many were elsewhere. */
export async function caseVisits(
  { sql: db }: Pick<Store, 'sql'>,
  query: ExposureQuery,
): Promise<{ readonly visits: readonly CaseVisit[]; readonly elsewhere: number }> {
  const rows = await db.execute<CaseVisitRow>(sql`
    with recursive ${casesOf(query)}
    select c.*, n.name as venue_name, n.unit_code, p.venue_id is not null as here
      from case_visits c join venues n on n.id = c.venue_id left join places p on p.venue_id = c.venue_id
     order by c.started_at, c.id`)
  const here = rows.filter((row) => row.here)
  return { visits: here.map(caseVisitOf), elsewhere: rows.length - here.length }
}

/** How many persons were together with the case, and how often; and with each of its visits, by the visit's number. */
export type ExposedCount = {
  readonly persons: number
  readonly presences: number
  readonly companions: number
  readonly atVisits: ReadonlyMap<number, number>
}

/** Counts who was together with the case, in one pass: at a market that are hundreds of thousands. */
export async function countExposed(
  { sql: db }: Pick<Store, 'sql'>,
  query: ExposureQuery,
): Promise<ExposedCount> {
  const rows = await db.execute<Omit<ExposedCount, 'atVisits'> & { visit: number | null }>(sql`
    with recursive ${windowsOf(query)},
    met as materialized (
      select o.* from windows c cross join lateral (
        select v.person_id, v.venue_id, v.companions, ${spanOf(sql`v`, query)} as span from visits v
         where ${isTogether(sql`v`, query)} and ${isPossible(sql`v`, query)} offset 0) o
    )
    select null as visit, count(*)::int as persons, coalesce(sum(presences), 0)::int as presences,
           coalesce(sum(companions), 0)::int as companions
      from (select person_id, count(*) as presences, sum(companions) as companions from met group by person_id) as theirs
    union all
    select c.id, count(distinct m.person_id)::int, count(*)::int, sum(m.companions)::int
      from case_visits c join met m on ${isAtVisit(sql`m`, sql`c`, query)} group by c.id`)
  const all = rows.find(({ visit }) => visit === null)
  const { persons, presences, companions } = all ?? { persons: 0, presences: 0, companions: 0 }
  const each = rows.flatMap(({ visit, persons }) => (visit === null ? [] : [[visit, persons] as const]))
  return { persons, presences, companions, atVisits: new Map(each) }
}

/** When and where some persons were together with the case, by person and time. */
export async function presencesOf(
  { sql: db }: Pick<Store, 'sql'>,
  query: ExposureQuery,
  personIds: readonly number[],
): Promise<readonly Presence[]> {
  const rows = await db.execute<PresenceRow>(sql`
    with recursive ${windowsOf(query)}, ${presencesOfPersons(query, personIds)}
    select p.*, n.name as venue_name, n.unit_code from presences p join venues n on n.id = p.venue_id
     order by p.person_id, p.started_at, p.id`)
  return rows.map(presenceOf)
}

type VisitColumns = {
  started_at: string
  ended_at: string
  start_inferred: boolean
  end_inferred: boolean
  venue_id: number
  venue_name: string
  unit_code: string
  companions: number
}
type CaseVisitRow = VisitColumns & { id: number; here: boolean }
type PresenceRow = VisitColumns & { person_id: number }

function columnsOf(row: VisitColumns) {
  return {
    startedAt: new Date(row.started_at),
    endedAt: new Date(row.ended_at),
    startInferred: row.start_inferred,
    endInferred: row.end_inferred,
    venueId: row.venue_id,
    venueName: row.venue_name,
    unitCode: row.unit_code,
    companions: row.companions,
  }
}

function caseVisitOf(row: CaseVisitRow): CaseVisit {
  return { id: row.id, ...columnsOf(row) }
}

function presenceOf(row: PresenceRow): Presence {
  return { personId: row.person_id, ...columnsOf(row) }
}
