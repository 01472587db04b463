import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { shifts, venues } from './schema/index.ts'
import { standsByRight } from './shifts.ts'

/** Somebody came through a gate, or left; `chatId` is the chat that recorded it, which knows. */
export type NewFeedLine = {
  readonly chatId: number
  readonly venueId: number
  readonly gateId: number
  readonly personId: number
  readonly way: 'in' | 'out'
  readonly people: number
  readonly at: Date
}

/**
 * Keeps a line for each shift of the venue that has a live feed. A shift that is just being ended is passed over, so that
 * nobody who records waits for it.
 */
export async function noteFeedLine({ sql: db }: Store, line: NewFeedLine): Promise<void> {
  const { chatId, venueId, gateId, personId, way, people } = line
  const at = line.at.toISOString()
  await db.execute(sql`
    with told as (
      select ${shifts.chatId} from ${shifts} join ${venues} on ${venues.id} = ${shifts.venueId}
       where ${shifts.venueId} = ${venueId} and ${shifts.liveFeed} and ${shifts.endsAt} > ${at}::timestamptz
         and ${shifts.chatId} <> ${chatId} and ${standsByRight}
         for key share of ${shifts} skip locked)
    insert into feed_lines (chat_id, person_id, gate_id, way, people, at)
    select chat_id, ${personId}, ${gateId}, ${way}, ${people}, ${at}::timestamptz from told`)
}
