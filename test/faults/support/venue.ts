import qrcode from 'qrcode'
import { makeCode, showCode } from '../../../bot/qr/code.ts'
import { gateUrl } from '../../../bot/qr/ownUrl.ts'
import { ensureChat } from '../../../db/chats.ts'
import type { Database } from '../../../db/connect.ts'
import { createPerson } from '../../../db/people.ts'
import { registerVenue } from '../../../db/venues.ts'
import { connectMigrated, prepareDatabase } from '../../../server/start/openDatabase.ts'
import { poolOf } from '../../../server/start/pool.ts'
import { seededBytes } from '../../bot/qr/seeded.ts'
import { EDITION, KEYS, NGO_QUYEN } from '../../flows/world/city.ts'
import { environmentOf } from '../../server/zalo/support/zaloHouse.ts'
import type { Venue } from './people.ts'

/** Readies the database as a server's start does, for servers with these settings. */
export async function prepare(settings: Readonly<Record<string, string>>): Promise<void> {
  const { DATABASE_URL: url = '', MIGRATION_DATABASE_URL: ownerUrl } = settings
  const environment = environmentOf(settings)
  const database = await connectMigrated({ url, ownerUrl }, KEYS, poolOf(environment))
  try {
    await prepareDatabase(database, environment)
  } finally {
    await database.close()
  }
}

/** Registers a venue with one gate, for both directions. */
export async function openVenue(database: Database, base: string, seed: number): Promise<Venue> {
  const code = makeCode(seededBytes(seed))
  const chatId = await ensureChat(database, { channel: 'web', kind: 'private', address: 'owner' })
  const owner = await createPerson(database, { profile: {}, chatId })
  const venue = {
    ownerId: owner.id,
    name: 'Chợ Ga',
    foldedName: 'cho ga',
    type: 'market',
    address: '1 Lương Khánh Thiện',
    edition: EDITION,
    unitCode: NGO_QUYEN,
    registrant: { name: 'Trần Thị Chủ', phone: '+84912000000', phoneConfirmed: true },
  }
  await registerVenue(database, venue, { name: 'Cổng chính', direction: 'both', code })
  const poster = await qrcode.toBuffer(gateUrl(base, code), { width: 600, margin: 4 })
  return { code, typed: showCode(code), poster }
}
