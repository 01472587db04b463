import { sql } from 'drizzle-orm'
import { clearAlarm, clearAlarms, raiseAlarm } from './alarms.ts'
import type { Database, Store } from './connect.ts'

export const CLOCK_LEAPT = 'clock leapt'
export const CLOCKS_DIFFER = 'clocks differ'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** How far the clocks of a process and of the database may be apart: with a time server they are milliseconds, without one minutes a month. */
const MAY_DIFFER = 10 * MINUTE
/** A leap by less deletes nothing that is not due within that day; a server that is off every night is no leap. */
const LEAP = DAY
/** How long nothing is purged after a leap, so that somebody looks at the clock. */
const HELD = DAY
/** An alarm that no process has raised again for so long is over. */
const QUIET_SECONDS = 300

/** What the clocks say at a moment, and by how much the database's has leapt since this process began to watch it, in milliseconds. */
export type Clocks = { readonly process: Date; readonly database: Date; readonly leapt: number }

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
 * back, since anybody looked holds all purges for a day; so does, as long as it lasts, that the process's clock is not the
 * database's: then this process purges nothing and notes nothing, and another whose clock is right goes on.
 */
export async function lookAtClock(
  database: Pick<Database, 'transaction'>,
  { process, database: now, leapt }: Clocks,
): Promise<ClockLook> {
  const at = earlier(process, now)
  return database.transaction(async (store): Promise<ClockLook> => {
    if (!agree(process, now)) {
      await raiseAlarm(store, CLOCKS_DIFFER, 'a process and the database')
      return { at, held: 'differ' }
    }
    await clearAlarms(store, CLOCKS_DIFFER, QUIET_SECONDS)
    const { seenAt, heldUntil } = await lockedState(store)
    const leap = leapOf(seenAt, now, leapt)
    const until = leap ? new Date(now.getTime() + HELD) : heldUntil
    const isHeld = until !== undefined && until > now
    await store.sql.execute(sql`
      update city_state set seen_at = ${now.toISOString()}::timestamptz,
             purges_held_until = ${isHeld ? until.toISOString() : null}::timestamptz`)
    if (leap) await raiseAlarm(store, CLOCK_LEAPT, leap)
    if (isHeld) return { at, held: 'leapt', isNew: leap !== undefined }
    await clearAlarm(store, CLOCK_LEAPT)
    return { at }
  })
}

function leapOf(seenAt: Date | undefined, now: Date, leapt: number): 'forward' | 'back' | undefined {
  const since = seenAt ? now.getTime() - seenAt.getTime() : 0
  if (Math.max(since, leapt) > LEAP) return 'forward'
  return Math.min(since, leapt) < -LEAP ? 'back' : undefined
}

type ClockState = { readonly seenAt: Date | undefined; readonly heldUntil: Date | undefined }

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
  const moment = (stored: string | null | undefined) => (stored ? new Date(stored) : undefined)
  return { seenAt: moment(row?.seen_at), heldUntil: moment(row?.purges_held_until) }
}

/** Until when nothing is purged because the clock has leapt; nothing while purges go on. */
export async function purgesHeldUntil(store: Pick<Store, 'sql'>, now: Date): Promise<Date | undefined> {
  const { heldUntil } = await stateOf(store, false)
  return heldUntil && heldUntil > now ? heldUntil : undefined
}

/** Lets purges go on at once: somebody says that the clock is right. */
export async function letPurgesGoOn(database: Pick<Database, 'transaction'>): Promise<void> {
  await database.transaction(async (store) => {
    await store.sql.execute(sql`update city_state set seen_at = clock_timestamp(), purges_held_until = null`)
    await clearAlarm(store, CLOCK_LEAPT)
  })
}
