import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

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

/** No visit lasts longer: one that is prolonged ends by itself after a day (`bot/flows/history`). */
const LONGEST_HOURS = 24

const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`

/** The recorded end of a visit, or the latest that it can have by now. */
const endOf = (visit: SQL, now: Date) =>
  sql`coalesce(${visit}.ended_at, least(${at(now)}, ${visit}.started_at + make_interval(hours => ${LONGEST_HOURS})))`

const isEndInferred = (visit: SQL) => sql`(${visit}.ended_by is distinct from 'out')`

/** A unit and all below it. */
const below = ({ edition, unitCode }: ExposureQuery) => sql`
  below as (
    select code from units where edition = ${edition} and code = ${unitCode}
    union all
    select u.code from units u join below b on u.parent_code = b.code where u.edition = ${edition}
  ),
  within as (
    select distinct p.venue_id from venue_placements p join below b on b.code = p.unit_code where p.edition = ${edition}
  )`

const caseVisitsOf = ({ personId, from, to, now }: ExposureQuery) => sql`
  case_visits as (
    select v.id, v.started_at, ${endOf(sql`v`, now)} as ended_at, v.start_inferred,
           ${isEndInferred(sql`v`)} as end_inferred, v.venue_id, v.companions
      from visits v
     where v.person_id = ${personId}
       and v.started_at > ${at(from)} - make_interval(hours => ${LONGEST_HOURS}) and v.started_at < ${at(to)}
       and ${endOf(sql`v`, now)} > ${at(from)}
  )`

/** The visits of a person in the window at the unit's venues, oldest first; and how many were elsewhere. */
export async function caseVisits(
  { sql: db }: Pick<Store, 'sql'>,
  query: ExposureQuery,
): Promise<{ readonly visits: readonly CaseVisit[]; readonly elsewhere: number }> {
  const rows = await db.execute<CaseVisitRow>(sql`
    with recursive ${below(query)}, ${caseVisitsOf(query)}
    select c.*, n.name as venue_name, n.unit_code, w.venue_id is not null as here
      from case_visits c join venues n on n.id = c.venue_id left join within w on w.venue_id = c.venue_id
     order by c.started_at, c.id`)
  const here = rows.filter((row) => row.here)
  return { visits: here.map(caseVisitOf), elsewhere: rows.length - here.length }
}

/** Everybody's visits together with the case's, each once, in no order. */
const presences = (query: ExposureQuery) => {
  const { rule, now } = query
  const margin = sql`make_interval(mins => ${rule.marginMinutes})`
  const inferred = (is: SQL) =>
    sql`case when ${is} then make_interval(mins => ${rule.inferredMinutes}) else interval '0' end`
  const widened = sql`
    widened as (
      select c.venue_id, c.started_at - ${inferred(sql`c.start_inferred`)} - ${margin} as opens,
             c.ended_at + ${inferred(sql`c.end_inferred`)} + ${margin} as closes
        from case_visits c join within w on w.venue_id = c.venue_id
    )`
  return sql`
    ${below(query)}, ${caseVisitsOf(query)}, ${widened},
    presences as (
      select distinct o.id, o.started_at, o.person_id, ${endOf(sql`o`, now)} as ended_at, o.start_inferred,
             ${isEndInferred(sql`o`)} as end_inferred, o.venue_id, o.companions
        from widened c join visits o on o.venue_id = c.venue_id
         and o.started_at <= c.closes + ${inferred(sql`true`)}
         and o.started_at >= c.opens - make_interval(hours => ${LONGEST_HOURS}) - ${inferred(sql`true`)}
       where o.person_id is not null and o.person_id <> ${query.personId}
         and o.started_at - ${inferred(sql`o.start_inferred`)} <= c.closes
         and ${endOf(sql`o`, now)} + ${inferred(isEndInferred(sql`o`))} >= c.opens
    )`
}

/** How many persons were together with the case, and how often. */
export async function countExposed(
  { sql: db }: Pick<Store, 'sql'>,
  query: ExposureQuery,
): Promise<{ readonly persons: number; readonly presences: number; readonly companions: number }> {
  const [row] = await db.execute<{ persons: number; presences: number; companions: number }>(sql`
    with recursive ${presences(query)}
    select count(distinct person_id)::int as persons, count(*)::int as presences,
           coalesce(sum(companions), 0)::int as companions from presences`)
  return row ?? { persons: 0, presences: 0, companions: 0 }
}

/** The numbers of the persons behind one number, in their order, who were together with the case. */
export async function exposedPersons(
  { sql: db }: Pick<Store, 'sql'>,
  query: ExposureQuery,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly number[]> {
  const rows = await db.execute<{ person_id: number }>(sql`
    with recursive ${presences(query)}
    select distinct person_id from presences where person_id > ${after} order by person_id limit ${limit}`)
  return rows.map((row) => row.person_id)
}

/** When and where some persons were together with the case, by person and time. */
export async function presencesOf(
  { sql: db }: Pick<Store, 'sql'>,
  query: ExposureQuery,
  personIds: readonly number[],
): Promise<readonly Presence[]> {
  const rows = await db.execute<PresenceRow>(sql`
    with recursive ${presences(query)}
    select p.*, n.name as venue_name, n.unit_code from presences p join venues n on n.id = p.venue_id
     where p.person_id = any(${sql.param([...personIds])}::bigint[]) order by p.person_id, p.started_at, p.id`)
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
