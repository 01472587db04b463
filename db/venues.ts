import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { type GateDirection, type NewGate, openGate } from './gates.ts'
import { gateCodes, gates, venues } from './schema/index.ts'
import { findable, open, seal } from './seal.ts'
import { addressColumns, sealedAddress, withAddress } from './venueAddress.ts'

export type { GateDirection }

/** A gate with the venue it belongs to, as a check-in needs it. */
export type GateOfVenue = {
  readonly gateId: number
  readonly gateName: string
  readonly direction: GateDirection
  readonly venueId: number
  readonly venueName: string
  readonly venueType: string
  readonly address: string
  readonly edition: string
  readonly unitCode: string
  readonly ownerId: number | null
  readonly needsDeclaration: boolean
  readonly capacity: number | null
  readonly paused: boolean
  readonly suspended: boolean
  readonly closed: boolean
  /** This gate alone is no more. */
  readonly gateClosed: boolean
  /** Nothing is recorded in the whole city any more. */
  readonly ended: boolean
}

const gateColumns = {
  gateId: gates.id,
  gateName: gates.name,
  direction: sql<GateDirection>`${gates.direction}`,
  venueId: venues.id,
  venueName: venues.name,
  venueType: venues.type,
  ...addressColumns,
  edition: venues.edition,
  unitCode: venues.unitCode,
  ownerId: venues.ownerId,
  needsDeclaration: venues.needsDeclaration,
  capacity: venues.capacity,
  paused: sql<boolean>`${venues.pausedAt} is not null`,
  suspended: sql<boolean>`${venues.suspendedAt} is not null`,
  closed: sql<boolean>`${venues.closedAt} is not null`,
  gateClosed: sql<boolean>`${gates.closedAt} is not null`,
  ended: sql<boolean>`exists (select 1 from city_state where ended_at is not null)`,
}

/** A gate whose poster was shown, and whether that poster was replaced since. */
export type PostedGate = GateOfVenue & { readonly retired: boolean }

/**
 * The gate whose poster bears a code (its canonical form, or the payload of a national poster that goes on), and whether
 * that poster was replaced since.
 */
export async function gateByCode(store: Store, code: string): Promise<PostedGate | undefined> {
  const [row] = await store.sql
    .select({ ...gateColumns, retired: sql<boolean>`${gateCodes.retiredAt} is not null` })
    .from(gateCodes)
    .innerJoin(gates, eq(gates.id, gateCodes.gateId))
    .innerJoin(venues, eq(venues.id, gates.venueId))
    .where(eq(gateCodes.codeHash, findable(store.keys, 'gateCode', code)))
  return row && withAddress(store, row)
}

export async function gateById(store: Store, gateId: number): Promise<GateOfVenue | undefined> {
  const [row] = await store.sql
    .select(gateColumns)
    .from(gates)
    .innerJoin(venues, eq(venues.id, gates.venueId))
    .where(eq(gates.id, gateId))
  return row && withAddress(store, row)
}

export type NewVenue = {
  readonly ownerId: number
  readonly name: string
  /** The name folded, by which likely doubles are found. */
  readonly foldedName: string
  readonly type: string
  readonly address: string
  readonly edition: string
  readonly unitCode: string
  readonly registrant: { readonly name: string; readonly phone: string; readonly phoneConfirmed: boolean }
}

/** Registers a venue with one gate whose poster bears `code`. */
export async function registerVenue(
  store: Store,
  { registrant, address, ...venue }: NewVenue,
  gate: NewGate,
): Promise<{ venueId: number; gateId: number }> {
  const [made] = await store.sql
    .insert(venues)
    .values({
      ...venue,
      ...sealedAddress(store, address),
      registrantSealed: seal(store.keys, 'registrant', registrant),
    })
    .returning({ id: venues.id })
  if (!made) throw new Error('a venue was not inserted')
  return { venueId: made.id, gateId: await openGate(store, made.id, gate) }
}

/** A venue without its gates. */
export type Venue = {
  readonly id: number
  readonly ownerId: number | null
  readonly name: string
  readonly type: string
  readonly address: string
  readonly edition: string
  readonly unitCode: string
  readonly bodyCode: string | null
  readonly needsDeclaration: boolean
  readonly capacity: number | null
  readonly closingMinute: number | null
  readonly paused: boolean
  readonly suspended: boolean
  readonly closed: boolean
}

export const venueColumns = {
  id: venues.id,
  ownerId: venues.ownerId,
  name: venues.name,
  type: venues.type,
  ...addressColumns,
  edition: venues.edition,
  unitCode: venues.unitCode,
  bodyCode: venues.bodyCode,
  needsDeclaration: venues.needsDeclaration,
  capacity: venues.capacity,
  closingMinute: venues.closingMinute,
  paused: sql<boolean>`${venues.pausedAt} is not null`,
  suspended: sql<boolean>`${venues.suspendedAt} is not null`,
  closed: sql<boolean>`${venues.closedAt} is not null`,
}

export async function venueById(store: Store, venueId: number): Promise<Venue | undefined> {
  const [row] = await store.sql.select(venueColumns).from(venues).where(eq(venues.id, venueId))
  return row && withAddress(store, row)
}

/** The venues that a person owns and has not closed, oldest first. */
export async function venuesOf(store: Store, ownerId: number): Promise<Venue[]> {
  const rows = await store.sql
    .select(venueColumns)
    .from(venues)
    .where(and(eq(venues.ownerId, ownerId), isNull(venues.closedAt)))
    .orderBy(asc(venues.id))
  return rows.map((row) => withAddress(store, row))
}

/** The gates of a venue that are not closed, with the codes that our posters of them bear now. */
export async function gatesWithCodes(
  store: Store,
  venueId: number,
): Promise<(GateOfVenue & { readonly code: string })[]> {
  const rows = await store.sql
    .select({ ...gateColumns, codeSealed: gateCodes.codeSealed })
    .from(gates)
    .innerJoin(venues, eq(venues.id, gates.venueId))
    .innerJoin(
      gateCodes,
      and(eq(gateCodes.gateId, gates.id), eq(gateCodes.kind, 'own'), isNull(gateCodes.retiredAt)),
    )
    .where(and(eq(gates.venueId, venueId), isNull(gates.closedAt)))
    .orderBy(asc(gates.id))
  return rows.map(({ codeSealed, ...gate }) => ({
    ...withAddress(store, gate),
    code: open(store.keys, 'gateCode', codeSealed),
  }))
}

/** Lets a venue ask for a valid declaration at the door, or no longer. */
export async function setNeedsDeclaration(
  { sql: db }: Store,
  venueId: number,
  needed: boolean,
): Promise<void> {
  await db.update(venues).set({ needsDeclaration: needed }).where(eq(venues.id, venueId))
}
