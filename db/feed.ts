import { and, eq, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { MESSAGE_CLASSES } from './outbox.ts'
import { feedLines, shifts, venues } from './schema/index.ts'
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
         and ${shifts.endToldAt} is null
         and ${shifts.chatId} <> ${chatId} and ${standsByRight}
         for key share of ${shifts} skip locked)
    insert into feed_lines (chat_id, person_id, gate_id, way, people, at)
    select chat_id, ${personId}, ${gateId}, ${way}, ${people}, ${at}::timestamptz from told`)
}

/** Corrects an arrival of which nobody was told yet: so many came, or nobody after all. */
export async function correctFeedLine(
  { sql: db }: Store,
  { personId, at, people }: { personId: number; at: Date; people: number },
): Promise<void> {
  const itsLines = and(eq(feedLines.personId, personId), eq(feedLines.way, 'in'), eq(feedLines.at, at))
  if (people > 0) await db.update(feedLines).set({ people }).where(itsLines)
  else await db.delete(feedLines).where(itsLines)
}

/** A chat that is to be told of arrivals and departures, its shift locked until the transaction ends. */
export type DueFeed = {
  readonly chatId: number
  readonly channel: string
  readonly language: string | null
  readonly venueName: string
}

/** Seconds between two messages of a feed in one chat, and on channels on which each message counts. */
export type FeedPauses = {
  readonly seconds: number
  readonly longer: { readonly seconds: number; readonly on: readonly string[] }
}

/**
 * One chat whose lines may be told now, the one that waits longest. Passed over are those that another process has, and those
 * whose last push has not gone out yet: what comes meanwhile is told together.
 */
export async function holdDueFeed(
  { sql: db }: Store,
  now: Date,
  pauses: FeedPauses,
): Promise<DueFeed | undefined> {
  const { seconds, longer } = pauses
  const pause = sql`case when c.channel = any(${sql.param([...longer.on])}::text[])
                         then ${longer.seconds}::float8 else ${seconds}::float8 end`
  const [row] = await db.execute<{
    chat_id: number
    channel: string
    language: string | null
    name: string
  }>(sql`
    select s.chat_id, c.channel, c.language, v.name
      from shifts s join chats c on c.id = s.chat_id join venues v on v.id = s.venue_id
     where s.chat_id in (select chat_id from feed_lines)
       and (s.told_at is null or s.told_at + make_interval(secs => ${pause}) <= ${now.toISOString()}::timestamptz)
       and not exists (select 1 from outbox o where o.chat_id = s.chat_id and o.class = ${MESSAGE_CLASSES.push} and o.done_at is null)
     order by s.told_at nulls first, s.chat_id limit 1
       for no key update of s skip locked`)
  return row && { chatId: row.chat_id, channel: row.channel, language: row.language, venueName: row.name }
}

/** A line that a chat is told of. */
export type FeedLine = {
  readonly personId: number | undefined
  readonly gateName: string
  readonly way: 'in' | 'out'
  readonly people: number
  readonly at: Date
}

/** Takes the lines of a chat whose shift is held, oldest first, and notes that it was told of them. */
export async function takeFeedLines({ sql: db }: Store, chatId: number, now: Date): Promise<FeedLine[]> {
  const rows = await db.execute<{
    person_id: number | null
    name: string
    way: 'in' | 'out'
    people: number
    at: string
  }>(sql`
    with taken as (delete from feed_lines where chat_id = ${chatId} returning *)
    select t.person_id, g.name, t.way, t.people, t.at from taken t join gates g on g.id = t.gate_id
     order by t.at, t.id`)
  await db.update(shifts).set({ toldAt: now }).where(eq(shifts.chatId, chatId))
  return rows.map((row) => ({
    personId: row.person_id ?? undefined,
    gateName: row.name,
    way: row.way,
    people: row.people,
    at: new Date(row.at),
  }))
}
