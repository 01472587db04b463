import { type SQL, sql } from 'drizzle-orm'
import type { ExposureQuery } from './exposures.ts'

/** No visit lasts longer: one that is prolonged ends by itself after a day (`bot/core/venueTypes.ts`). */
const LONGEST_HOURS = 24
const MINUTE_MILLISECONDS = 60_000

export const moment = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`

/** The columns of a visit that two visits are compared by and that are told of it. */
export const visitColumns = (visit: SQL, now: Date): SQL => sql`
  ${visit}.id, ${visit}.person_id, ${visit}.venue_id, ${visit}.started_at, ${endOf(visit, now)} as ended_at,
  ${visit}.start_inferred, ${isEndInferred(visit)} as end_inferred, ${visit}.companions`

/** The recorded end of a visit, or the latest that it can have by now. */
function endOf(visit: SQL, now: Date): SQL {
  return sql`coalesce(${visit}.ended_at,
    greatest(${visit}.started_at, least(${moment(now)}, ${visit}.started_at + make_interval(hours => ${LONGEST_HOURS}))))`
}

/** Nobody saw the person leave: the visit ended some time after it was last known to go on. */
function isEndInferred(visit: SQL): SQL {
  return sql`(${visit}.ended_by is distinct from 'out')`
}

/** What an unseen beginning or end is widened by. */
function widening(is: SQL, { rule }: ExposureQuery): SQL {
  return sql`case when ${is} then make_interval(mins => ${rule.inferredMinutes}) else interval '0' end`
}

/** The person's visits that reach into the window, at whatever venue. */
function caseVisitsOf(query: ExposureQuery): SQL {
  const { personId, from, to, now } = query
  return sql`
    case_visits as (
      select * from (
        select ${visitColumns(sql`v`, now)} from visits v
         where v.person_id = ${personId} and v.started_at > ${moment(hoursBefore(from, LONGEST_HOURS))} and v.started_at < ${moment(to)}
        offset 0) v
       where v.ended_at > ${moment(from)}
    )`
}

/** Those of the case's venues that lie in the unit or below it. The venues are few, so that each is looked up by itself. */
function casePlaces({ edition, unitCode }: ExposureQuery): SQL {
  return sql`
    below as (
      select code from units where edition = ${edition} and code = ${unitCode}
      union all
      select u.code from units u join below b on u.parent_code = b.code where u.edition = ${edition}
    ),
    places as (
      select venue_id from (select distinct venue_id from case_visits) v
       where exists (
         select 1 from venue_placements p where p.venue_id = v.venue_id and p.edition = ${edition}
            and p.unit_code in (select code from below))
    )`
}

/** `case_visits` of the person, and `places`: the venues of them that the tracer's unit may see. */
export function casesOf(query: ExposureQuery): SQL {
  return sql`${caseVisitsOf(query)}, ${casePlaces(query)}`
}

/** When others may have been at a venue to be together with one visit of the case there. */
function windowOf(visit: SQL, query: ExposureQuery): SQL {
  const margin = sql`make_interval(mins => ${query.rule.marginMinutes})`
  return sql`tstzrange(${visit}.started_at - ${widening(sql`${visit}.start_inferred`, query)} - ${margin},
                       ${visit}.ended_at + ${widening(sql`${visit}.end_inferred`, query)} + ${margin}, '[]')`
}

/** Whether a presence, one that is together with the case there, is so with this visit of the case. */
export function isAtVisit(presence: SQL, visit: SQL, query: ExposureQuery): SQL {
  return sql`${presence}.venue_id = ${visit}.venue_id and ${presence}.span && ${windowOf(visit, query)}`
}

/** When somebody was there, widened where nobody saw them come or leave. */
export function spanOf(visit: SQL, query: ExposureQuery): SQL {
  return sql`tstzrange(${visit}.started_at - ${widening(sql`${visit}.start_inferred`, query)},
                       ${endOf(visit, query.now)} + ${widening(isEndInferred(visit), query)}, '[]')`
}

/**
 * `windows`: when the case was at which venue, widened; at one venue those that touch are one, and each knows when the next
 * one opens. So a visit is together with the case in its last window alone, and is found there once.
 */
export function windowsOf(query: ExposureQuery): SQL {
  return sql`
    ${casesOf(query)},
    windows as materialized (
      select venue_id, lower(span) as opens, upper(span) as closes,
             coalesce(lead(lower(span)) over (partition by venue_id order by span), 'infinity') as next_opens
        from (select venue_id, unnest(range_agg(${windowOf(sql`c`, query)})) as span
                from case_visits c where venue_id in (select venue_id from places) group by venue_id) as joined
    )`
}

/** Whether a visit began where one can that is together with the case in a window `c`: what an index can follow. */
function beganNear(visit: SQL, { rule }: ExposureQuery): SQL {
  const inferred = sql`make_interval(mins => ${rule.inferredMinutes})`
  return sql`
    ${visit}.started_at <= c.closes + ${inferred}
    and ${visit}.started_at >= c.opens - make_interval(hours => ${LONGEST_HOURS}) - ${inferred}`
}

/** Whether a visit of somebody else is together with the case in a window `c` for the last time. */
export function isTogether(visit: SQL, query: ExposureQuery): SQL {
  const end = sql`${endOf(visit, query.now)} + ${widening(isEndInferred(visit), query)}`
  return sql`
    ${visit}.venue_id = c.venue_id and ${beganNear(visit, query)}
    and ${visit}.started_at - ${widening(sql`${visit}.start_inferred`, query)} <= c.closes
    and ${end} >= c.opens and ${end} < c.next_opens`
}

/**
 * Whether a visit began in days in which one can that is together with the case. Beside the windows it says nothing new, but
 * these are moments that the database knows when it plans, so that it leaves out the other days' partitions.
 */
export function isInTime(visit: SQL, { from, to, rule, now }: ExposureQuery): SQL {
  const reach = rule.marginMinutes + 2 * rule.inferredMinutes
  const latest = hoursBefore(to, -LONGEST_HOURS, -reach)
  return sql`
    ${visit}.started_at >= ${moment(hoursBefore(from, 2 * LONGEST_HOURS, reach))}
    and ${visit}.started_at <= ${moment(latest < now ? latest : now)}`
}

/** The same of somebody else's visit. */
export function isPossible(visit: SQL, query: ExposureQuery): SQL {
  return sql`${isInTime(visit, query)} and ${visit}.person_id is not null and ${visit}.person_id <> ${query.personId}`
}

/**
 * Presences together with the case, of visits `v` that are some persons'. Nearly all visits of a person are elsewhere: when
 * and where they were is read from the index alone, and only what lies near a window of the case from the table.
 */
export function presencesAmong(areTheirs: SQL, query: ExposureQuery): SQL {
  return sql`
    select o.* from (
      select distinct v.person_id, v.started_at, v.venue_id from visits v
       where ${areTheirs} and ${isPossible(sql`v`, query)} offset 0) t
      join windows c on c.venue_id = t.venue_id and ${beganNear(sql`t`, query)}
     cross join lateral (
       select ${visitColumns(sql`v`, query.now)}, v.ended_by from visits v
        where v.person_id = t.person_id and v.started_at = t.started_at and v.venue_id = t.venue_id
          and ${isPossible(sql`v`, query)} offset 0) o
     where ${isTogether(sql`o`, query)}`
}

/** `presences` of some persons. */
export const presencesOfPersons = (query: ExposureQuery, personIds: readonly number[]) => sql`
  presences as (${presencesAmong(sql`v.person_id = any(${sql.param([...personIds])}::bigint[])`, query)})`

function hoursBefore(at: Date, hours: number, minutes = 0): Date {
  return new Date(at.getTime() - (hours * 60 + minutes) * MINUTE_MILLISECONDS)
}
