import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { gateCodes, gates, venues } from './schema/index.ts'
import { findable, seal } from './seal.ts'

export type GateDirection = 'in' | 'out' | 'both'

/** A gate that is not closed, as its owner sees it. */
export type Gate = {
  readonly id: number
  readonly name: string
  readonly direction: GateDirection
  /** An old national poster goes on at this gate. */
  readonly national: boolean
}

export type NewGate = { readonly name: string; readonly direction: GateDirection; readonly code: string }

/** The gates of a venue that are not closed, oldest first. */
export async function gatesOf({ sql: db }: Store, venueId: number): Promise<Gate[]> {
  return db
    .select({
      id: gates.id,
      name: gates.name,
      direction: sql<GateDirection>`${gates.direction}`,
      national: sql<boolean>`exists (
        select 1 from gate_codes c where c.gate_id = gates.id and c.kind = 'national')`,
    })
    .from(gates)
    .where(and(eq(gates.venueId, venueId), isNull(gates.closedAt)))
    .orderBy(asc(gates.id))
}

/** A gate that is not closed, with its venue, as its owner chooses it. */
export type GateOwned = {
  readonly gateId: number
  readonly gateName: string
  readonly venueId: number
  readonly venueName: string
}

/** The gates of all open venues of an owner, by venue, oldest first. */
export async function gatesOfOwner({ sql: db }: Store, ownerId: number): Promise<GateOwned[]> {
  return db
    .select({ gateId: gates.id, gateName: gates.name, venueId: venues.id, venueName: venues.name })
    .from(gates)
    .innerJoin(venues, eq(venues.id, gates.venueId))
    .where(and(eq(venues.ownerId, ownerId), isNull(venues.closedAt), isNull(gates.closedAt)))
    .orderBy(asc(venues.id), asc(gates.id))
}

/** Opens a gate whose poster bears `code`. */
export async function openGate(store: Store, venueId: number, gate: NewGate): Promise<number> {
  const [opened] = await store.sql
    .insert(gates)
    .values({ venueId, name: gate.name, direction: gate.direction })
    .returning({ id: gates.id })
  if (!opened) throw new Error('a gate was not inserted')
  await giveCode(store, opened.id, gate.code)
  return opened.id
}

/**
 * Opens one more gate; nothing when a venue has as many as it may. The venue is locked, because two chats of its owner may
 * each add the last.
 */
export async function addGate(
  store: Store,
  venueId: number,
  gate: NewGate,
  most: number,
): Promise<number | undefined> {
  await lockVenue(store, venueId)
  if ((await gatesOf(store, venueId)).length >= most) return undefined
  return openGate(store, venueId, gate)
}

async function giveCode({ sql: db, keys }: Store, gateId: number, code: string): Promise<void> {
  await db.insert(gateCodes).values({
    gateId,
    codeHash: findable(keys, 'gateCode', code),
    codeSealed: seal(keys, 'gateCode', code),
  })
}

export async function changeGate(
  { sql: db }: Store,
  gateId: number,
  facts: { readonly name?: string; readonly direction?: GateDirection },
): Promise<void> {
  await db.update(gates).set(facts).where(eq(gates.id, gateId))
}

/**
 * Closes a gate, unless it is the venue's last: a venue without a gate is closed itself. The venue is locked, because two
 * chats of its owner may each close another gate.
 */
export async function closeGate(
  { sql: db }: Store,
  { venueId, gateId }: { readonly venueId: number; readonly gateId: number },
  now: Date,
): Promise<boolean> {
  await lockVenue({ sql: db }, venueId)
  const others = await db
    .select({ id: gates.id })
    .from(gates)
    .where(and(eq(gates.venueId, venueId), ne(gates.id, gateId), isNull(gates.closedAt)))
    .limit(1)
  if (others.length === 0) return false
  await db.update(gates).set({ closedAt: now }).where(eq(gates.id, gateId))
  return true
}

/** Locks a venue until the transaction ends: after the chat and the person. */
export async function lockVenue({ sql: db }: Pick<Store, 'sql'>, venueId: number): Promise<void> {
  await db.execute(sql`select 1 from venues where id = ${venueId} for no key update`)
}

/** What is given new codes: all gates of a venue, or one. */
type Posters = { readonly venueId: number; readonly gateId?: number }

/** The newest code that our posters there ever bore; after any of them was replaced it is another. */
export async function newestCode({ sql: db }: Store, { venueId, gateId }: Posters): Promise<number> {
  const [row] = await db
    .select({ id: sql<number>`coalesce(max(${gateCodes.id}), 0)::int` })
    .from(gateCodes)
    .innerJoin(gates, eq(gates.id, gateCodes.gateId))
    .where(
      and(
        eq(gates.venueId, venueId),
        eq(gateCodes.kind, 'own'),
        gateId === undefined ? undefined : eq(gates.id, gateId),
      ),
    )
  return row?.id ?? 0
}

/**
 * Gives gates new codes, unless the newest is no longer the one that was meant: whoever taps twice, or taps what was sent
 * long ago, must not retire what was printed since. The venue is locked, because two chats of its owner may do so at once.
 */
export async function replaceCodes(
  store: Store,
  { newest, ...posters }: Posters & { readonly newest: number },
  makeCode: () => string,
  now: Date,
): Promise<boolean> {
  await lockVenue(store, posters.venueId)
  if ((await newestCode(store, posters)) !== newest) return false
  for (const { id } of await gatesOf(store, posters.venueId)) {
    if (posters.gateId === undefined || posters.gateId === id) await replaceCode(store, id, makeCode(), now)
  }
  return true
}

/** Its poster of before is retired and stays known, so that whoever scans it is told. */
async function replaceCode(store: Store, gateId: number, code: string, now: Date): Promise<void> {
  await store.sql
    .update(gateCodes)
    .set({ retiredAt: now })
    .where(and(eq(gateCodes.gateId, gateId), eq(gateCodes.kind, 'own'), isNull(gateCodes.retiredAt)))
  await giveCode(store, gateId, code)
}
