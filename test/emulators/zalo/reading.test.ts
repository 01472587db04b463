import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from './people/person.ts'
import type { Zalo } from './startZalo.ts'
import { startZalo } from './startZalo.ts'
import type { OaAnswer } from './tinyOa.ts'
import { Caller, picture } from './tinyOa.ts'

let zalo: Zalo
let oa: Caller
let citizen: Person
let now: number

beforeEach(async () => {
  // Already the first of December in Vietnam.
  now = Date.parse('2026-11-30T17:00:00Z')
  zalo = await startZalo({ now: () => new Date(now++) })
  oa = new Caller(zalo)
  citizen = zalo.user({ name: 'Ngọc', phone: '84912345678' })
})

afterEach(() => zalo.stop())

const rowsOf = ({ data }: OaAnswer): readonly Readonly<Record<string, unknown>>[] =>
  data as unknown as readonly Readonly<Record<string, unknown>>[]

describe('the history of a chat', () => {
  const history = (page: object): Promise<OaAnswer> => oa.data('/v2.0/oa/conversation', { ...page })

  test('has both sides, newest first, with photos by their address', async () => {
    citizen.send('chào')
    await oa.send(citizen.id, 'Vâng')
    const photo = await citizen.sendPhoto(await picture(), { caption: 'ảnh' })
    const [newest, ...others] = rowsOf(await history({ user_id: citizen.id, offset: 0, count: 10 }))
    expect(newest).toEqual({
      src: 1,
      time: photo.entry.at,
      type: 'photo',
      message: 'ảnh',
      message_id: photo.id,
      from_id: citizen.id,
      from_display_name: 'Ngọc',
      to_id: zalo.oaId,
      to_display_name: 'Khai báo',
      url: photo.photo?.url,
      thumb: expect.stringMatching(/^http/),
    })
    expect(others).toMatchObject([
      { src: 0, type: 'text', message: 'Vâng', from_id: zalo.oaId, to_id: citizen.id },
      { src: 1, type: 'text', message: 'chào' },
    ])
  })

  test('comes in pages of ten at most', async () => {
    for (let count = 0; count < 12; count++) citizen.send(String(count))
    const texts = async (offset: number, count: number): Promise<unknown[]> =>
      rowsOf(await history({ user_id: citizen.id, offset, count })).map(({ message }) => message)
    expect(await texts(0, 2)).toEqual(['11', '10'])
    expect(await texts(10, 10)).toEqual(['1', '0'])
    expect((await history({ user_id: citizen.id, offset: 0, count: 11 })).error).toBe(-210)
  })

  test('wants a known person and numbers', async () => {
    expect((await history({ user_id: '1', offset: 0, count: 1 })).error).toBe(-201)
    expect((await history({ user_id: Number(citizen.id), offset: 0, count: 1 })).error).toBe(-201)
    expect((await history({ user_id: citizen.id, offset: -1, count: 1 })).error).toBe(-201)
    expect((await oa.get('/v2.0/oa/conversation', { data: 'x' })).error).toBe(-201)
    expect((await oa.get('/v2.0/oa/conversation')).error).toBe(-201)
  })

  test('keeps what came while there was no webhook', async () => {
    zalo.setWebhook(undefined)
    citizen.send('ai đó nghe không')
    zalo.user({ name: 'Hà' }).send('tôi nữa')
    const recent = await oa.data('/v2.0/oa/listrecentchat', { offset: 0, count: 10 })
    expect(rowsOf(recent).map(({ message }) => message)).toEqual(['tôi nữa', 'ai đó nghe không'])
    expect((await oa.data('/v2.0/oa/listrecentchat', { offset: 0, count: 11 })).error).toBe(-210)
  })
})

describe('what is known of a person', () => {
  const detail = (user_id: unknown): Promise<OaAnswer> => oa.data('/v3.0/oa/user/detail', { user_id })

  test('is their name, whether they follow, and what they shared', async () => {
    expect((await detail(citizen.id)).data).toMatchObject({
      user_id: citizen.id,
      user_id_by_app: citizen.account.idByApp,
      display_name: 'Ngọc',
      user_is_follower: false,
      user_last_interaction_date: '',
      shared_info: {},
    })
    citizen.follow()
    citizen.submitInfo({}, { forced: true })
    expect((await detail(citizen.id)).data).toMatchObject({
      user_is_follower: true,
      user_last_interaction_date: '01/12/2026',
      shared_info: { name: 'Ngọc', phone: '84912345678' },
    })
  })

  test('is nothing of somebody unknown', async () => {
    expect((await detail('1')).error).toBe(-201)
    expect((await detail(undefined)).error).toBe(-201)
  })
})

test('the account tells of itself', async () => {
  citizen.follow()
  expect((await oa.get('/v2.0/oa/getoa')).data).toMatchObject({
    oaid: zalo.oaId,
    name: 'Khai báo',
    is_verified: true,
    num_follower: 1,
    package_name: 'Growth',
  })
})

test('calls are kept with what they asked and got', async () => {
  await oa.data('/v3.0/oa/user/detail', { user_id: '1' })
  await oa.send(citizen.id, 'chào')
  expect(zalo.calls).toMatchObject([
    {
      method: 'GET',
      path: '/v3.0/oa/user/detail',
      params: { data: { user_id: '1' } },
      outcome: { error: -201 },
    },
    {
      method: 'POST',
      path: '/v3.0/oa/message/cs',
      params: { recipient: { user_id: citizen.id }, message: { text: 'chào' } },
      outcome: { status: 200, error: -230, body: { error: -230 } },
    },
  ])
})
