import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { venues } from './schema/index.ts'
import { open, seal } from './seal.ts'

/** The columns in which the address of a venue stands: sealed, or open in a row of before. */
export const addressColumns = { addressSealed: venues.addressSealed, addressOfBefore: venues.address }

/** The two columns as they are read. */
export type AddressRow = {
  readonly addressSealed: Uint8Array | null
  readonly addressOfBefore: string | null
}

/** A row with the venue's address opened. */
export function withAddress<Row extends AddressRow>(
  { keys }: Pick<Store, 'keys'>,
  { addressSealed, addressOfBefore, ...row }: Row,
): Omit<Row, keyof AddressRow> & { readonly address: string } {
  return { ...row, address: openAddress({ keys }, addressSealed, addressOfBefore) }
}

/** The address itself, of its two columns. */
export function openAddress(
  { keys }: Pick<Store, 'keys'>,
  sealed: Uint8Array | null,
  ofBefore: string | null,
): string {
  return sealed ? open<string>(keys, 'venueAddress', sealed) : (ofBefore ?? '')
}

/** What is written of an address. */
export function sealedAddress(
  { keys }: Pick<Store, 'keys'>,
  address: string,
): { readonly addressSealed: Uint8Array; readonly address: null } {
  return { addressSealed: seal(keys, 'venueAddress', address), address: null }
}

/** Venues whose addresses are sealed in one statement. */
const VENUES_AT_ONCE = 500

/** Seals the addresses that were written before addresses were sealed; done again it finds nothing. */
export async function sealAddressesOfBefore({ sql: db, keys }: Pick<Store, 'sql' | 'keys'>): Promise<void> {
  for (;;) {
    const rows = await db.execute<{ id: number; address: string }>(sql`
      select id, address from venues where address is not null order by id limit ${VENUES_AT_ONCE}`)
    for (const { id, address } of rows) {
      const sealed = Buffer.from(seal(keys, 'venueAddress', address))
      await db.execute(sql`
        update venues set address_sealed = ${sealed}::bytea, address = null where id = ${id} and address = ${address}`)
    }
    if (rows.length < VENUES_AT_ONCE) return
  }
}
