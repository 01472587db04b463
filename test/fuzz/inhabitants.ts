import { personAddress } from '../../bot/channels/web/identity.ts'
import { makeCode } from '../../bot/qr/code.ts'
import { ensureChat } from '../../db/chats.ts'
import type { Database } from '../../db/connect.ts'
import { appoint, invite } from '../../db/officials.ts'
import { createPerson } from '../../db/people.ts'
import { registerVenue } from '../../db/venues.ts'
import { seededBytes } from '../bot/qr/seeded.ts'

const EDITION = 'haiphong-2025'
const NGO_QUYEN = '11329'
const CITY_UNIT = '31'
const DAY_MILLISECONDS = 86_400_000
const VENUES = ['Chợ Ga', 'Nhà hàng Hải Đăng', 'Siêu thị Cầu Rào']

/** Three venues of one owner; gives the codes of their gates. */
export async function openVenues(database: Database, owner: string, seed: number): Promise<string[]> {
  const random = seededBytes(seed)
  const chatId = await ensureChat(database, {
    channel: 'web',
    kind: 'private',
    address: personAddress(owner),
  })
  const { id } = await createPerson(database, { profile: {}, chatId })
  const codes: string[] = []
  for (const name of VENUES) {
    const code = makeCode(random)
    const venue = {
      ownerId: id,
      name,
      foldedName: name.toLowerCase(),
      type: 'market',
      address: '1 Lương Khánh Thiện',
      edition: EDITION,
      unitCode: NGO_QUYEN,
      registrant: { name: 'Trần Thị Chủ', phone: '+84912000000', phoneConfirmed: true },
    }
    await registerVenue(database, venue, { name: 'Cổng chính', direction: 'both', code })
    codes.push(code)
  }
  return codes
}

/** Somebody who may do what officials do in the whole city; gives the code that binds their group. */
export async function appointOfficial(database: Database, official: string, seed: number): Promise<string> {
  const code = makeCode(seededBytes(seed + 1))
  const unit = { edition: EDITION, unitCode: CITY_UNIT }
  const chatId = await ensureChat(database, {
    channel: 'web',
    kind: 'private',
    address: personAddress(official),
  })
  const { id } = await createPerson(database, { profile: {}, chatId })
  const until = new Date(Date.now() + DAY_MILLISECONDS)
  for (const role of ['reporter', 'lead', 'tracer'] as const)
    await appoint(database, id, unit, { role, until })
  await invite(database, code, { purpose: 'group', unit, expiresAt: until })
  return code
}
