import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import type { ExposureQuery } from './exposures.ts'
import {
  isInTime,
  isPossible,
  isTogether,
  presencesAmong,
  presencesOfPersons,
  windowsOf,
} from './exposureWindows.ts'

/** A person's place in the list of the exposed: their last visit together with the case. Moments as the database writes them. */
type ListPlace = { readonly started_at: string; readonly id: number }

/** How many visits are looked at in one go for each person that is wanted: some persons have come several times. */
const VISITS_A_PERSON = 1.5

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
             select 1 from (${presencesAmong(sql`v.person_id = n.person_id and v.started_at >= n.started_at`, query)}) l
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
