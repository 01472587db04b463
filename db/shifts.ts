import { and, eq, gt, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { gates, shifts, venues } from './schema/index.ts'
import type { GateDirection } from './venues.ts'

/** Somebody stands at a gate: what their chat sends is recorded there. */
export type Shift = {
  readonly personId: number
  readonly venueId: number
  readonly venueName: string
  readonly gateId: number
  readonly gateName: string
  /** Which way people are recorded; `both` finds it out for each. */
  readonly direction: GateDirection
  readonly endsAt: Date
  readonly liveFeed: boolean
}

export type NewShift = Pick<Shift, 'personId' | 'venueId' | 'gateId' | 'direction' | 'endsAt'> & {
  readonly startedAt: Date
}

/** The shift that goes on in a chat at a moment. */
export async function shiftOf({ sql: db }: Store, chatId: number, now: Date): Promise<Shift | undefined> {
  const [row] = await db
    .select({
      personId: shifts.personId,
      venueId: shifts.venueId,
      venueName: venues.name,
      gateId: shifts.gateId,
      gateName: gates.name,
      direction: sql<GateDirection>`${shifts.direction}`,
      endsAt: shifts.endsAt,
      liveFeed: shifts.liveFeed,
    })
    .from(shifts)
    .innerJoin(venues, eq(venues.id, shifts.venueId))
    .innerJoin(gates, eq(gates.id, shifts.gateId))
    .where(and(eq(shifts.chatId, chatId), gt(shifts.endsAt, now)))
  return row
}

/** Begins a shift in a chat; one that goes on there is left for it. */
export async function startShift({ sql: db }: Store, chatId: number, shift: NewShift): Promise<void> {
  const { personId, venueId, gateId, direction, startedAt, endsAt } = shift
  await db.delete(shifts).where(eq(shifts.chatId, chatId))
  await db.insert(shifts).values({ chatId, personId, venueId, gateId, direction, startedAt, endsAt })
}

/** Ends the shift of a chat; false when there was none. */
export async function endShift({ sql: db }: Store, chatId: number): Promise<boolean> {
  const ended = await db.delete(shifts).where(eq(shifts.chatId, chatId)).returning({ chatId: shifts.chatId })
  return ended.length > 0
}
