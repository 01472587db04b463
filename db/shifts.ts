import { and, asc, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { chats, feedLines, gates, shifts, venueStaff, venues } from './schema/index.ts'
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
  /** Whether its guard was told that its time is over: it only waits for what was sent before. */
  readonly isEndTold: boolean
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

/** The shift of a chat, also one whose time is over, for a day. */
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
      isEndTold: sql<boolean>`${shifts.endToldAt} is not null`,
    })
    .from(shifts)
    .innerJoin(venues, eq(venues.id, shifts.venueId))
    .innerJoin(gates, eq(gates.id, shifts.gateId))
    .where(eq(shifts.chatId, chatId))
  return row
}

/** A gate at which somebody may stand, and whether its venue takes visits now. */
export type StandingPlace = {
  readonly venueId: number
  readonly venueName: string
  readonly gateId: number
  readonly gateName: string
  readonly direction: GateDirection
  readonly stopped: boolean
}

/** The gates of all venues that a person owns or is staff of, the venues in the order in which they came. */
export async function standingPlaces({ sql: db }: Store, personId: number): Promise<StandingPlace[]> {
  const theirs = sql`${venues.id} in (
    select id from venues where owner_id = ${personId}
    union all select venue_id from venue_staff where person_id = ${personId})`
  return db
    .select({
      venueId: venues.id,
      venueName: venues.name,
      gateId: gates.id,
      gateName: gates.name,
      direction: sql<GateDirection>`${gates.direction}`,
      stopped: sql<boolean>`(${venues.suspendedAt} is not null or ${venues.pausedAt} is not null)`,
    })
    .from(venues)
    .innerJoin(gates, eq(gates.venueId, venues.id))
    .where(and(theirs, isNull(venues.closedAt), isNull(gates.closedAt)))
    .orderBy(asc(venues.id), asc(gates.id))
}

/** Begins a shift in a chat; one that goes on there is left for it. What it was not told yet goes on only where its feed does. */
export async function startShift(store: Store, chatId: number, shift: NewShift): Promise<void> {
  const set = { ...shift, endToldAt: null }
  await store.sql
    .insert(shifts)
    .values({ chatId, ...set })
    .onConflictDoUpdate({ target: shifts.chatId, set })
  if (!shift.liveFeed) await forgetFeedLines(store, chatId)
}

async function forgetFeedLines({ sql: db }: Store, chatId: number): Promise<void> {
  await db.delete(feedLines).where(eq(feedLines.chatId, chatId))
}

/** Lets the shift of a chat be told of each arrival, or no longer; what it was not told yet is then forgotten. */
export async function setLiveFeed(store: Store, chatId: number, liveFeed: boolean): Promise<void> {
  await store.sql.update(shifts).set({ liveFeed }).where(eq(shifts.chatId, chatId))
  if (!liveFeed) await forgetFeedLines(store, chatId)
}

/** Ends the shift of a chat; false when there was none. */
export async function endShift({ sql: db }: Store, chatId: number): Promise<boolean> {
  const ended = await db.delete(shifts).where(eq(shifts.chatId, chatId)).returning({ chatId: shifts.chatId })
  return ended.length > 0
}

/** Ends what people stand at a venue, one person's shifts or everybody's; gives the chats that have not been told of an end. */
export async function endShiftsAt({ sql: db }: Store, venueId: number, personId?: number): Promise<number[]> {
  const ended = await db
    .delete(shifts)
    .where(
      and(eq(shifts.venueId, venueId), personId === undefined ? undefined : eq(shifts.personId, personId)),
    )
    .returning({ chatId: shifts.chatId, endToldAt: shifts.endToldAt })
  return ended.filter(({ endToldAt }) => endToldAt === null).map(({ chatId }) => chatId)
}

/** The chats that stand at a venue by right at a moment. */
export async function chatsOnShift({ sql: db }: Store, venueId: number, now: Date) {
  return db
    .select({ id: shifts.chatId, language: chats.language, personId: shifts.personId })
    .from(shifts)
    .innerJoin(chats, eq(chats.id, shifts.chatId))
    .innerJoin(venues, eq(venues.id, shifts.venueId))
    .where(and(eq(shifts.venueId, venueId), gt(shifts.endsAt, now), standsByRight))
}

/** How many people, with those who came along, were recorded in a shift. */
export async function recordedIn(
  { sql: db }: Store,
  { personId, venueId, startedAt }: Pick<Shift, 'personId' | 'venueId' | 'startedAt'>,
): Promise<{ readonly ins: number; readonly outs: number }> {
  // Messengers tell whole seconds, so that what was done at once may seem to be of before.
  const since = sql`date_trunc('second', ${startedAt.toISOString()}::timestamptz)`
  const here = sql`venue_id = ${venueId} and started_at >= ${since} - interval '2 days'`
  // Of a paper list somebody left before the shift in which that was recorded.
  const [row] = await db.execute<{ ins: number; outs: number }>(sql`
    select (select coalesce(sum(1 + companions), 0)::int from visits
             where ${here} and scanned_by = ${personId} and not start_inferred and recorded_at >= ${since}) as ins,
           (select coalesce(sum(1 + companions), 0)::int from visits
             where ${here} and out_by = ${personId} and (ended_at >= ${since} or recorded_at >= ${since})) as outs`)
  return { ins: row?.ins ?? 0, outs: row?.outs ?? 0 }
}

/** A shift whose time ran out, with the chat in which it went on. */
export type OverdueShift = Shift & { readonly chatId: number; readonly language: string | null }

/**
 * One shift whose time ran out and whose guard has not been told so, and now is; one that another process ends is passed
 * over. It stays, because what was sent before its end may still come, but is told of nothing more.
 */
export async function takeOverdueShift(store: Store, now: Date): Promise<OverdueShift | undefined> {
  const { sql: db } = store
  const [due] = await db
    .select({ chatId: shifts.chatId })
    .from(shifts)
    .where(and(lte(shifts.endsAt, now), isNull(shifts.endToldAt)))
    .limit(1)
    .for('no key update', { skipLocked: true })
  const shift = due && (await shiftOf(store, due.chatId))
  const [chat] = due
    ? await db.select({ language: chats.language }).from(chats).where(eq(chats.id, due.chatId))
    : []
  if (!due || !shift) return undefined
  await db.update(shifts).set({ endToldAt: now }).where(eq(shifts.chatId, due.chatId))
  await forgetFeedLines(store, due.chatId)
  return { ...shift, chatId: due.chatId, language: chat?.language ?? null }
}
