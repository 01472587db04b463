import { type SQL, sql } from 'drizzle-orm'

/**
 * By which random ids logs know whom, as a relation of `person_id` and `log_id`: the one that a person bears, and those of persons
 * who turned out to be this one. What was written down under one stays under it; whoever reads looks for all of them.
 */
export const LOG_IDS: SQL = sql`(
  select id as person_id, log_id from persons union all select person_id, log_id from former_log_ids)`

/** The same the other way round, of former ids alone, as a relation of `former` and of the `log_id` that is borne now. */
export const BORNE_NOW: SQL = sql`(
  select f.log_id as former, p.log_id from former_log_ids f join persons p on p.id = f.person_id)`

/** All ids of a person, as a query. */
export function logIdsOf(personId: number): SQL {
  return sql`(select log_id from ${LOG_IDS} ids where person_id = ${personId})`
}

/** All ids of whoever bears this one now, as a relation of `log_id`: of whoever was erased this one alone. */
export function idsBehind(logId: SQL): SQL {
  return sql`(select ${logId} as log_id union all select b.former from ${BORNE_NOW} b where b.log_id = ${logId})`
}
