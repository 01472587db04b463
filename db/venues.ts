import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { type GateDirection, type NewGate, openGate } from './gates.ts'
import { venues } from './schema/index.ts'
import { findable, open, seal } from './seal.ts'
import { type AddressRow, addressColumns, sealedAddress, withAddress } from './venueAddress.ts'

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

/** A gate whose poster was shown, and whether that poster was replaced since. */
export type PostedGate = GateOfVenue & { readonly retired: boolean }

/**
 * The gate whose poster bears a code (its canonical form, or the payload of a national poster that goes on), and whether
 * that poster was replaced since.
 */
export async function gateByCode(store: WithKeys, code: string): Promise<PostedGate | undefined> {
  const { client, keys } = store
  const hash = Buffer.from(findable(keys, 'gateCode', code))
  const [row] = await client<(GateRow & { retired: boolean })[]>`
    select ${gateColumns(client)}, c.retired_at is not null as retired
      from gate_codes c join gates g on g.id = c.gate_id join venues v on v.id = g.venue_id
     where c.code_hash = ${hash}`
  return row && withAddress(store, row)
}

export async function gateById(store: WithKeys, gateId: number): Promise<GateOfVenue | undefined> {
  const { client } = store
  const [row] = await client<GateRow[]>`
    select ${gateColumns(client)} from gates g join venues v on v.id = g.venue_id where g.id = ${gateId}`
  return row && withAddress(store, row)
}

type WithKeys = Pick<Store, 'client' | 'keys'>
type GateRow = Omit<GateOfVenue, 'address'> & AddressRow

/** What is read of a gate `g` and its venue `v`. */
function gateColumns(client: Store['client']) {
  return client`
    g.id as "gateId", g.name as "gateName", g.direction, v.id as "venueId", v.name as "venueName", v.type as "venueType",
    v.address_sealed as "addressSealed", v.address as "addressOfBefore", v.edition, v.unit_code as "unitCode",
    v.owner_id as "ownerId", v.needs_declaration as "needsDeclaration", v.capacity, v.paused_at is not null as paused,
    v.suspended_at is not null as suspended, v.closed_at is not null as closed, g.closed_at is not null as "gateClosed",
    exists (select 1 from city_state where ended_at is not null) as ended`
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
  store: WithKeys,
  venueId: number,
): Promise<(GateOfVenue & { readonly code: string })[]> {
  const { client } = store
  const rows = await client<(GateRow & { codeSealed: Uint8Array })[]>`
    select ${gateColumns(client)}, c.code_sealed as "codeSealed"
      from gates g join venues v on v.id = g.venue_id
      join gate_codes c on c.gate_id = g.id and c.kind = 'own' and c.retired_at is null
     where g.venue_id = ${venueId} and g.closed_at is null order by g.id`
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
