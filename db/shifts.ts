import { and, eq, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { chats, gates, shifts, venueStaff, venues } from './schema/index.ts'
import type { GateDirection } from './venues.ts'

/** Somebody stands at a gate: what their chat sends is recorded there. */
export type Shift = {
  readonly personId: number
  readonly venueId: number
  readonly venueName: string
  readonly gateId: number
  readonly gateName: string
  readonly gateClosed: boolean
  /** Which way people are recorded; `both` finds it out for each. */
  readonly direction: GateDirection
  readonly startedAt: Date
  readonly endsAt: Date
  readonly liveFeed: boolean
  /** People recorded as leaving in it. */
  readonly outs: number
}

export type NewShift = Pick<
  Shift,
  'personId' | 'venueId' | 'gateId' | 'direction' | 'startedAt' | 'endsAt' | 'liveFeed'
>

/** Of a shift joined with its venue: the owner stands there, or somebody whom the owner lets. */
export const standsByRight = sql`
  (${venues.ownerId} = ${shifts.personId} or exists (
    select 1 from ${venueStaff} where ${venueStaff.venueId} = ${shifts.venueId}
       and ${venueStaff.personId} = ${shifts.personId}))`

/** The shift of a chat, also one whose time is over and that nobody has ended yet. */
export async function shiftOf({ sql: db }: Store, chatId: number): Promise<Shift | undefined> {
  const [row] = await db
    .select({
      personId: shifts.personId,
      venueId: shifts.venueId,
      venueName: venues.name,
      gateId: shifts.gateId,
      gateName: gates.name,
      gateClosed: sql<boolean>`${gates.closedAt} is not null`,
      direction: sql<GateDirection>`${shifts.direction}`,
      startedAt: shifts.startedAt,
      endsAt: shifts.endsAt,
      liveFeed: shifts.liveFeed,
      outs: shifts.outs,
    })
    .from(shifts)
    .innerJoin(venues, eq(venues.id, shifts.venueId))
    .innerJoin(gates, eq(gates.id, shifts.gateId))
    .where(eq(shifts.chatId, chatId))
  return row
}

/** Begins a shift in a chat; one that goes on there is left for it. */
export async function startShift({ sql: db }: Store, chatId: number, shift: NewShift): Promise<void> {
  await db.delete(shifts).where(eq(shifts.chatId, chatId))
  await db.insert(shifts).values({ chatId, ...shift })
}

/** Ends the shift of a chat; false when there was none. */
export async function endShift({ sql: db }: Store, chatId: number): Promise<boolean> {
  const ended = await db.delete(shifts).where(eq(shifts.chatId, chatId)).returning({ chatId: shifts.chatId })
  return ended.length > 0
}

/** Ends what people stand at a venue, one person's shifts or everybody's; gives the chats in which they did. */
export async function endShiftsAt({ sql: db }: Store, venueId: number, personId?: number): Promise<number[]> {
  const ended = await db
    .delete(shifts)
    .where(
      and(eq(shifts.venueId, venueId), personId === undefined ? undefined : eq(shifts.personId, personId)),
    )
    .returning({ chatId: shifts.chatId })
  return ended.map(({ chatId }) => chatId)
}

/** The chats that stand at a venue by right at this moment. */
export async function chatsOnShift({ sql: db }: Store, venueId: number) {
  return db
    .select({ id: shifts.chatId, language: chats.language, personId: shifts.personId })
    .from(shifts)
    .innerJoin(chats, eq(chats.id, shifts.chatId))
    .innerJoin(venues, eq(venues.id, shifts.venueId))
    .where(and(eq(shifts.venueId, venueId), standsByRight))
}

/** Counts people who left in the shift of a chat, if it is one at that venue. */
export async function countOuts(
  { sql: db }: Store,
  chatId: number,
  venueId: number,
  people: number,
): Promise<void> {
  await db
    .update(shifts)
    .set({ outs: sql`${shifts.outs} + ${people}` })
    .where(and(eq(shifts.chatId, chatId), eq(shifts.venueId, venueId)))
}

/** How many people, with those who came along, were recorded in a shift. */
export async function recordedIn(
  { sql: db }: Store,
  { personId, venueId, startedAt, outs }: Pick<Shift, 'personId' | 'venueId' | 'startedAt' | 'outs'>,
): Promise<{ readonly ins: number; readonly outs: number }> {
  const since = startedAt.toISOString()
  const [row] = await db.execute<{ ins: number }>(sql`
    select coalesce(sum(1 + companions), 0)::int as ins from visits
     where venue_id = ${venueId} and scanned_by = ${personId} and not start_inferred
       and recorded_at >= ${since}::timestamptz and started_at >= ${since}::timestamptz - interval '2 days'`)
  return { ins: row?.ins ?? 0, outs }
}
