import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../../bot/channels/channel.ts'
import type { ChannelName } from '../../../bot/core/received.ts'
import { ensureChat } from '../../../db/chats.ts'
import { connect, type Database } from '../../../db/connect.ts'
import { noteFeedLine } from '../../../db/feed.ts'
import { makeVisitPartitions } from '../../../db/partitions.ts'
import { createPerson } from '../../../db/people.ts'
import { chatsOnShift, endShift, endShiftsAt, setLiveFeed, shiftOf, startShift } from '../../../db/shifts.ts'
import { addStaff, removeStaff } from '../../../db/staff.ts'
import { registerVenue } from '../../../db/venues.ts'
import { createSignal } from '../../../server/inbox/signal.ts'
import { endOverdueShifts, sendFeeds } from '../../../server/workers/shifts.ts'
import { channelsOn, KEYS } from '../../flows/world/city.ts'
import { CITY, type House, openHouse } from './support/house.ts'

type Guard = { readonly chat: number; readonly staff: number }

let house: House
let other: Database
let venue: { venueId: number; gateId: number }
let visitor: number
let visitorsChat: number

beforeEach(async () => {
  house = await openHouse()
  other = connect({ url: house.url, keys: KEYS, connections: 2 })
  const owner = (await person('Chủ quán')).id
  const place = { name: 'Chợ Ga', foldedName: 'cho ga', type: 'market', address: '12 Lạch Tray' }
  const registrant = { name: 'Trần Văn Hải', phone: '+84912345678', phoneConfirmed: false }
  venue = await registerVenue(
    house.database,
    { ownerId: owner, edition: 'none', unitCode: '1', registrant, ...place },
    { name: 'Cổng 2', direction: 'both', code: '0123456789' },
  )
  const known = await person('Ngọc', { name: 'Trần Thị Bích Ngọc' })
  visitor = known.id
  visitorsChat = known.chat
})
afterEach(async () => {
  await other.close()
  await house.end()
})

async function person(address: string, profile: object = {}, channel = 'web') {
  const chat = await ensureChat(house.database, { channel, kind: 'private', address })
  const { id } = await createPerson(house.database, { profile, chatId: chat })
  return { id, chat }
}

const at = (time: string) => new Date(`2026-11-23T${time}Z`)

/** Somebody of the staff who stands there from 01:00 for twelve hours and wants to know. */
async function guard(name: string, channel = 'web'): Promise<Guard> {
  const { id: personId, chat } = await person(name, {}, channel)
  const staff = await addStaff(house.database, {
    venueId: venue.venueId,
    personId,
    name,
    addedAt: at('00:00:00'),
  })
  const span = { startedAt: at('01:00:00'), endsAt: at('13:00:00') }
  await startShift(house.database, chat, { personId, ...venue, direction: 'in', liveFeed: true, ...span })
  return { chat, staff }
}

async function comes(time: string, people = 1, chatId = visitorsChat): Promise<void> {
  await noteFeedLine(house.database, { chatId, personId: visitor, ...venue, way: 'in', people, at: at(time) })
}

function parts(database = house.database) {
  const channels = new Map(Object.entries(channelsOn(database))) as Map<ChannelName, Channel>
  return { database, city: CITY, channels, outbox: createSignal() }
}

const look = (time: string) => sendFeeds(parts(), at(time))
const said = async ({ chat }: Guard) =>
  (await house.said()).filter((one) => one.chat === chat).map(({ text }) => text)
const delivered = () => house.database.client`update outbox set done_at = clock_timestamp(), outcome = 'sent'`

