import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureChat } from '../../../db/chats.ts'
import { makeVisitPartitions } from '../../../db/partitions.ts'
import { createPerson } from '../../../db/people.ts'
import { switchOff, switchOn } from '../../../db/templateUses.ts'
import { registerVenue } from '../../../db/venues.ts'
import { createSignal } from '../../../server/inbox/signal.ts'
import { sendClosingSummaries } from '../../../server/workers/closingSummaries.ts'
import { plansOf, readWhole } from '../../db/support/plans.ts'
import { ZONE } from '../../flows/world/city.ts'
import { CITY, type House, openHouse } from './support/house.ts'

let house: House
let venue = { venueId: 0, gateId: 0 }
let ownerId = 0

beforeEach(async () => {
  house = await openHouse()
  await makeVisitPartitions(house.database, '2026-11-10', 20, ZONE)
  const chatId = await ensureChat(house.database, { channel: 'web', kind: 'private', address: 'Chủ' })
  ownerId = (await createPerson(house.database, { profile: {}, chatId })).id
  const registrant = { name: 'Hải', phone: '+84912345678', phoneConfirmed: false }
  const what = {
    name: 'Chợ Ga',
    foldedName: 'cho ga',
    type: 'market',
    address: 'x',
    edition: 'none',
    unitCode: '31',
  }
  const gate = { name: 'Cổng 1', direction: 'both', code: 'code' } as const
  venue = await registerVenue(house.database, { ownerId, registrant, ...what }, gate)
  await closesAt(21 * 60)
})
afterEach(() => house.end())

const closesAt = (minute: number | null) =>
  house.database.client`update venues set closing_minute = ${minute} where id = ${venue.venueId}`
/** Visits counted in an hour of the city's clock. */
const came = (hour: string, ins: number, outs = 0) => house.database.client`
  insert into venue_hours (venue_id, hour, ins, outs) values (${venue.venueId}, ${`${hour}:00+07`}, ${ins}, ${outs})`
const visited = (at: string, personId: number) => house.database.client`
  insert into visits (started_at, person_id, venue_id, gate_id, recorded_by, legal_basis)
  values (${at}, ${personId}, ${venue.venueId}, ${venue.gateId}, 'photo', 'consent')`
const inside = (personId: number, companions: number, gateId = venue.gateId) => house.database.client`
  insert into open_visits (person_id, visit_id, started_at, venue_id, gate_id, companions, ends_at)
  values (${personId}, 1, '2026-11-23T10:00:00Z', ${venue.venueId}, ${gateId}, ${companions}, '2026-11-23T20:00:00Z')`
const somebody = async () => {
  const rows = await house.database.client<{ id: number }[]>`
    insert into persons (profile_sealed) values ('\\x00') returning id`
  return rows[0]?.id ?? 0
}

/** Looks for what is due at a moment of the city's clock and gives what was said since the last look. */
async function look(at: string, database = house.database): Promise<readonly string[]> {
  const before = (await house.said()).length
  const parts = { database, city: CITY, outbox: createSignal(), log: pino({ level: 'silent' }) }
  await sendClosingSummaries(parts, new Date(`${at}:00+07:00`))
  return (await house.said()).slice(before).map(({ text }) => text)
}

