import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import {
  LINE_COLUMNS,
  type LogCursor,
  type LogLine,
  type LogPage,
  type LogPart,
  type LogWindow,
  newestVisits,
  pageOf,
  readLines,
  within,
} from './venueLog.ts'
import { visitorKey } from './venueVisitors.ts'

/**
 * Persons from whom a search may begin. Each costs a look into an index for every day that is searched, some microseconds: so
 * many are a hundredth of a second. A word that more people of a venue have is found sooner by going through the visits.
 */
const PERSONS_AT_MOST = 3_000
/** Visits gone through in one statement, each a look into an index or two: about a hundredth of a second as well. */
const VISITS_AT_ONCE = 4_000
/** Visits that are tried first where several words must meet, because they may do so seldom; then twice as many each time. */
const VISITS_TRIED = 500
/** Reading the keys of frequent words whole takes as long as going through so many visits, so it must spare more than that. */
const VISITS_INSTEAD = 8_000
/** Statements for one page, so that a search in a venue of millions ends; the next page goes on from there. */
const STATEMENTS_AT_MOST = 5

const DAY_MILLISECONDS = 86_400_000

/** Gives the persons who may have come on a day or later, as a statement with their `id`; nothing when there are none. */
type PersonsSince = (day: string) => SQL | undefined

/**
 * A page of the visits of whom all the words find. A rare word leads from its few persons to their visits, a frequent one is
 * looked up for each of the newest visits. The next page may begin behind more visits than this one shows.
 */
export async function findInLog(
  store: Store,
  part: LogPart,
  words: readonly string[],
  window: LogWindow,
): Promise<LogPage> {
  const keys = await rarestFirst(store, part.venueId, words, PERSONS_AT_MOST)
  const wanted = keys.map(({ key }) => key)
  const [rarest] = keys
  if (!rarest) return { lines: [], next: undefined }
  if (rarest.persons <= PERSONS_AT_MOST) return ofVisitors(store, part, fewOf(part, wanted), window)
  return throughVisits(store, part, wanted, window)
}

type CountedKey = { readonly key: Buffer; readonly persons: number }

/** The keys of the words, that of the fewest persons first, counted to one more than a limit; none when a word finds nobody. */
export async function rarestFirst(
  { sql: db, keys }: Store,
  venueId: number,
  words: readonly string[],
  limit: number,
): Promise<CountedKey[]> {
  const hashes = words.map((word) => Buffer.from(visitorKey(keys, venueId, word)))
  const counts = hashes.map(
    (key) => sql`(select count(*)::int from (
      select 1 from venue_visitors where venue_id = ${venueId} and key = ${key} limit ${limit + 1}) as found)`,
  )
  const [row] = await db.execute<{ counts: number[] }>(
    sql`select array[${sql.join(counts, sql`, `)}] as counts`,
  )
  const counted = hashes.map((key, index) => ({ key, persons: row?.counts[index] ?? 0 }))
  if (counted.some(({ persons }) => persons === 0)) return []
  return counted.sort((a, b) => a.persons - b.persons)
}

/**
 * Whom all the keys find, when few have the rarest: the others are looked up for each. One by one, because a plan that knows no
 * keys takes the persons of each for a handful and compares them all with all.
 */
function fewOf({ venueId }: LogPart, [rarest, ...others]: readonly Buffer[]): PersonsSince {
  return (day) => sql`
    select f.person_id as id from venue_visitors f ${hasKeys(venueId, others, sql`f.person_id`)}
     where f.venue_id = ${venueId} and f.key = ${rarest} and f.last_day >= ${day}::date offset 0`
}

/** The same of keys that many have but few have together; nothing when many do. All of them are read whole, which is quick. */
async function fewTogether(
  { sql: db }: Store,
  { venueId }: LogPart,
  keys: readonly Buffer[],
): Promise<PersonsSince | undefined> {
  const each = keys.map(
    (key) => sql`select person_id from venue_visitors where venue_id = ${venueId} and key = ${key}`,
  )
  const rows = await db.execute<{ person_id: number; last_day: string }>(sql`
    select t.person_id, l.last_day
      from (select * from (${sql.join(each, sql` intersect `)}) as together limit ${PERSONS_AT_MOST + 1}) as t
     cross join lateral (
       select last_day from venue_visitors f
        where f.venue_id = ${venueId} and f.key = ${keys[0]} and f.person_id = t.person_id limit 1) as l`)
  if (rows.length > PERSONS_AT_MOST) return undefined
  return (day) => {
    const persons = rows.filter((row) => row.last_day >= day).map((row) => row.person_id)
    return persons.length === 0 ? undefined : sql`select unnest(${sql.param(persons)}::bigint[]) as id`
  }
}