describe('a live feed', () => {
  it('is told once, however many processes look at the same moment', async () => {
    const guards = [await guard('Hoa'), await guard('Tú'), await guard('Mai')]
    await comes('02:00:00')
    await comes('02:00:01', 3)
    const moment = at('02:00:02')
    await Promise.all([1, 2, 3].flatMap(() => [sendFeeds(parts(), moment), sendFeeds(parts(other), moment)]))
    for (const one of guards) {
      expect(await said(one)).toEqual([
        '09:00 VÀO Trần Thị Bích *** · cổng 2\n09:00 VÀO Trần Thị Bích *** +2 · cổng 2',
      ])
    }
    expect(await house.database.client`select id from feed_lines`).toHaveLength(0)
  })

  it('pauses for ten seconds, and for a minute where messages are few', async () => {
    const [web, zalo] = [await guard('Hoa'), await guard('Tú', 'zalo')]
    const come = async (time: string) => {
      await comes(time)
      await look(time)
      await delivered()
    }
    for (const time of ['02:00:00', '02:00:09', '02:00:10', '02:00:59', '02:01:00']) await come(time)
    expect((await said(web)).map(countOfLines)).toEqual([1, 2, 1])
    expect((await said(zalo)).map(countOfLines)).toEqual([1, 4])
  })

  it('waits while its last message has not gone out, and is then told together', async () => {
    const hoa = await guard('Hoa')
    await comes('02:00:00')
    await look('02:00:02')
    for (let minute = 10; minute < 22; minute++) await comes(`02:${minute}:00`, 2)
    await look('02:30:00')
    expect(await said(hoa)).toHaveLength(1)
    await delivered()
    await look('02:30:02')
    expect((await said(hoa)).at(-1)).toBe('Chợ Ga, đến 09:21: 24 người vào\nMới nhất: Trần Thị Bích ***')
  })

  it('says nothing to the chat that recorded it, nor where it is off, nor of another venue', async () => {
    const [recording, off] = [await guard('Hoa'), await guard('Tú')]
    await comes('02:00:00', 1, recording.chat)
    await setLiveFeed(house.database, off.chat, false)
    await look('02:00:02')
    expect(await house.said()).toEqual([])
  })

  it('ends with the right to stand there, with the shift, and with its time', async () => {
    const [removed, ended, over] = [await guard('Hoa'), await guard('Tú'), await guard('Mai')]
    await removeStaff(house.database, venue.venueId, removed.staff)
    await comes('02:00:00')
    await endShift(house.database, ended.chat)
    await look('02:00:02')
    await comes('13:00:00')
    await look('13:00:02')
    expect(await said(removed)).toEqual([])
    expect(await said(ended)).toEqual([])
    expect(await said(over)).toHaveLength(1)
  })

  it('names nobody who was erased meanwhile', async () => {
    const hoa = await guard('Hoa')
    await comes('02:00:00')
    await house.database.client`delete from persons where id = ${visitor}`
    await look('02:00:02')
    expect(await said(hoa)).toEqual([])
  })
})

describe('a shift whose time ran out', () => {
  it('ends once, and says what was recorded', async () => {
    const hoa = await guard('Hoa')
    await endOverdueShifts(parts(), at('12:59:59'))
    expect(await said(hoa)).toEqual([])
    await makeVisitPartitions(house.database, '2026-11-23', 1, 'Asia/Ho_Chi_Minh')
    await house.database.client`
      insert into visits (person_id, venue_id, gate_id, started_at, ended_at, ended_by, companions, recorded_by, legal_basis, out_by)
      select ${visitor}, ${venue.venueId}, ${venue.gateId}, ${at('02:00:00').toISOString()}, ${at('03:00:00').toISOString()},
             'out', 6, 'photo', 'consent', person_id from shifts`
    await Promise.all([parts(), parts(other), parts()].map((one) => endOverdueShifts(one, at('13:00:00'))))
    expect(await said(hoa)).toEqual([
      'Ca ở Chợ Ga, cổng 2 đã hết lúc 20:00, vì mỗi ca dài nhất 12 giờ.\nTrong ca, Anh/Chị đã ghi 0 người vào, 7 người ra.\nMuốn ghi tiếp, Anh/Chị gõ /ca.',
    ])
  })

  it('stays for what was sent before, and is told of nothing more', async () => {
    const hoa = await guard('Hoa')
    await comes('12:59:00')
    await endOverdueShifts(parts(), at('13:00:00'))
    // Sent before the end, and recorded by another guard after it.
    await comes('12:59:30')
    await look('13:00:02')
    expect(await said(hoa)).toHaveLength(1)
    expect(await shiftOf(house.database, hoa.chat)).toMatchObject({ isEndTold: true })
    expect(await chatsOnShift(house.database, venue.venueId, at('13:00:00'))).toEqual([])
    expect(await endShiftsAt(house.database, venue.venueId)).toEqual([])
  })
})

function countOfLines(message: string): number {
  return message.split('\n').length
}
