import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ensureChat } from '../../../db/chats.ts'
import { sealArrival, storeArrivals } from '../../../db/inbox.ts'
import { enqueue, leaseDue } from '../../../db/outbox.ts'
import { giveUpForgotten, parkBehind, parkMessage, unparkChat } from '../../../db/parking.ts'
import type { Person } from '../../emulators/zalo/people/person.ts'
import { eventually } from '../../support/eventually.ts'
import { ran } from '../commands/operatorWorld.ts'
import { chatOf, openZaloHouse, type ZaloHouse } from './support/zaloHouse.ts'

const SEND = '/v3.0/oa/message/cs'
const DAY = 86_400_000

let house: ZaloHouse
let person: Person

const sends = () => house.zalo.callsOf(SEND).length
const heard = () => person.messages.filter(({ fromBot }) => fromBot).map(({ text }) => text.split('\n')[0])
const waiting = async () =>
  (await house.outbox())
    .filter(({ outcome }) => outcome === null)
    .map(({ text, attempts, reason }) => [text, attempts, reason])
const parked = async () => {
  const rows = await house.database
    .client`select 1 from outbox where done_at is null and next_at = 'infinity'`
  return rows.length
}

describe('somebody who has not written for a week', () => {
  beforeAll(async () => {
    house = await openZaloHouse()
    await house.open()
  })
  afterAll(() => house.end())
  beforeEach(async () => {
    await house.database.client`delete from outbox`
    person = house.zalo.user()
    person.send('/trogiup')
    await person.waitForMessage()
    await house.delivered()
    house.now = new Date(house.now.getTime() + 8 * DAY)
    await house.tell(person, 'một')
    await eventually(async () => (await parked()) === 1)
  })

  it('is sent nothing more, which health shows, and what comes waits behind without a call', async () => {
    expect(await waiting()).toEqual([['một', 0, 'zalo -230']])
    const before = sends()
    await house.tell(person, 'hai')
    await house.tell(person, 'mọi người', 'broadcast')
    await eventually(async () => (await parked()) >= 1 && (await waiting()).length === 3)
    const other = house.zalo.user()
    other.follow()
    await other.waitForMessage()
    expect(sends()).toBe(before + 1)
    const { out } = await ran(['health'], house.variables)
    expect(out.join('\n')).toMatch(/chờ người nhận nhắn +3$/m)
    expect(out.join('\n')).toMatch(/tin đi +không có tin chờ$/m)
  })

  it('hears the answer first and then what waited, in its order, when writing again', async () => {
    for (const text of ['hai', 'ba']) await house.tell(person, text)
    person.send('/trogiup')
    await eventually(() => heard().includes('ba'))
    const [, answer, ...rest] = heard()
    expect([answer, ...rest]).toEqual([heard()[0], 'một', 'hai', 'ba'])
    expect((await house.outbox()).every(({ attempts }) => attempts === 1)).toBe(true)
  })

  it('hears of it also when following, and not when one of the staff answers by hand', async () => {
    const before = sends()
    house.zalo.admin.send(person, 'Anh/Chị cần gì ạ?')
    await house.zalo.waitForDelivery()
    await house.handled()
    expect(await parked()).toBe(1)
    expect(sends()).toBe(before)
    person.follow()
    await eventually(() => heard().includes('một'))
  })

  it('is given up after 14 days, and another message then waits again', async () => {
    await house.database.client`
      update outbox set created_at = created_at - interval '13 days 23 hours' where done_at is null`
    expect(await giveUpForgotten(house.database)).toBe(0)
    await house.database
      .client`update outbox set created_at = created_at - interval '2 hours' where done_at is null`
    expect(await giveUpForgotten(house.database)).toBe(1)
    await house.tell(person, 'hai')
    await eventually(async () => (await parked()) === 1)
    expect((await house.outbox()).map(({ text, outcome }) => [text, outcome]).slice(-2)).toEqual([
      ['một', 'expired'],
      ['hai', null],
    ])
  })
})

describe('what waits for a messenger that was turned off', () => {
  it('is given up after 14 days, to be deleted as what was sent is', async () => {
    house = await openZaloHouse()
    const chatId = await ensureChat(house.database, { channel: 'telegram', kind: 'private', address: '1' })
    await enqueue(house.database, [{ chatId, class: 'push', body: { text: 'một' } }])
    const age = (days: number) => house.database.client`
      update outbox set created_at = now() - make_interval(days => ${days}) where channel = 'telegram'`
    await age(13)
    expect(await giveUpForgotten(house.database)).toBe(0)
    await age(15)
    expect(await giveUpForgotten(house.database)).toBe(1)
    await house.end()
  })
})

describe('an attempt that is under way', () => {
  beforeAll(async () => {
    house = await openZaloHouse()
  })
  afterAll(() => house.end())
  beforeEach(async () => {
    await house.database.client`delete from outbox`
    person = house.zalo.user()
    await house.tell(person, 'một')
  })

  const lease = async () => {
    const [message] = await leaseDue(house.database, { channel: 'zalo', limit: 1, leaseSeconds: 60 })
    if (!message) throw new Error('there is a message')
    return message
  }
  let arrivals = 0
  const writes = () => {
    const arrival = sealArrival(house.database, {
      channel: 'zalo',
      externalId: `arrival ${arrivals++}`,
      chat: { address: person.id, kind: 'private' },
      senderAddress: person.id,
      album: undefined,
      sentAt: new Date(),
      body: {},
    })
    return storeArrivals(house.database, [arrival])
  }
  const isDue = async () => {
    const [row] = await house.outbox()
    return row?.outcome === null && row.attempts === 0 && row.seconds <= 0
  }
  const isParked = async () =>
    (await house.database.client`select 1 from chats where parked_at is not null`).length > 0

  it('parks the chat when nobody wrote, also if somebody had before', async () => {
    await writes()
    await parkMessage(house.database, await lease(), { reason: 'zalo -230', rest: { text: 'phần sau' } })
    expect(await isParked()).toBe(true)
    expect((await house.outbox())[0]).toMatchObject({ text: 'phần sau', attempts: 0, seconds: Infinity })
    await house.database.client`update chats set parked_at = null`
  })

  it('is only tried again when the person wrote meanwhile', async () => {
    const message = await lease()
    await writes()
    await parkMessage(house.database, message, { reason: 'zalo -230' })
    expect([await isDue(), await isParked()]).toEqual([true, false])
  })

  it('is only tried again also when a turn of the chat is just being played', async () => {
    const message = await lease()
    const chatId = await chatOf(house.database, person)
    let parking: Promise<void> | undefined
    await house.database.client.begin(async (turn) => {
      await turn`select 1 from chats where id = ${chatId} for no key update`
      parking = parkMessage(house.database, message, { reason: 'zalo -230' })
      await eventually(async () => (await locksWaited()) > 0)
      await writes()
    })
    await parking
    expect([await isDue(), await isParked()]).toEqual([true, false])
  })

  it('does not wait behind others when these were just let go', async () => {
    const chatId = await chatOf(house.database, person)
    await house.database.client`update chats set parked_at = clock_timestamp() where id = ${chatId}`
    const message = await lease()
    expect(message.chat.parked).toBe(true)
    await unparkChat(house.database, chatId)
    await parkBehind(house.database, message, 'waits')
    expect(await isDue()).toBe(true)
  })

  async function locksWaited(): Promise<number> {
    const rows = await house.database.client`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    return rows.length
  }
})
