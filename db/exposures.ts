import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { casesOf, isInTime, isPossible, isTogether, presencesOfOne, windowsOf } from './exposureWindows.ts'

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

/** A person's place in the list of the exposed: their last visit together with the case. Moments as the database writes them. */
type ListPlace = { readonly started_at: string; readonly id: number }

/** How many visits are looked at in one go for each person that is wanted: some persons have come several times. */
const VISITS_A_PERSON = 1.5

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

/** How many persons were together with the case, and how often. */
export async function countExposed(
  { sql: db }: Pick<Store, 'sql'>,
  query: ExposureQuery,
): Promise<{ readonly persons: number; readonly presences: number; readonly companions: number }> {
  const [row] = await db.execute<{ persons: number; presences: number; companions: number }>(sql`
    with recursive ${windowsOf(query)}
    select count(*)::int as persons, coalesce(sum(presences), 0)::int as presences,
           coalesce(sum(companions), 0)::int as companions
      from (select o.person_id, count(*) as presences, sum(o.companions) as companions
              from windows c cross join lateral (
                select v.person_id, v.companions from visits v
                 where ${isTogether(sql`v`, query)} and ${isPossible(sql`v`, query)} offset 0) o
             group by o.person_id) as theirs`)
  return row ?? { persons: 0, presences: 0, companions: 0 }
}

/**
 * The numbers of persons who were together with the case, a page at a time: whoever was so last comes first. `after` is the
 * last number of the page before, 0 at the first. Who has come to be with the case between two pages may be listed twice, and
 * when that last person is no more there the list begins anew: nobody is left out.
 */
export async function exposedPersons(
  store: Pick<Store, 'sql'>,
  query: ExposureQuery,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly number[]> {
  const found: number[] = []
  let before = after > 0 ? await placeOf(store, query, after) : undefined
  for (;;) {
    const wanted = limit - found.length
    const { last, whose } = await lastPresences(store, query, before, Math.ceil(wanted * VISITS_A_PERSON))
    found.push(...whose.slice(0, wanted))
    if (!last || found.length >= limit) return found
    before = last
  }
}

async function placeOf(
  { sql: db }: Pick<Store, 'sql'>,
  query: ExposureQuery,
  personId: number,
): Promise<ListPlace | undefined> {
  const [place] = await db.execute<ListPlace>(sql`
    with recursive ${windowsOf(query)}, ${presencesOfPersons(query, [personId])}
    select started_at, id from presences order by started_at desc, id desc limit 1`)
  return place
}

/**
 * The next visits together with the case, newest first, and of them the persons who have no later one: those with one are
 * further up in the list. `floor` is how far down that many visits have surely begun, which the index of venues tells alone;
 * nothing below it is read, so that a page costs the same however many were at a market. `last` is absent when nothing follows.
 */
async function lastPresences(
  { sql: db }: Pick<Store, 'sql'>,
  query: ExposureQuery,
  before: ListPlace | undefined,
  limit: number,
): Promise<{ readonly last: ListPlace | undefined; readonly whose: readonly number[] }> {
  const rows = await db.execute<PlaceRow>(sql`
    with recursive ${windowsOf(query)},
    floor as materialized (
      select case when count(*) = ${limit} then min(started_at) end as at from (
        select v.started_at from windows c cross join lateral (
          select v.started_at from visits v
           where v.venue_id = c.venue_id and v.started_at between c.opens and c.closes and ${isInTime(sql`v`, query)} ${isBelow(sql`v`, before)}
           order by v.started_at desc, v.id desc limit ${limit}) v
         order by v.started_at desc limit ${limit}) as begun
    ),
    next as materialized (
      select o.* from windows c cross join lateral (
        select o.started_at, o.id, o.person_id from visits o
         where ${isTogether(sql`o`, query)} and ${isPossible(sql`o`, query)} ${isBelow(sql`o`, before)}
           and o.started_at >= coalesce((select at from floor), '-infinity')
         order by o.started_at desc, o.id desc limit ${limit}) o
       order by o.started_at desc, o.id desc limit ${limit}
    )
    select f.at as floor, n.*, not exists (
             select 1 from (${presencesOfOne(sql`n.person_id`, query, sql`n.started_at`)}) l
              where (l.started_at, l.id) > (n.started_at, n.id)) as is_last
      from floor f left join next n on true order by n.started_at desc, n.id desc`)
  return pageOf(rows, limit)
}

/** Who is further down in the list than a place. */
function isBelow(visit: SQL, before: ListPlace | undefined): SQL {
  if (!before) return sql``
  const at = sql`${before.started_at}::timestamptz`
  return sql`and ${visit}.started_at <= ${at} and (${visit}.started_at, ${visit}.id) < (${at}, ${before.id})`
}

type PlaceRow = { readonly floor: string | null } & (
  | { readonly id: null }
  | (ListPlace & { readonly person_id: number; readonly is_last: boolean })
)

function pageOf(rows: readonly PlaceRow[], limit: number) {
  const found = rows.flatMap((row) => (row.id === null ? [] : row))
  const floor = rows[0]?.floor ?? undefined
  const below = floor === undefined ? undefined : { started_at: floor, id: 0 }
  return {
    last: found.length === limit ? found.at(-1) : below,
    whose: found.filter((row) => row.is_last).map((row) => row.person_id),
  }
}

/** `presences` of some persons. */
const presencesOfPersons = (query: ExposureQuery, personIds: readonly number[]) => sql`
  presences as (
    select o.* from unnest(${sql.param([...personIds])}::bigint[]) as w (person_id)
     cross join lateral (${presencesOfOne(sql`w.person_id`, query)}) o
  )`

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