/** Lets only those persons through who have all the keys, by a look into the index for each. */
export function hasKeys(venueId: number, keys: readonly Buffer[], person: SQL): SQL {
  return sql.join(
    keys.map(
      (key, index) => sql`
      cross join lateral (select 1 from venue_visitors k
        where k.venue_id = ${venueId} and k.key = ${key} and k.person_id = ${person} limit 1) as ${sql.raw(`k${index}`)}`,
    ),
  )
}

/**
 * The newest visits of some visitors. Whoever was there last before a day made no visit on it or after, so the newest days need
 * few of them: they are searched first, one, then two more, then four.
 */
async function ofVisitors(
  store: Store,
  part: LogPart,
  personsSince: PersonsSince,
  { before, limit }: LogWindow,
): Promise<LogPage> {
  const found: LogLine[] = []
  const { from, to } = part.span
  let until = before && before.startedAt < to ? new Date(before.startedAt.getTime() + 1) : to
  for (let days = 1; found.length <= limit && until > from; days *= 2) {
    const since = new Date(Math.max(from.getTime(), until.getTime() - days * DAY_MILLISECONDS))
    const persons = personsSince(dayBefore(since))
    const window = { before, limit: limit + 1 - found.length }
    if (persons)
      found.push(
        ...(await visitsOfPersons(store, { ...part, span: { from: since, to: until } }, persons, window)),
      )
    until = since
  }
  return pageOf(found, limit)
}

/** The day before a moment's in UTC, which no zone's day lies before: the database knows no city. */
function dayBefore(moment: Date): string {
  return new Date(moment.getTime() - DAY_MILLISECONDS).toISOString().slice(0, 10)
}

/**
 * Each person's own index leads to their visits, and nothing else may: by the venue's, or by the order in which they are wanted,
 * each person would cost a walk through all visits, and a plan that knows neither persons nor days takes that for as cheap. So
 * the venue is compared behind an addition, and the order is made outside.
 */
function visitsOfPersons(
  store: Store,
  { venueId, span, gateId }: LogPart,
  persons: SQL,
  { before, limit }: LogWindow,
): Promise<LogLine[]> {
  return readLines(
    store,
    sql`
      select found.* from (${persons}) as p
       cross join lateral (
         select ${LINE_COLUMNS} from visits v
          where v.person_id = p.id and v.venue_id + 0 = ${venueId} and ${within(span, before)}${throughGate(gateId)}
         offset 0) as found
       order by found.started_at desc, found.id desc limit ${limit}`,
  )
}

function throughGate(gateId: number | undefined): SQL {
  return gateId === undefined ? sql`` : sql` and v.gate_id = ${gateId}`
}

/**
 * Goes through the newest visits and looks each visitor up. Several words are tried on a few first: where they hardly meet, those
 * who have them all are looked for among persons after all.
 */
async function throughVisits(
  store: Store,
  part: LogPart,
  keys: readonly Buffer[],
  { before, limit }: LogWindow,
): Promise<LogPage> {
  const found: LogLine[] = []
  let from = before
  let gone = 0
  let visits = keys.length > 1 ? VISITS_TRIED : VISITS_AT_ONCE
  let mayMeetSeldom = keys.length > 1
  for (let statement = 1; statement <= STATEMENTS_AT_MOST; statement++) {
    const window = { before: from, limit: limit + 1 - found.length }
    found.push(...(await amongNewest(store, part, keys, window, visits)))
    if (found.length > limit) return pageOf(found, limit)
    from = await lastOfNewest(store, part, from, visits)
    if (!from) return pageOf(found, limit)
    gone += visits
    visits = Math.min(2 * visits, VISITS_AT_ONCE)
    if (!mayMeetSeldom || found.length * VISITS_INSTEAD >= limit * gone) continue
    mayMeetSeldom = false
    const together = await fewTogether(store, part, keys)
    if (together) return ofVisitors(store, part, together, { before, limit })
  }
  return { lines: found, next: from }
}

/** Those of the newest visits whose visitor has all the keys. */
function amongNewest(
  store: Store,
  part: LogPart,
  keys: readonly Buffer[],
  { before, limit }: LogWindow,
  visits: number,
): Promise<LogLine[]> {
  return readLines(
    store,
    sql`
      select v.* from (${newestVisits(part, before, visits)}) as v ${hasKeys(part.venueId, keys, sql`v.person_id`)}
       order by v.started_at desc, v.id desc limit ${limit}`,
  )
}

/** Where the visits end that were gone through; nowhere when there were no more. */
async function lastOfNewest(
  { sql: db }: Store,
  part: LogPart,
  before: LogCursor | undefined,
  visits: number,
): Promise<LogCursor | undefined> {
  const [row] = await db.execute<{ started_at: string; id: number }>(sql`
    select v.started_at, v.id from (${newestVisits(part, before, visits)}) as v offset ${visits - 1}`)
  return row && { startedAt: new Date(row.started_at), id: row.id }
}
