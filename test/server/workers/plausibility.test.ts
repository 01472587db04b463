import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureChat } from '../../../db/chats.ts'
import { fullDays } from '../../../db/fullDays.ts'
import { bindGroup } from '../../../db/officials.ts'
import { makeVisitPartitions } from '../../../db/partitions.ts'
import { createPerson } from '../../../db/people.ts'
import { flaggedVenues, flagsOfUnit } from '../../../db/plausibilityFlags.ts'
import { purge } from '../../../db/purge.ts'
import { registerVenue } from '../../../db/venues.ts'
import { createSignal } from '../../../server/inbox/signal.ts'
import { doubtsOfDay, doubtsOfHour, doubtsOfSpan } from '../../../server/workers/doubts.ts'
import { lookForFlags } from '../../../server/workers/plausibility.ts'
import { plansOf, readWhole } from '../../db/support/plans.ts'
import { ZONE } from '../../flows/world/city.ts'
import { CITY, type House, openHouse } from './support/house.ts'

const TODAY = '2026-11-27'
const WARDS = ['A', 'B', 'C'] as const
/** A day of the city's clock. */
const at = (clock: string) => `${TODAY}T${clock}+07:00`

let house: House
let gates = 0
/** Nobody comes twice, unless a test says so. */
let persons = 10_000
beforeAll(async () => {
  house = await openHouse()
  await makeVisitPartitions(house.database, '2026-11-26', 3, ZONE)
  await house.database
    .client`insert into units (edition, code, name, type) values ('none', '31', 'Hải Phòng', 'city')`
  await house.database.client`
    insert into units (edition, code, name, type, parent_code)
    select 'none', code, code, 'ward', '31' from unnest(${[...WARDS]}::text[]) as code`
  for (const unitCode of WARDS) {
    const group = await ensureChat(house.database, { channel: 'web', kind: 'group', address: unitCode })
    await bindGroup(house.database, group, { edition: 'none', unitCode }, await owner(unitCode))
  }
})
afterAll(() => house.end())

async function owner(address: string): Promise<number> {
  const chatId = await ensureChat(house.database, { channel: 'web', kind: 'private', address })
  return (await createPerson(house.database, { profile: {}, chatId })).id
}

/** A venue with so many in each of these hours of the last four weeks' days. */
async function place(name: string, unitCode: string, type: string, usual: readonly number[], ins = 12) {
  gates += 1
  const ownerId = await owner(name)
  const registrant = { name: 'Hải', phone: '+84912345678', phoneConfirmed: false }
  const what = { name, foldedName: name, type, address: 'x', edition: 'none', unitCode }
  const gate = { name: 'Cổng', direction: 'both', code: `code ${gates}` } as const
  const made = await registerVenue(house.database, { ownerId, registrant, ...what }, gate)
  await house.database.client`
    insert into venue_hours (venue_id, hour, ins)
    select ${made.venueId}, ${at('00:00')}::timestamptz - make_interval(days => back) + make_interval(hours => hour), ${ins}
      from generate_series(1, 28) as back, unnest(${[...usual]}::int[]) as hour`
  return { ...made, name }
}
type Place = Awaited<ReturnType<typeof place>>

/** So many come within some minutes, each a person of a number from `first` on, and are counted. */
async function come(
  { venueId, gateId }: Place,
  count: number,
  since: string,
  { minutes = 10, by = 'photo', first = persons } = {},
): Promise<void> {
  persons += count
  await house.database.client`
    insert into visits (started_at, person_id, venue_id, gate_id, recorded_by, legal_basis)
    select ${since}::timestamptz + make_interval(secs => n * 60 * ${minutes}::float8 / ${count}::int), ${first}::int + n, ${venueId}, ${gateId}, ${by}, 'consent'
      from generate_series(0, ${count - 1}) as n`
  await house.database.client`
    insert into venue_hours (venue_id, hour, ins) values (${venueId}, date_trunc('hour', ${since}::timestamptz), ${count})
    on conflict (venue_id, hour) do update set ins = venue_hours.ins + excluded.ins`
}

