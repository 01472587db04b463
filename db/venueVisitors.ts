import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { findable } from './seal.ts'

/** Somebody who was at a venue on a day of the city, and the words by which its log finds them. */
export type Visitor = {
  readonly venueId: number
  readonly personId: number
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly words: readonly string[]
}

/** Lets a venue's log find a visitor. Written once a day at most: the day is all that changes. */
export async function noteVisitor({ sql: db, keys }: Store, visitor: Visitor): Promise<void> {
  const { venueId, personId, day, words } = visitor
  const found = words.map((word) => Buffer.from(visitorKey(keys, venueId, word)).toString('hex')).sort()
  if (found.length === 0) return
  await db.execute(sql`
    insert into venue_visitors (venue_id, key, person_id, last_day)
    select ${venueId}, decode(key, 'hex'), ${personId}, ${day}::date from unnest(${sql.param(found)}::text[]) as key
    on conflict (venue_id, key, person_id) do update set last_day = excluded.last_day
     where venue_visitors.last_day < excluded.last_day`)
}

/** The key under which a venue's log finds a word: another at each venue, so that two can't be compared. */
export function visitorKey(keys: Store['keys'], venueId: number, word: string): Uint8Array {
  return findable(keys, 'venueVisitor', `${venueId} ${word}`)
}
