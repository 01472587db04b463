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

type WithKeys = Pick<Store, 'client' | 'keys'>

/** Lets a venue's log find a visitor. Written once a day at most: the day is all that changes. */
export async function noteVisitor(store: WithKeys, visitor: Visitor): Promise<void> {
  const { venueId, personId, day, words } = visitor
  await writeKeys(store, personId, keysAt(store, { venueId, day }, words))
}

/**
 * Lets the logs of all venues where somebody was lately find them by other words, because their name or number was corrected;
 * by those of before nobody finds them any more.
 */
export async function renameVisitor(store: Store, personId: number, words: readonly string[]): Promise<void> {
  const venues = await store.sql.execute<{ venue_id: number; last_day: string }>(sql`
    select venue_id, max(last_day) as last_day from venue_visitors where person_id = ${personId} group by venue_id`)
  if (venues.length === 0) return
  await store.sql.execute(sql`delete from venue_visitors where person_id = ${personId}`)
  const keys = venues.flatMap(({ venue_id: venueId, last_day: day }) =>
    keysAt(store, { venueId, day }, words),
  )
  await writeKeys(store, personId, keys)
}

type Key = { readonly venueId: number; readonly day: string; readonly hex: string }

function keysAt(
  { keys }: Pick<Store, 'keys'>,
  { venueId, day }: Omit<Key, 'hex'>,
  words: readonly string[],
): Key[] {
  return words.map((word) => ({
    venueId,
    day,
    hex: Buffer.from(visitorKey(keys, venueId, word)).toString('hex'),
  }))
}

/** Written in one order, so that two turns at once never wait for each other. */
async function writeKeys(
  { client }: Pick<Store, 'client'>,
  personId: number,
  keys: readonly Key[],
): Promise<void> {
  if (keys.length === 0) return
  await client`
    insert into venue_visitors (venue_id, key, person_id, last_day)
    select w.venue_id, decode(w.key, 'hex'), ${personId}, w.day::date
      from unnest(${keys.map(({ venueId }) => venueId)}::bigint[], ${keys.map(({ hex }) => hex)}::text[],
                  ${keys.map(({ day }) => day)}::text[]) as w (venue_id, key, day)
     order by w.venue_id, w.key
    on conflict (venue_id, key, person_id) do update set last_day = excluded.last_day
     where venue_visitors.last_day < excluded.last_day`
}

/** The key under which a venue's log finds a word: another at each venue, so that two can't be compared. */
export function visitorKey(keys: Store['keys'], venueId: number, word: string): Uint8Array {
  return findable(keys, 'venueVisitor', `${venueId} ${word}`)
}