async function look(clock: string, database = house.database): Promise<void> {
  await lookForFlags({ database, city: CITY, outbox: createSignal() }, new Date(at(clock)))
}

const day = { first: TODAY, last: TODAY }
const flagged = async (unitCode = '31') =>
  (await flagsOfUnit(house.database, { edition: 'none', unitCode }, day))
    .map(({ venueName, kind, count }) => `${venueName}: ${kind} ${count}`)
    .sort()

describe('a day among ordinary ones', () => {
  it('is flagged where it was attacked, once by whichever process, and nowhere else', async () => {
    const hours = Array.from({ length: 24 }, (_, hour) => hour)
    const [kitchen, canteen, zoo] = [
      await place('kitchen', 'A', 'food', hours.slice(5, 21)),
      await place('canteen', 'A', 'food', hours.slice(5, 21)),
      await place('zoo', 'B', 'other', hours.slice(8, 18)),
    ]
    const school = await place('school', 'A', 'school', [7], 400)
    const hospital = await place('hospital', 'B', 'health', hours, 4)
    await come(kitchen, 43, at('03:30'))
    await come(canteen, 60, at('03:30'), { by: 'staff photo' })
    await come(hospital, 9, at('03:30'))
    await come(zoo, 120, at('03:30'))
    const other = house.process()
    await Promise.all([look('03:42'), look('03:42', other.database)])
    expect(await flagged()).toEqual(['kitchen: hour 43', 'zoo: hour 120'])
    expect((await house.said()).map(({ text }) => text.split('\n')[1])).toEqual([
      '• zoo: 120 lượt trong 10 phút, 03:30–03:39 ngày 27/11/2026, ngoài giờ thường có khách',
    ])

    await come(school, 350, at('06:58'))
    await come(school, 20, at('14:00'))
    await look('07:12')
    await look('14:12')
    expect(await flagged()).toHaveLength(2)
    await come(school, 250, at('15:00'))
    await look('15:12')
    expect(await flagged()).toEqual(['kitchen: hour 43', 'school: burst 250', 'zoo: hour 120'])
    expect([...(await flaggedVenues(house.database, 'none', ['A', 'B', 'C'], day))]).toEqual([
      ['A', 2],
      ['B', 1],
    ])
    // The wards of the two grave ones, and since morning the three owners, once.
    await look('15:17')
    expect(await house.said()).toHaveLength(5)
  })

  it('is flagged where people were elsewhere a moment before, and not for families', async () => {
    const places = [
      await place('here', 'A', 'shop', [10]),
      await place('there', 'B', 'shop', [10]),
      await place('with', 'C', 'shop', [10]),
    ] as const
    const together = { minutes: 0, first: 900_000 }
    await come(places[0], 4, at('10:00'), together)
    await come(places[1], 4, at('10:01'), together)
    await come(places[2], 4, at('10:01'), { ...together, by: 'family' })
    await look('10:05')
    expect((await flagged()).filter((one) => one.includes('speed'))).toEqual([
      'here: speed 4',
      'there: speed 4',
    ])
  })

  it('is followed where three went on, though thousands were made to go around before them', async () => {
    const army = [
      await place('army here', 'A', 'shop', [11]),
      await place('army there', 'B', 'shop', [11]),
    ] as const
    const hidden = [
      await place('hidden', 'A', 'shop', [11]),
      await place('beside', 'B', 'shop', [11]),
    ] as const
    for (const one of army) await come(one, 5_100, at('11:01'), { minutes: 0, first: 100_000 })
    await come(hidden[0], 3, at('11:00'), { minutes: 0, first: 950_000 })
    await come(hidden[1], 3, at('11:00'), { minutes: 0, first: 950_000 })
    const span = { from: new Date(at('10:55')), to: new Date(at('11:05')) }
    const found = (await doubtsOfSpan(house.database, span)).map(({ venueId }) => venueId)
    expect(found.sort()).toEqual([...army, ...hidden].map(({ venueId }) => venueId).sort())
  })

  it('is flagged for its sum, by those who came by themselves, and does not become usual', async () => {
    const [quiet, counted] = [
      await place('quiet', 'C', 'shop', [9]),
      await place('counted', 'C', 'shop', [9]),
    ]
    await come(quiet, 190, at('09:00'), { minutes: 100 })
    await come(counted, 400, at('09:00'), { minutes: 100, by: 'staff photo' })
    await look('10:45')
    expect(await flagged('C')).toEqual([])
    const before = (await house.said()).length
    await come(quiet, 45, at('10:45'), { minutes: 10 })
    await look('10:57')
    expect(await flagged('C')).toEqual(['quiet: day 235'])
    expect(await house.said()).toHaveLength(before + 1)
    expect((await house.said()).at(-1)?.text).toContain(
      'Ngày 27/11/2026, quiet có 235 lượt vào, nhiều hơn thường lệ.',
    )
    await come(quiet, 1_900, at('12:00'), { minutes: 420 })
    await look('19:02')
    expect((await house.said()).at(-1)?.text).toContain(
      'có số lượt nhiều hơn hẳn thường lệ:\n• quiet: 2.135 lượt',
    )
    const past = async () =>
      await fullDays(house.database, '2026-11-28', { least: 0, times: 0, usualDays: 3, days: 28, atMost: 99 })
    await house.database.client`
      insert into venue_hours (venue_id, hour, ins) values (${quiet.venueId}, '2026-11-28T09:00+07:00', 300)`
    const [tomorrow] = await past()
    expect(tomorrow?.past.slice(-2)).toEqual([
      { count: 12, isFlagged: false },
      { count: 2_135, isFlagged: true },
    ])
  })

  it('is flagged by day where it is long closed by its owner’s word', async () => {
    const [told, untold] = [
      await place('told', 'C', 'shop', [8, 9]),
      await place('untold', 'C', 'shop', [8, 9]),
    ]
    await house.database.client`update venues set closing_minute = 600 where id = ${told.venueId}`
    for (const one of [told, untold]) await come(one, 6, at('13:00'))
    await look('13:15')
    expect(await flagged('C')).toEqual(['quiet: day 2135', 'told: hour 6'])
  })

  it('is looked at again a day later, for what came late', async () => {
    const late = await place('late', 'C', 'food', [8, 9, 10])
    await come(late, 7, at('02:20'))
    await look('05:00')
    expect(await flagged('C')).toEqual(['quiet: day 2135', 'told: hour 6'])
    await lookForFlags(
      { database: house.database, city: CITY, outbox: createSignal() },
      new Date('2026-11-28T02:30:00+07:00'),
    )
    expect(await flagged('C')).toEqual(['late: hour 7', 'quiet: day 2135', 'told: hour 6'])
  })

  it('reads no table whole', async () => {
    const { client } = house.database
    await client`
      insert into venues (name, type, edition, unit_code) select 'x' || i, 'shop', 'none', 'A' from generate_series(1, 3000) as i`
    await client`
      insert into venue_hours (venue_id, hour, ins)
      select v.id, ${at('12:00')}::timestamptz - make_interval(hours => back), 12 from venues v, generate_series(1, 2) as back
       where v.name like 'x%'`
    await client`
      insert into visits (started_at, person_id, venue_id, gate_id, recorded_by, legal_basis)
      select ${at('00:00')}::timestamptz + i * interval '4 seconds', 2000000 + i % 9000, v.id, 1, 'photo', 'consent'
        from generate_series(1, 20000) as i join venues v on v.name = 'x' || (1 + i % 3000)`
    await house.asOwner('vacuum analyze visits, venues, venue_hours, venue_days')
    const { store, plans } = plansOf(house.database)
    await doubtsOfHour(store, new Date(at('11:00')), ZONE)
    await doubtsOfHour(store, new Date(at('03:00')), ZONE)
    await doubtsOfSpan(store, { from: new Date(at('11:00')), to: new Date(at('11:15')) })
    await doubtsOfDay(store, TODAY, ZONE)
    expect(plans.length).toBe(9)
    expect(readWhole(plans)).toEqual([])
    expect(plans.join('\n')).not.toContain('visits_20261126')
  })

  it('is forgotten with its visits', async () => {
    await purge(house.database, new Date('2026-12-29T00:00:00Z'))
    expect(await flagged()).toEqual([])
  })
})
