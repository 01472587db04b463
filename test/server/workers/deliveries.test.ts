import { setImmediate as soon } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { leaseDue, releaseMessage } from '../../../db/outbox.ts'
import { eventually } from '../../support/eventually.ts'
import { type House, openHouse } from './support/house.ts'
import { createMessenger } from './support/messenger.ts'
import { tell } from './support/outbox.ts'

let house: House

beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.end())

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index))
const outcomes = async () => (await house.said()).map(({ outcome }) => outcome)
const allDone = () =>
  eventually(async () => !(await outcomes()).includes(null), 'some messages were never delivered')
const LANES = 8

describe('what waits in the outbox', () => {
  it('is delivered once, each chat in its order and one message at a time, by two processes', async () => {
    const [underWay, overlaps] = [new Set<string>(), [] as string[]]
    house.messenger.before = async ({ chat }) => {
      if (underWay.has(chat.address)) overlaps.push(chat.address)
      underWay.add(chat.address)
      for (let pause = 0; pause < 3; pause++) await soon()
      underWay.delete(chat.address)
    }
    const chats = numbered(10).map((chat) => `chat ${chat}`)
    for (const word of numbered(12)) await Promise.all(chats.map((chat) => tell(house, chat, word)))
    for (let process = 0; process < 2; process++) house.process().startDeliveries()
    await allDone()
    expect(overlaps).toEqual([])
    for (const chat of chats) expect(house.messenger.heardBy(chat)).toEqual(numbered(12))
  })

  it('goes to a chat as replies first, then pushes, then broadcasts', async () => {
    await tell(house, 'Ngọc', 'mọi người', 'broadcast')
    await tell(house, 'Ngọc', 'tổng hợp', 'push')
    await tell(house, 'Ngọc', 'trả lời')
    house.process().startDeliveries()
    await allDone()
    expect(house.messenger.heardBy('Ngọc')).toEqual(['trả lời', 'tổng hợp', 'mọi người'])
  })

  it('is left alone when its messenger is off', async () => {
    await tell(house, 'Ngọc', 'a')
    await house.database.client`update outbox set channel = 'zalo'`
    await tell(house, 'Lan', 'b')
    house.process().startDeliveries()
    await eventually(async () => (await outcomes()).includes('sent'))
    expect(await outcomes()).toEqual([null, 'sent'])
  })

  it('of changes of one message only the newest is made', async () => {
    const change = (text: string, replaces: string) => tell(house, 'Ngọc', text, 'reply', { replaces })
    await change('một', '7')
    await change('hai', '7')
    await change('khác', '8')
    await tell(house, 'Ngọc', 'mới')
    await change('ba', '7')
    await house.database.client`update outbox set body_sealed = 'x' where id = (select max(id) from outbox)`
    await change('bốn', '7')
    house.process().startDeliveries()
    await eventually(() => house.messenger.heardBy('Ngọc').includes('bốn'))
    expect(house.messenger.heardBy('Ngọc')).toEqual(['khác', 'mới', 'bốn'])
    const rows = await house.database.client<
      { outcome: string }[]
    >`select outcome from outbox order by id limit 5`
    expect(rows.map(({ outcome }) => outcome)).toEqual(['overtaken', 'overtaken', 'sent', 'sent', 'given up'])
  })

  it('that cannot be opened is given up, and its chat goes on', async () => {
    await tell(house, 'Ngọc', 'a')
    await house.database.client`update outbox set body_sealed = 'x'`
    house.process().startDeliveries()
    await tell(house, 'Ngọc', 'b')
    await eventually(() => house.messenger.heardBy('Ngọc').includes('b'))
    const rows = await house.database.client`select outcome, reason from outbox order by id`
    expect(rows[0]).toEqual({ outcome: 'given up', reason: 'not to be opened' })
  })

  it('comes back when its worker died with it', async () => {
    await tell(house, 'Ngọc', 'a')
    await tell(house, 'Ngọc', 'b')
    const leased = await leaseDue(house.database, { channel: 'telegram', limit: 9, leaseSeconds: 60 })
    expect(leased.map(({ body }) => body)).toEqual([{ text: 'a' }])
    house.process().startDeliveries()
    await tell(house, 'Lan', 'c')
    await eventually(() => house.messenger.delivered.length === 1)
    expect(house.messenger.heardBy('Ngọc')).toEqual([])
    await house.hurry()
    await allDone()
    expect(house.messenger.heardBy('Ngọc')).toEqual(['a', 'b'])
  })
})