describe('the summary at closing time', () => {
  it('comes at the minute at which the venue closes, once a day', async () => {
    await came('2026-11-23T10', 300, 280)
    await came('2026-11-23T20', 20, 18)
    expect(await look('2026-11-23T20:59')).toEqual([])
    expect(await look('2026-11-23T21:00')).toEqual([
      'Tổng kết 23/11/2026, Chợ Ga (lúc 21:00)\nLượt vào 320 · lượt ra 298\nKhông còn ai ở trong',
    ])
    expect(await look('2026-11-23T21:01')).toEqual([])
    await came('2026-11-24T10', 1)
    expect(await look('2026-11-24T21:00')).toHaveLength(1)
  })

  it('says who is still inside, by gates where there are several, and how it was a week before', async () => {
    await came('2026-11-23T10', 320, 300)
    await came('2026-11-16T10', 280)
    await inside(await somebody(), 4)
    expect((await look('2026-11-23T21:00'))[0]).toContain(
      '\nCòn ở trong 5 người\nNhiều hơn thứ Hai tuần trước 40 lượt (280 lượt)',
    )
    const [gate] = await house.database.client<{ id: number }[]>`
      insert into gates (venue_id, name, direction) values (${venue.venueId}, 'Cổng 2', 'both') returning id`
    await inside(await somebody(), 0, gate?.id ?? 0)
    await came('2026-11-24T10', 7)
    await came('2026-11-17T10', 9)
    expect((await look('2026-11-24T21:00'))[0]).toContain(
      '\nCòn ở trong 6 người: Cổng 1 5, Cổng 2 1\nÍt hơn thứ Ba tuần trước 2 lượt (9 lượt)',
    )
    await came('2026-11-25T10', 3)
    await came('2026-11-18T10', 3)
    expect((await look('2026-11-25T21:00'))[0]).toContain('Bằng thứ Tư tuần trước (3 lượt)')
  })

  it('says how many came without a valid declaration, where one is needed', async () => {
    await house.database.client`update venues set needs_declaration = true`
    const [declared, late, other] = [await somebody(), await somebody(), await somebody()]
    for (const person of [declared, late, other, await somebody()])
      await visited('2026-11-23T03:00:00Z', person ?? 0)
    await came('2026-11-23T10', 4)
    for (const [person, from, form] of [
      [declared, '2026-11-22T20:00:00Z', 'national2021'],
      [late, '2026-11-23T04:00:00Z', 'national2021'],
      [other, '2026-11-22T20:00:00Z', 'dengue'],
    ] as const) {
      const until = new Date(Date.parse(from) + 86_400_000).toISOString()
      await house.database.client`
        insert into declarations (person_id, template, answers_sealed, risk, edition, legal_basis, declared_at, valid_until,
                                  kept_until)
        values (${person ?? 0}, ${form}, '\\x00', false, 'e', 'consent', ${from}, ${until}, ${until})`
    }
    expect((await look('2026-11-23T21:00'))[0]).toContain('Vào khi chưa có tờ khai còn hiệu lực: 3 lượt')
    const { edition, units } = CITY
    const usual = { edition, unitCode: units.root.code, template: 'national2021' }
    await switchOn(house.database, usual, new Date('2026-11-23T15:00:00Z'))
    await switchOff(house.database, usual, new Date('2026-11-23T15:00:00Z'))
    await came('2026-11-24T10', 1)
    expect((await look('2026-11-24T21:00'))[0]).not.toContain('tờ khai')
  })

  it('is silent on a day on which nobody came, and for a venue that is closed or sets no time', async () => {
    expect(await look('2026-11-23T21:00')).toEqual([])
    await came('2026-11-24T10', 3)
    await closesAt(null)
    expect(await look('2026-11-24T21:00')).toEqual([])
    await closesAt(21 * 60)
    await house.database.client`update venues set closed_at = now()`
    expect(await look('2026-11-24T21:00')).toEqual([])
  })

  it('is made up for two hours after standing still, also past midnight, and no longer', async () => {
    await closesAt(23 * 60)
    await came('2026-11-22T10', 3)
    await came('2026-11-23T10', 5)
    expect(await look('2026-11-23T01:01')).toEqual([])
    expect((await look('2026-11-24T00:59'))[0]).toContain(
      'Tổng kết 23/11/2026, Chợ Ga (lúc 00:59)\nLượt vào 5',
    )
  })

  it('of a venue that closes at night is of the day before, with its night', async () => {
    await closesAt(2 * 60)
    await came('2026-11-23T03', 100)
    await came('2026-11-23T19', 20)
    await came('2026-11-24T01', 7)
    expect((await look('2026-11-24T02:00'))[0]).toContain(
      'Tổng kết 23/11/2026, Chợ Ga (lúc 02:00)\nLượt vào 27',
    )
  })

  it('is not sent twice when the time is changed, nor by two processes at once', async () => {
    await came('2026-11-23T10', 5)
    expect(await look('2026-11-23T21:00')).toHaveLength(1)
    await closesAt(22 * 60)
    expect(await look('2026-11-23T22:00')).toEqual([])
    await came('2026-11-24T10', 5)
    const before = (await house.said()).length
    await Promise.all(['22:00', '22:00', '22:01'].map((time) => look(`2026-11-24T${time}`)))
    expect((await house.said()).length - before).toBe(1)
  })

  it('goes to the owner’s chat where they were last, in its language', async () => {
    const other = await ensureChat(house.database, { channel: 'web', kind: 'private', address: 'Other' })
    await house.database.client`update chats set person_id = ${ownerId}, language = 'en' where id = ${other}`
    await house.database.client`
      insert into sessions (chat_id, sender_hash, body_sealed, updated_at) values (${other}, '\\x01', '\\x00', now())`
    await came('2026-11-23T10', 5)
    await look('2026-11-23T21:00')
    const said = (await house.said()).at(-1)
    expect([said?.chat, said?.text.split('\n')[0]]).toEqual([
      other,
      'Summary of 23/11/2026, Chợ Ga (at 21:00)',
    ])
  })

  it('is looked for without reading all venues', async () => {
    await house.database.client`
      insert into venues (name, type, address, edition, unit_code) select 'x', 'shop', 'x', 'e', '1' from generate_series(1, 3000)`
    await house.asOwner('analyze venues')
    const { store, plans } = plansOf(house.database)
    await look('2026-11-23T21:00', { ...house.database, sql: store.sql })
    expect(readWhole(plans)).not.toContain('venues')
    expect(plans.join()).toContain('venues_closing')
  })
})
