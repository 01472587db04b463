import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../../bot/channels/channel.ts'
import type { OutgoingMessage } from '../../../bot/core/outgoing.ts'
import type { ChannelName } from '../../../bot/core/received.ts'
import { ensureChat, tieChat } from '../../../db/chats.ts'
import { enqueue } from '../../../db/outbox.ts'
import { createPerson } from '../../../db/people.ts'
import { setReminders, takeDueReminder } from '../../../db/reminders.ts'
import { open } from '../../../db/seal.ts'
import { endVisit } from '../../../db/visits.ts'
import { createSignal } from '../../../server/inbox/signal.ts'
import { sendReminders } from '../../../server/workers/reminders.ts'
import { plansOf, readWhole } from '../../db/support/plans.ts'
import { foundTown, type Place, type Town } from '../../db/support/town.ts'
import { channelsOn } from '../../flows/world/city.ts'
import { eventually } from '../../support/eventually.ts'
import { CITY, openHouse } from './support/house.ts'

let town: Town
let market: Place
let person: number
beforeEach(async () => {
  town = await foundTown()
  market = await town.place('D1W1')
  person = await town.person()
})
afterEach(() => town.end())

/** A time of the city's day. */
const at = (time: string) => new Date(`2026-11-23T${time}:00+07:00`)
const parts = () => ({
  database: town.database,
  city: CITY,
  channels: new Map(Object.entries(channelsOn(town.database))) as Map<ChannelName, Channel>,
  outbox: createSignal(),
})
const look = (time: string) => sendReminders(parts(), at(time))
async function said() {
  const rows = await town.database.client<{ channel: string; body: Uint8Array }[]>`
    select c.channel, o.body_sealed as body from outbox o join chats c on c.id = o.chat_id order by o.id`
  return rows.map(({ channel, body }) => [
    channel,
    open<OutgoingMessage>(town.database.keys, 'outbox', body).text.slice(0, 14),
  ])
}
const REMINDED = 'Anh/Chị đã ra '

describe('a reminder to check out', () => {
  it('is said once, however many processes look at the same moment', async () => {
    const others = await Promise.all([1, 2, 3].map(() => town.person()))
    for (const one of [person, ...others]) await town.enter(one, market, at('08:00'), at('10:00'))
    await look('09:29')
    expect(await said()).toEqual([])
    await Promise.all([1, 2, 3].map(() => look('09:31')))
    await look('09:32')
    expect(await said()).toEqual(Array(4).fill(['web', REMINDED]))
  })

  it('is not said of what is over, nor at night, nor later for what fell into the night', async () => {
    await town.enter(person, market, at('08:00'), at('10:00'))
    await endVisit(town.database, person, at('09:00'), 'out')
    await look('09:31')
    await town.enter(person, market, at('20:00'), at('22:00'))
    await look('21:31')
    await endVisit(town.database, person, at('22:00'), 'usual stay')
    await town.enter(person, market, at('05:00'), at('06:55'))
    await look('06:29')
    await look('06:31')
    expect(await said()).toEqual([])
  })

  it('comes from half past six on, and until half past nine', async () => {
    await town.enter(person, market, at('05:00'), at('07:00'))
    await look('06:30')
    await endVisit(town.database, person, at('07:00'), 'usual stay')
    await town.enter(person, market, at('20:00'), at('21:58'))
    await look('21:29')
    expect(await said()).toHaveLength(2)
  })

  it('goes where the person wrote last, and where messages are few only if it was asked for', async () => {
    const zalo = await ensureChat(town.database, { channel: 'zalo', kind: 'private', address: 'Ngọc' })
    await tieChat(town.database, zalo, person)
    await town.database.client`
      insert into sessions (chat_id, sender_hash, body_sealed) values (${zalo}, ${Buffer.alloc(1)}, ${Buffer.alloc(1)})`
    await town.enter(person, market, at('08:00'), at('10:00'))
    await look('09:31')
    expect(await said()).toEqual([])
    await setReminders(town.database, person, true)
    await endVisit(town.database, person, at('09:40'), 'out')
    await town.enter(person, market, at('10:00'), at('12:00'))
    await look('11:31')
    expect(await said()).toEqual([['zalo', REMINDED]])
  })

  it('is not said to whoever wants none, nor of what staff recorded', async () => {
    await setReminders(town.database, person, false)
    await town.enter(person, market, at('08:00'), at('10:00'))
    const guarded = await town.person()
    await town.enter(guarded, market, at('08:00'), at('10:00'))
    await town.database.client`update visits set recorded_by = 'staff photo' where person_id = ${guarded}`
    await look('09:31')
    expect(await said()).toEqual([])
  })
})

it('visits about to end are found by when they end, among any number', async () => {
  await town.database.client`
    insert into persons (profile_sealed) select '\\x00' from generate_series(1, 3000)`
  await town.database.client`
    insert into open_visits (person_id, visit_id, started_at, venue_id, gate_id, ends_at)
    select id, id, ${at('08:00').toISOString()}::timestamptz, ${market.venueId}, ${market.gateId},
           ${at('08:00').toISOString()}::timestamptz + id * interval '1 minute'
      from persons where id > ${person}`
  await town.asOwner('analyze persons, open_visits')
  const { store, plans } = plansOf(town.database)
  await takeDueReminder(store, { after: at('12:00'), until: at('12:30') })
  expect(plans.join()).toContain('open_visits_ends')
  expect(readWhole(plans)).not.toContain('open_visits')
  expect(readWhole(plans)).not.toContain('persons')
})

it('what waited until its person had left is not said any more', async () => {
  const house = await openHouse()
  try {
    const chatId = await ensureChat(house.database, { channel: 'telegram', kind: 'private', address: 'Ngọc' })
    const { id: personId } = await createPerson(house.database, { profile: {}, chatId })
    await house.database.client`
      insert into open_visits (person_id, visit_id, started_at, venue_id, gate_id, ends_at)
      values (${personId}, 8, now(), 1, 1, now())`
    const about = (text: string, visitId: number) => ({ text, whileInside: { personId, visitId } })
    const bodies = [about('đã ra chưa', 7), about('còn ở đó', 8)]
    await enqueue(
      house.database,
      bodies.map((body) => ({ chatId, class: 'push' as const, body })),
    )
    house.process().startDeliveries()
    await eventually(async () => (await house.said()).every(({ outcome }) => outcome !== null))
    expect((await house.said()).map(({ outcome }) => outcome)).toEqual(['overtaken', 'sent'])
    expect(house.messenger.heardBy('Ngọc')).toEqual(['còn ở đó'])
  } finally {
    await house.end()
  }
})
