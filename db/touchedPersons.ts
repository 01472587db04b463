import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { open } from './seal.ts'

/** Whom an incident may have touched: everybody, or those of a venue, or of some days. Moments bound the visits. */
export type Touched = { readonly venueId?: number; readonly from?: Date; readonly to?: Date }

/** Persons in one statement, so that a whole city is never held in memory. */
const AT_ONCE = 1_000

/**
 * Those whom an incident may have touched, by number, some at once: who has a visit that began in the time and at the venue; of a
 * venue its owner and staff besides; without either everybody who is held.
 */
export async function* touchedPersons<Profile>(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  { venueId, from, to }: Touched,
): AsyncIterable<readonly Profile[]> {
  const inTime = sql`v.started_at >= ${(from ?? new Date(0)).toISOString()}::timestamptz
    and v.started_at < ${to?.toISOString() ?? 'infinity'}::timestamptz`
  const there = venueId === undefined ? sql`true` : sql`v.venue_id = ${venueId}`
  const visited = sql`p.id in (select v.person_id from visits v where ${inTime} and ${there})`
  const ofVenue = sql`p.id in (select owner_id from venues where id = ${venueId ?? null}::bigint
    union all select person_id from venue_staff where venue_id = ${venueId ?? null}::bigint)`
  const isAll = venueId === undefined && from === undefined && to === undefined
  for (let after = 0; ; ) {
    const rows = await db.execute<{ id: number; profile_sealed: Uint8Array }>(sql`
      select p.id, p.profile_sealed from persons p
       where p.id > ${after} and (${isAll} or ${visited} or ${ofVenue}) order by p.id limit ${AT_ONCE}`)
    const last = rows.at(-1)
    if (!last) return
    yield rows.map((row) => open<Profile>(keys, 'profile', row.profile_sealed))
    after = last.id
  }
}

/** The venue that the record of acts calls so. */
export async function venueCalled(
  { sql: db }: Pick<Store, 'sql'>,
  logId: string,
): Promise<number | undefined> {
  const [row] = await db.execute<{ id: number }>(sql`select id from venues where log_id::text = ${logId}`)
  return row?.id
}