describe('a worker that stood still for longer than its lease', () => {
  const wish = { channel: 'telegram', limit: 1, leaseSeconds: 60 }

  it('gives nothing back that another is delivering', async () => {
    await tell(house, 'Ngọc', 'a')
    const [lost] = await leaseDue(house.database, wish)
    await house.hurry()
    const [held] = await leaseDue(house.database, wish)
    expect([lost?.attempts, held?.attempts]).toEqual([1, 2])
    const givenBack = { afterSeconds: 0, counted: true, reason: 'late' }
    await releaseMessage(house.database, lost?.id ?? 0, { ...givenBack, attempt: 1 })
    expect(await leaseDue(house.database, wish)).toEqual([])
    await releaseMessage(house.database, held?.id ?? 0, { ...givenBack, attempt: 2 })
    expect(await leaseDue(house.database, wish)).toHaveLength(1)
  })
})

describe('the pace', () => {
  it('of a messenger is shared by two processes', async () => {
    const pace = { all: { perSecond: 40, burst: 5 } }
    const messengers = [createMessenger('telegram', pace), createMessenger('telegram', pace)]
    await Promise.all(numbered(35).map((chat) => tell(house, `chat ${chat}`, 'a')))
    for (const messenger of messengers) house.process({ messenger }).startDeliveries()
    await allDone()
    const times = messengers
      .flatMap(({ delivered }) => delivered.map(({ at }) => at))
      .toSorted((a, b) => a - b)
    expect(times).toHaveLength(35)
    // 30 tokens beyond the burst take 750 ms; a delivery may come a little after its token.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(600)
  })

  it.each([
    ['a private chat', 'Ngọc', { private: { perSecond: 10, burst: 2 } }],
    ['a group', '-1', { group: { perSecond: 10, burst: 2 } }],
  ])('of %s holds up no other chat', async (_what, address, pace) => {
    const messenger = createMessenger('telegram', pace)
    for (const word of numbered(8)) await tell(house, address, word)
    house.process({ messenger }).startDeliveries()
    await eventually(() => messenger.heardBy(address).length >= 2)
    await tell(house, address === '-1' ? 'Lan' : '-2', 'chào')
    await allDone()
    const times = messenger.delivered.filter(({ to }) => to === address).map(({ at }) => at)
    expect(messenger.heardBy(address)).toEqual(numbered(8))
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(450)
    expect(messenger.delivered.at(-1)?.text).toBe('7')
    expect((await house.said()).every(({ attempts }) => attempts === 1)).toBe(true)
  })

  it('lets a reply overtake what is meant for everybody', async () => {
    const messenger = createMessenger('telegram', { all: { perSecond: 50, burst: 1 } })
    await Promise.all(numbered(50).map((chat) => tell(house, `chat ${chat}`, 'mọi người', 'broadcast')))
    house.process({ messenger }).startDeliveries()
    await eventually(() => messenger.delivered.length >= 5)
    await tell(house, 'Ngọc', 'trả lời')
    const before = messenger.delivered.length
    await eventually(() => messenger.heardBy('Ngọc').length === 1)
    const place = messenger.delivered.findIndex(({ to }) => to === 'Ngọc')
    expect(place - before).toBeLessThanOrEqual(2 * LANES)
  })
})
