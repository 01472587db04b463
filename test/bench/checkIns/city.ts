import { CONSENT_TEXT_VERSION, type Profile } from '../../../bot/core/person.ts'
import { makeCode } from '../../../bot/qr/code.ts'
import { ensureChat } from '../../../db/chats.ts'
import type { Database } from '../../../db/connect.ts'
import { addressHash } from '../../../db/inbox.ts'
import { createPerson } from '../../../db/people.ts'
import { findable, seal } from '../../../db/seal.ts'
import { registerVenue } from '../../../db/venues.ts'
import { seededBytes } from '../../bot/qr/seeded.ts'

const FIRST_USER = 620_000_000
const AT_ONCE = 1_000
const SEED = 20211124

/** Who comes and goes: persons who have agreed and are known, each by a private chat on Telegram, and the codes of venues' gates. */
export type CheckInCity = { readonly persons: number; readonly codes: readonly string[] }

/** What Telegram calls a person of the city. */
export function userOf(person: number): number {
  return FIRST_USER + person
}

/** Puts so many known persons and venues of one gate into the database. */
export async function buildCheckInCity(
  database: Database,
  { persons, venues }: { readonly persons: number; readonly venues: number },
): Promise<CheckInCity> {
  for (let first = 0; first < persons; first += AT_ONCE)
    await insertPersons(database, first, Math.min(AT_ONCE, persons - first))
  const codes = await openVenues(database, venues)
  await database.client`analyze`
  return { persons, codes }
}

async function insertPersons(database: Database, first: number, count: number): Promise<void> {
  const { client, keys } = database
  const people = Array.from({ length: count }, (_, index) => first + index)
  const bytes = (of: (person: number) => Uint8Array) => client.types.byteaList(people.map(of))
  const address = (person: number) => String(userOf(person))
  const inserted = await client<{ id: number }[]>`
    insert into persons (profile_sealed, phone_hash)
    select * from unnest(${bytes((person) => seal(keys, 'profile', profileOf(person)))}::bytea[],
                         ${bytes((person) => findable(keys, 'phone', phoneOf(person)))}::bytea[]) returning id`
  const ids = inserted.map(({ id }) => id)
  await client`
    insert into chats (channel, kind, address_hash, address_sealed, person_id)
    select 'telegram', 'private', a.* from unnest(
      ${bytes((person) => addressHash(database, 'telegram', address(person)))}::bytea[],
      ${bytes((person) => seal(keys, 'address', address(person)))}::bytea[], ${ids}::bigint[]) as a`
  await client`
    insert into consents (person_id, purpose, text_version, channel, given_at)
    select id, 'visits', ${CONSENT_TEXT_VERSION}, 'telegram', now() from unnest(${ids}::bigint[]) as id`
}

function phoneOf(person: number): string {
  return `+849${String(20_000_000 + person)}`
}

function profileOf(person: number): Profile {
  return { name: `Nguyễn Văn Mẫu ${person}`, phone: phoneOf(person), phoneConfirmed: true }
}

async function openVenues(database: Database, venues: number): Promise<string[]> {
  const chatId = await ensureChat(database, {
    channel: 'web',
    kind: 'private',
    address: 'owner of check-ins',
  })
  const { id: ownerId } = await createPerson(database, { profile: {}, chatId })
  const registrant = { name: 'Trần Văn Hải', phone: '+84912345678', phoneConfirmed: true }
  const where = { edition: 'haiphong-2025', unitCode: '11329', address: '12 Lạch Tray', type: 'market' }
  const random = seededBytes(SEED)
  const codes = Array.from({ length: venues }, () => makeCode(random))
  for (const [index, code] of codes.entries()) {
    const name = `Chợ số ${index + 1}`
    const venue = { ownerId, name, foldedName: `cho so ${index + 1}`, registrant, ...where }
    await registerVenue(database, venue, { name: 'Cổng chính', direction: 'both', code })
  }
  return codes
}
