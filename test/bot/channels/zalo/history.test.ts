import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type AskedFor,
  listIn,
  personOf,
  receivedFromRow,
  rowsIn,
} from '../../../../bot/channels/zalo/history.ts'
import { readEvent } from '../../../../bot/channels/zalo/read.ts'
import type { Received } from '../../../../bot/core/received.ts'
import type { Person } from '../../../emulators/zalo/people/person.ts'
import { type Receiver, startReceiver } from '../../../emulators/zalo/tinyOa.ts'
import { picture } from './support/drawn.ts'
import { type OnZalo, onZalo } from './support/onZalo.ts'

let on: OnZalo
let webhook: Receiver
let citizen: Person
let clock: number

beforeEach(async () => {
  clock = Date.parse('2026-11-30T01:00:00Z')
  on = await onZalo({ now: () => new Date(clock++) })
  webhook = await startReceiver()
  on.zalo.setWebhook(webhook.url)
  citizen = on.zalo.user({ name: 'Ngọc' })
})
afterEach(async () => {
  await on.zalo.stop()
  await webhook.close()
})

const patience = () => AbortSignal.timeout(10_000)
/** What came by events, in the order in which it was sent. */
async function byEvents(): Promise<readonly Received[]> {
  await on.zalo.waitForDelivery()
  const received = webhook.received.flatMap(({ event }) => {
    const read = readEvent(event, on.reader)
    return read.kind === 'received' ? read.received : []
  })
  return received.toSorted((one, other) => one.sentAt.localeCompare(other.sentAt))
}
/** The same out of the conversation, as it is read after a gap. */
async function byHistory(path: string, query: Record<string, string>, asked: AskedFor) {
  const data = await on.client.call({ method: 'GET', path, query }, patience())
  return rowsIn(listIn(data))
    .toReversed()
    .flatMap<Received | 'untold'>((row) => receivedFromRow(row, asked, on.reader))
}
const conversation = () =>
  byHistory(
    '/v2.0/oa/conversation',
    { data: JSON.stringify({ user_id: citizen.id, offset: 0, count: 10 }) },
    { kind: 'private', address: citizen.id },
  )
const told = (one: Received | 'untold' | undefined) => (one === 'untold' ? undefined : one)
const jpeg = async (): Promise<Buffer> => Buffer.from((await picture()).bytes)

describe('what is read in a conversation is what the events told', () => {
  it.each<[string, () => unknown]>([
    ['words', () => citizen.send('chào "bạn" 👋')],
    ['a photo', async () => citizen.sendPhoto(await jpeg())],
    ['a photo with words', async () => citizen.sendPhoto(await jpeg(), { caption: 'đây' })],
    ['several photos, one by one', async () => citizen.sendPhotos([await jpeg(), await jpeg()])],
    ['a poster’s address', () => citizen.sendLink('https://khaibao.example.vn/g/7KQ2M9XH4T', 'Khai báo')],
    ['a sticker', () => citizen.sendSticker()],
    ['a voice message', () => citizen.sendAudio()],
    ['a place', () => citizen.sendLocation(20.8449, 106.6881)],
  ])('%s', async (_what, act) => {
    await act()
    const told = await byEvents()
    expect(told.length).toBeGreaterThan(0)
    expect(await conversation()).toEqual(told)
  })

  it('a press', async () => {
    citizen.send('chào')
    await on.deliver(citizen, { text: 'Chọn', buttons: [[{ label: 'Có', press: 'a:1:yes' }]] })
    citizen.press('Có')
    const told = await byEvents()
    expect(told.at(-1)?.action).toEqual({ kind: 'press', data: 'a:1:yes' })
    expect(await conversation()).toEqual(told)
  })

  it('of several photos at once the first, by the same id', async () => {
    on.zalo.switches.photosTogether = true
    await citizen.sendPhotos([await jpeg(), await jpeg(), await jpeg()])
    const [first, ...others] = await byEvents()
    expect(others).toHaveLength(2)
    const [read, ...more] = await conversation()
    expect({ ...first, action: undefined }).toEqual({ ...told(read), action: undefined })
    expect(first?.action).toEqual({ ...told(read)?.action, album: first?.externalId })
    expect(more).toEqual([])
  })

  it('a command in a group, and no talk', async () => {
    const group = on.zalo.group({ name: 'Tổ 5', members: [citizen] })
    group.as(citizen).send('chiều nay họp')
    group.as(citizen).send('/solieu')
    group.as(citizen).send(`[@${on.zalo.oaId}] số liệu`)
    await on.deliver(group, { text: 'Đây ạ' })
    const told = (await byEvents()).filter(({ action }) => action.kind === 'text')
    expect(told.map(({ action }) => action)).toEqual([
      { kind: 'text', text: '/solieu' },
      { kind: 'text', text: 'số liệu' },
    ])
    const query = { group_id: group.id, offset: '0', count: '10' }
    const asked = { kind: 'group', address: group.id } as const
    expect(await byHistory('/v3.0/oa/group/conversation', query, asked)).toEqual(told)
  })

  it('but nothing of what the account said, by itself or by hand', async () => {
    citizen.send('chào')
    await on.deliver(citizen, { text: 'Vâng' })
    on.zalo.admin.send(citizen, 'Tôi nghe')
    expect((await conversation()).map((one) => told(one)?.action)).toEqual([{ kind: 'text', text: 'chào' }])
  })

  it('a picture sent as a file, but for its size', async () => {
    citizen.sendFile(await jpeg(), 'A.JPG')
    const [told] = await byEvents()
    const { bytes: _size, ...photo } = told?.action.kind === 'photo' ? told.action.photo : { file: '' }
    expect(await conversation()).toEqual([{ ...told, action: { kind: 'photo', photo } }])
  })

  it('but of other files and of films it is only told that there was something', async () => {
    citizen.sendFile(await jpeg(), 'a.pdf')
    citizen.sendVideo()
    citizen.sendGif()
    expect(await conversation()).toEqual(['untold', 'untold', 'untold'])
  })
})

