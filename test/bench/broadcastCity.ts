import { addDays, cityDay } from '../../bot/core/cityTime.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { ownerToldText } from '../../bot/flows/scheme/ended.ts'
import { makeCode } from '../../bot/qr/code.ts'
import { ensureChat } from '../../db/chats.ts'
import type { Database } from '../../db/connect.ts'
import { enqueue } from '../../db/outbox.ts'
import { makeVisitPartitions } from '../../db/partitions.ts'
import { createPerson } from '../../db/people.ts'
import { makeTrace } from '../../db/traces.ts'
import { registerVenue } from '../../db/venues.ts'
import { seededBytes } from '../bot/qr/seeded.ts'
import { ZONE } from './traceCity.ts'

const MINUTE = 60_000
const CITY = { name: 'Hải Phòng', timeZone: ZONE }

type Channel = 'telegram' | 'zalo'

/** Makes a person with a chat for each address. */
export async function makePeople(
  database: Database,
  channel: Channel,
  addresses: readonly string[],
): Promise<readonly { readonly personId: number; readonly chatId: number }[]> {
  return database.transaction(async (store) => {
    const people = []
    for (const address of addresses) {
      const chatId = await ensureChat(store, { channel, kind: 'private', address })
      const { id: personId } = await createPerson(store, { profile: { name: 'Nguyễn Văn Mẫu' }, chatId })
      people.push({ personId, chatId })
    }
    return people
  })
}

/**
 * A case of which all these persons were exposed, at one venue and a quarter of an hour ago, and the yes to their notices; the
 * server does the rest.
 */
export async function approveNotices(database: Database, persons: readonly number[]): Promise<void> {
  const now = new Date()
  const before = (minutes: number) => new Date(now.getTime() - minutes * MINUTE).toISOString()
  await makeVisitPartitions(database, addDays(cityDay(now, ZONE), -1), 2, ZONE)
  const chatId = await ensureChat(database, { channel: 'web', kind: 'private', address: 'bench' })
  const { id: personId } = await createPerson(database, { profile: {}, chatId })
  const unit = await someWard(database)
  const venue = {
    ...unit,
    ownerId: personId,
    name: 'Chợ Ga',
    foldedName: 'cho ga',
    type: 'market',
    address: '1 Lương Khánh Thiện',
    registrant: { name: 'Trần Thị Chủ', phone: '+84912000000', phoneConfirmed: true },
  }
  await registerVenue(database, venue, {
    name: 'Cổng chính',
    direction: 'both',
    code: makeCode(seededBytes(1)),
  })
  await database.client`
    insert into visits (started_at, ended_at, ended_by, person_id, venue_id, gate_id, recorded_by, legal_basis)
    select ${before(20)}, ${before(5)}, 'out', person, g.venue_id, g.id, 'photo', 'consent'
      from unnest(${[personId, ...persons]}::bigint[]) as person, (select id, venue_id from gates limit 1) g`
  const trace = await makeTrace(database, {
    ...unit,
    reference: 'HP-2026-1',
    personId,
    tracerId: personId,
    from: new Date(before(60)),
    to: now,
    rule: { marginMinutes: 30, inferredMinutes: 60 },
    createdAt: now,
  })
  await database.client`
    update traces set notices_asked_at = ${before(2)}, approved_at = ${before(1)} where id = ${trace.id}`
}

async function someWard({ client }: Database) {
  const [ward] = await client<{ edition: string; code: string }[]>`
    select edition, code from units u where not exists
           (select 1 from units below where below.edition = u.edition and below.parent_code = u.code) limit 1`
  if (!ward) throw new Error('the city has no units')
  return { edition: ward.edition, unitCode: ward.code }
}

/** Tells all of them to take their poster down, as the end of the scheme does. */
export async function tellToTakeDown(database: Database, chatIds: readonly number[]): Promise<void> {
  const body = inLanguage('vi', { text: ownerToldText(CITY, new Date(), ['Chợ Ga']) })
  const messages = chatIds.map((chatId) => ({ chatId, class: 'broadcast' as const, body }))
  for (let from = 0; from < messages.length; from += 1_000)
    await enqueue(database, messages.slice(from, from + 1_000))
}
