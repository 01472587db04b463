import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { open } from './seal.ts'
import { openAddress } from './venueAddress.ts'

/** A venue that a person answers for, with what its ward knows of them. */
export type OwnVenue = {
  readonly name: string
  readonly type: string
  readonly address: string
  readonly edition: string
  readonly unitCode: string
  readonly registrant: { readonly name: string; readonly phone: string } | null
  readonly createdAt: Date
  readonly closedAt: Date | null
}

/** All venues of a person's, those that are closed too. */
export async function ownVenues({ sql: db, keys }: Store, ownerId: number): Promise<OwnVenue[]> {
  const rows = await db.execute<{
    name: string
    type: string
    address_sealed: Uint8Array | null
    address: string | null
    edition: string
    unit_code: string
    registrant_sealed: Uint8Array | null
    created_at: string
    closed_at: string | null
  }>(sql`
    select name, type, address_sealed, address, edition, unit_code, registrant_sealed, created_at, closed_at
      from venues where owner_id = ${ownerId} order by id`)
  return rows.map((row) => ({
    name: row.name,
    type: row.type,
    address: openAddress({ keys }, row.address_sealed, row.address),
    edition: row.edition,
    unitCode: row.unit_code,
    registrant: row.registrant_sealed && open(keys, 'registrant', row.registrant_sealed),
    createdAt: new Date(row.created_at),
    closedAt: row.closed_at === null ? null : new Date(row.closed_at),
  }))
}

/** A door at which a person stands, and what its owner calls them. */
export type OwnDoor = { readonly venueName: string; readonly calledName: string; readonly addedAt: Date }

export async function ownDoors({ sql: db, keys }: Store, personId: number): Promise<OwnDoor[]> {
  const rows = await db.execute<{ venue_name: string; name_sealed: Uint8Array; added_at: string }>(sql`
    select n.name as venue_name, s.name_sealed, s.added_at
      from venue_staff s join venues n on n.id = s.venue_id where s.person_id = ${personId} order by s.id`)
  return rows.map((row) => ({
    venueName: row.venue_name,
    calledName: open<string>(keys, 'staffName', row.name_sealed),
    addedAt: new Date(row.added_at),
  }))
}

/** A unit for which a person acts as an official. */
export type OwnOffice = {
  readonly edition: string
  readonly unitCode: string
  readonly role: string
  readonly appointedAt: Date
  readonly until: Date | null
}

export async function ownOffices({ sql: db }: Store, personId: number): Promise<OwnOffice[]> {
  const rows = await db.execute<{
    edition: string
    unit_code: string
    role: string
    appointed_at: string
    until: string | null
  }>(sql`
    select edition, unit_code, role, appointed_at, until from officials where person_id = ${personId} order by id`)
  return rows.map((row) => ({
    edition: row.edition,
    unitCode: row.unit_code,
    role: row.role,
    appointedAt: new Date(row.appointed_at),
    until: row.until === null ? null : new Date(row.until),
  }))
}

/** A private chat in which a person talks with the bot. */
export type OwnChat = { readonly channel: string; readonly createdAt: Date }

export async function ownChats({ sql: db }: Store, personId: number): Promise<OwnChat[]> {
  const rows = await db.execute<{ channel: string; created_at: string }>(sql`
    select channel, created_at from chats where person_id = ${personId} order by id`)
  return rows.map((row) => ({ channel: row.channel, createdAt: new Date(row.created_at) }))
}