describe('the newest message of each conversation', () => {
  it('names the person, whoever wrote it', async () => {
    citizen.send('chào')
    const other = on.zalo.user({ name: 'Hà' })
    other.send('ơi')
    await on.deliver(other, { text: 'Vâng' })
    const query = { data: JSON.stringify({ offset: 0, count: 10 }) }
    const rows = rowsIn(
      listIn(await on.client.call({ method: 'GET', path: '/v2.0/oa/listrecentchat', query }, patience())),
    )
    expect(rows.map((row) => [personOf(row), row.isPersons])).toEqual([
      [other.id, false],
      [citizen.id, true],
    ])
  })
})

describe('rows', () => {
  const row = {
    src: 1,
    time: 1_796_000_000_123,
    type: 'text',
    message: 'a',
    message_id: 'a1',
    from_id: '4400550066007700880',
    to_id: '2200330044005500660',
  }

  const asked = { kind: 'private', address: row.from_id } as const

  it('of a group stand in the group that was asked for, whatever they say of it', () => {
    const [said] = rowsIn([{ ...row, message: '/solieu' }])
    const group = { kind: 'group', address: 'f4a1b2c3d4e5f6a7b8c9' } as const
    expect(said && receivedFromRow(said, group, on.reader)).toMatchObject([{ chat: group }])
    const [card] = rowsIn([{ ...row, type: 'card' }])
    expect(card && receivedFromRow(card, group, on.reader)).toEqual([])
  })

  it.each<[string, unknown]>([
    ['bare', [row]],
    ['under a name', { total: 1, messages: [row] }],
    ['with numbers as texts', [{ ...row, src: '1', time: '1796000000123' }]],
    ['with null for what is missing', [{ ...row, url: null }]],
  ])('come %s', (_how, data) => {
    const [read] = rowsIn(listIn(data as Record<string, unknown>))
    expect(read).toMatchObject({ message_id: 'a1', time: 1_796_000_000_123, isPersons: true })
  })

  it('that are none are passed over, and never throw', () => {
    const wild = fc.oneof(
      fc.jsonValue(),
      fc.record({ ...Object.fromEntries(Object.keys(row).map((key) => [key, fc.jsonValue()])) }),
    )
    fc.assert(
      fc.property(fc.array(wild, { maxLength: 3 }), (others) => {
        const rows = rowsIn([...others, row])
        expect(rows.at(-1)?.message_id).toBe('a1')
        for (const one of rows) receivedFromRow(one, asked, on.reader)
      }),
    )
  })

  it.each<[string, object]>([
    ['an id that lost digits', { from_id: Number('4400550066007700880') }],
    ['a message without an id', { message_id: undefined }],
    ['null for who wrote it', { src: null }],
    ['null for a time', { time: null }],
  ])('of %s are none', (_what, changes) => {
    expect(rowsIn([{ ...row, ...changes }])).toEqual([])
  })

  it('of no list are none', () => {
    expect(listIn({})).toEqual([])
    expect(listIn({ total: 0 })).toEqual([])
  })
})
