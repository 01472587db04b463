import { sql } from 'drizzle-orm'
import { clearAlarm, clearAlarms, raiseAlarm } from './alarms.ts'
import type { Database, Store } from './connect.ts'

export const CLOCK_LEAPT = 'clock leapt'
export const CLOCK_LEAPT_FAR = 'clock leapt far'
export const CLOCKS_DIFFER = 'clocks differ'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** How far the clocks of a process and of the database may be apart: with a time server they are milliseconds, without one minutes a month. */
const MAY_DIFFER = 10 * MINUTE
/** A leap by less deletes nothing that is not due within that day; a server that is off every night is no leap. */
const LEAP = DAY
/** How long nothing is purged after a leap, so that somebody looks at the clock. */
const HELD = DAY
/** A server may be off for a week; whoever was away for longer, or whose clock is wrong by more, says that it is right. */
const LEAP_FAR = 7 * DAY
/** How the database writes a moment that never comes. */
const NEVER = 'infinity'
/** An alarm that no process has raised again for so long is over. */
const QUIET_SECONDS = 300

/**
 * What the clocks say at a moment, by how much the database's has leapt since this process began to watch it, in milliseconds, and
 * when everything due was last purged, if it was: until then the clock was believed.
 */
export type Clocks = {
  readonly process: Date
  readonly database: Date
  readonly leapt: number
  readonly purged: Date | undefined
}

/** Until when nothing is purged: a moment, or the operator's word. */
export type HeldUntil = Date | 'operator'

/** Whether anything may be purged: by which moment, the earlier of both clocks; or why not, and whether a leap was just found. */
export type ClockLook =
  | { readonly at: Date; readonly held?: undefined }
  | { readonly at: Date; readonly held: 'leapt'; readonly isNew: boolean }
  | { readonly at: Date; readonly held: 'differ' }

export async function databaseClock({ sql: db }: Pick<Store, 'sql'>): Promise<Date> {
  const [row] = await db.execute<{ now: string }>(sql`select clock_timestamp() as now`)
  return new Date(row?.now ?? Number.NaN)
}

/** Whether the clocks of a process and of the database are near enough to each other to delete by them, and then by the earlier. */
export function agree(process: Date, database: Date): boolean {
  return Math.abs(process.getTime() - database.getTime()) <= MAY_DIFFER
}

export function earlier(process: Date, database: Date): Date {
  return process < database ? process : database
}

/**
 * Looks at the clock before anything is purged, and notes that it was looked at. A clock that has leapt by more than a day, forward or
 * back, since anybody looked holds all purges for a day; by more than a week forward, in one leap or in several since the last purge,
 * until the operator has looked at it, because nobody may be there for days. That the process's clock is not the database's holds
 * them as long as it lasts: then this process purges nothing and notes nothing, and another whose clock is right goes on.
 */
export async function lookAtClock(
  database: Pick<Database, 'transaction'>,
  clocks: Clocks,
): Promise<ClockLook> {
  const { process, database: now } = clocks
  const at = earlier(process, now)
  return database.transaction(async (store): Promise<ClockLook> => {
    if (!agree(process, now)) {
      await raiseAlarm(store, CLOCKS_DIFFER, 'a process and the database')
      return { at, held: 'differ' }
    }
    await clearAlarms(store, CLOCKS_DIFFER, QUIET_SECONDS)
    const state = await lockedState(store)
    const leap = leapOf(state.seenAt, clocks)
    const until = stillHeld(heldAfter(leap, state.heldUntil, now), now)
    await store.sql.execute(sql`
      update city_state set seen_at = ${now.toISOString()}::timestamptz,
             purges_held_until = ${until === undefined ? null : storedAs(until)}::timestamptz`)
    if (until === undefined) {
      // However far it was.
      await clearAlarms(store, CLOCK_LEAPT)
      return { at }
    }
    if (leap) await raiseLeapt(store, leap, until)
    return { at, held: 'leapt', isNew: leap !== undefined }
  })
}

type Leap = 'forward' | 'far' | 'back'

function leapOf(seenAt: Date | undefined, { database: now, leapt, purged }: Clocks): Leap | undefined {
  const since = (moment: Date | undefined) => (moment ? now.getTime() - moment.getTime() : 0)
  const seen = since(seenAt)
  if (Math.max(seen, leapt) > LEAP) return Math.max(seen, leapt, since(purged)) > LEAP_FAR ? 'far' : 'forward'
  return Math.min(seen, leapt) < -LEAP ? 'back' : undefined
}

/** What waits for the operator goes on waiting, also when the clock leaps back: whether that was by as much nobody knows. */
function heldAfter(leap: Leap | undefined, heldUntil: HeldUntil | undefined, now: Date) {
  if (!leap || heldUntil === 'operator') return heldUntil
  return leap === 'far' ? 'operator' : new Date(now.getTime() + HELD)
}

function stillHeld(until: HeldUntil | undefined, now: Date): HeldUntil | undefined {
  return until === 'operator' || (until && until > now) ? until : undefined
}

/** One of the two stands: that it goes on by itself, or that it waits. */
async function raiseLeapt(store: Pick<Store, 'sql'>, leap: Leap, until: HeldUntil): Promise<void> {
  if (until === 'operator') await clearAlarm(store, CLOCK_LEAPT)
  await raiseAlarm(store, until === 'operator' ? CLOCK_LEAPT_FAR : CLOCK_LEAPT, leap)
}

type ClockState = { readonly seenAt: Date | undefined; readonly heldUntil: HeldUntil | undefined }

/** Of several processes one looks at a time. */
async function lockedState(store: Pick<Store, 'sql'>): Promise<ClockState> {
  await store.sql.execute(
    sql`insert into city_state (time_zone) values ('Asia/Ho_Chi_Minh') on conflict do nothing`,
  )
  return stateOf(store, true)
}

async function stateOf({ sql: db }: Pick<Store, 'sql'>, locks: boolean): Promise<ClockState> {
  const [row] = await db.execute<{ seen_at: string | null; purges_held_until: string | null }>(sql`
    select seen_at, purges_held_until from city_state ${locks ? sql`for update` : sql``}`)
  const [seen, held] = [row?.seen_at, row?.purges_held_until]
  return {
    seenAt: seen ? new Date(seen) : undefined,
    heldUntil: held === NEVER ? 'operator' : held ? new Date(held) : undefined,
  }
}

function storedAs(until: HeldUntil): string {
  return until === 'operator' ? NEVER : until.toISOString()
}

/** Until when nothing is purged because the clock has leapt; nothing while purges go on. */
export async function purgesHeldUntil(store: Pick<Store, 'sql'>, now: Date): Promise<HeldUntil | undefined> {
  const { heldUntil } = await stateOf(store, false)
  return stillHeld(heldUntil, now)
}

/** Lets purges go on at once: somebody says that the clock is right. */
export async function letPurgesGoOn(database: Pick<Database, 'transaction'>): Promise<void> {
  await database.transaction(async (store) => {
    await store.sql.execute(sql`update city_state set seen_at = clock_timestamp(), purges_held_until = null`)
    await clearAlarms(store, CLOCK_LEAPT)
  })
}
