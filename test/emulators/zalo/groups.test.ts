import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Group } from './people/group.ts'
import type { Person } from './people/person.ts'
import type { Fields } from './request.ts'
import type { Zalo } from './startZalo.ts'
import { startZalo } from './startZalo.ts'
import type { OaAnswer, Receiver } from './tinyOa.ts'
import { Caller, picture, startReceiver, withButtons, withMedia } from './tinyOa.ts'

let zalo: Zalo
let oa: Caller
let receiver: Receiver
let head: Person
let group: Group

beforeEach(async () => {
  zalo = await startZalo({ now: () => new Date(1796000000123), assets: ['gmf10-1', 'gmf10-2'] })
  receiver = await startReceiver()
  zalo.setWebhook(receiver.url)
  oa = new Caller(zalo)
  head = zalo.user({ name: 'Tổ trưởng' })
  group = zalo.group({ name: 'Tổ 5', members: [head] })
})

afterEach(async () => {
  await zalo.stop()
  await receiver.close()
})

const send = (message: Fields, group_id: unknown = group.id): Promise<OaAnswer> =>
  oa.post('/v3.0/oa/group/message', { recipient: { group_id }, message })

describe('the account hears', () => {
  test('every message, whoever is meant', async () => {
    const { id } = group.as(head).send('giá phòng?')
    await group.as(head).sendPhoto(await picture(), { caption: 'xem' })
    await zalo.waitForDelivery()
    const common = {
      app_id: zalo.appId,
      oa_id: zalo.oaId,
      sender: { id: head.id },
      recipient: { id: group.id },
    }
    expect(receiver.eventsOf('user_send_group_text')).toEqual([
      {
        ...common,
        event_name: 'user_send_group_text',
        message: { text: 'giá phòng?', msg_id: id },
        timestamp: '1796000000123',
      },
    ])
    expect(receiver.eventsOf('user_send_group_image')).toMatchObject([
      { ...common, message: { text: 'xem', attachments: [{ type: 'image' }] } },
    ])
  })

  test('who comes, goes, asks and leads', async () => {
    const guest = zalo.user()
    const other = zalo.user()
    const acts: [string, () => void][] = [
      ['user_join_group', () => group.addMember(guest)],
      ['add_group_admin', () => group.promote(guest)],
      ['remove_group_admin', () => group.demote(guest)],
      ['user_out_group', () => group.removeMember(guest)],
      ['user_request_join_group', () => group.requestToJoin(guest)],
      ['reject_request_join_group', () => group.reject(guest)],
    ]
    for (const [name, act] of acts) {
      act()
      await zalo.waitForDelivery()
      expect(receiver.received.at(-1)?.event).toMatchObject({
        event_name: name,
        oa_id: zalo.oaId,
        group_id: group.id,
        users: [{ id: guest.id }],
      })
    }
    expect(() => group.approve(other)).toThrow('did not ask')
    expect(() => group.as(other).send('chào')).toThrow('not in the group')
  })

  test('of approvals and the end under either name', async () => {
    const [one, other] = [zalo.user(), zalo.user()]
    group.requestToJoin(one)
    group.approve(one)
    zalo.switches.approvalEvent = 'react_request_join_group'
    group.requestToJoin(other)
    group.approve(other)
    group.as(other).send('chào')
    group.dissolve()
    zalo.switches.dissolutionEvent = 'disperse_group'
    zalo.group({ name: 'Tổ 6', members: [] }).dissolve()
    await zalo.waitForDelivery()
    for (const name of [
      'accept_request_join_group',
      'react_request_join_group',
      'delete_group',
      'disperse_group',
    ]) {
      expect(receiver.eventsOf(name)).toHaveLength(1)
    }
  })

  test('of the group’s beginning and of its name', async () => {
    group.rename('Tổ 5A')
    await zalo.waitForDelivery()
    expect(group.name).toBe('Tổ 5A')
    expect(receiver.eventsOf('create_group')).toMatchObject([
      { group_id: group.id, users: [{ id: zalo.admin.id }, { id: head.id }] },
    ])
    expect(receiver.eventsOf('update_group_info')).toMatchObject([{ group_name: 'Tổ 5A' }])
  })

  test('its own messages too', async () => {
    const { data } = await send({ text: 'Kính gửi' })
    await zalo.waitForDelivery()
    expect(receiver.eventsOf('oa_send_group_text')).toMatchObject([
      {
        oa_id: zalo.oaId,
        sender: { id: zalo.oaId },
        recipient: { id: group.id },
        message: { text: 'Kính gửi', msg_id: data?.message_id },
      },
    ])
  })
})

describe('the account says', () => {
  test('a text, a picture, a file, to everybody, without a window', async () => {
    const image = await oa.upload('image', await picture(), 'a.png')
    const file = await oa.upload('file', Buffer.from('%PDF-'), 'a.pdf')
    const attachment = { type: 'file', payload: { token: file.data?.token } }
    const answers = [
      await send({ text: 'Số liệu' }),
      await send(withMedia({ media_type: 'image', ...image.data }, 'Biểu đồ')),
      await send(withMedia({ media_type: 'sticker', attachment_id: '7' })),
      await send({ attachment }),
    ]
    expect(answers.map(({ error }) => error)).toEqual([0, 0, 0, 0])
    expect(answers[0]?.data).toEqual({ message_id: group.messages[0]?.id, group_id: group.id })
    expect(group.as(head).transcript()).toBe('\n< Số liệu\n< 🖼 Biểu đồ\n< \n< 📄 a.pdf ')
    expect((await group.as(head).waitForMessage('Biểu')).photo).toBeDefined()
  })

  test('no buttons, no card, nothing too long', async () => {
    const button = { title: 'Có', type: 'oa.query.show', payload: '1' }
    expect((await send(withButtons('Chọn', button))).error).toBe(-201)
    const element = { title: 'a', subtitle: 'b', image_url: 'https://example.vn/a.png' }
    const payload = { template_type: 'request_user_info', elements: [element] }
    expect((await send({ attachment: { type: 'template', payload } })).error).toBe(-201)
    expect((await send({ text: 'a'.repeat(2001) })).error).toBe(-210)
    expect(group.messages).toEqual([])
  })

  test('nothing where it is not, or where nobody pays', async () => {
    expect((await send({ text: 'a' }, 'f4a1')).error).toBe(-403)
    expect((await send({ text: 'a' }, head.id)).error).toBe(-403)
    expect((await send({ text: 'a' }, null)).error).toBe(-201)
    group.disable()
    expect((await send({ text: 'a' })).error).toBe(-237)
    group.enable()
    expect((await send({ text: 'a' })).error).toBe(0)
    group.dissolve()
    expect((await send({ text: 'b' })).error).toBe(-403)
  })
})

describe('the account reads', () => {
  test('its groups, their members and what was said', async () => {
    group.as(head).send('chào')
    await send({ text: 'Vâng' })
    const page = { offset: '0', count: '10' }
    const list = await oa.get('/v3.0/oa/group/getgroupsofoa', page)
    expect(list.data).toMatchObject({
      total: 1,
      groups: [{ group_id: group.id, name: 'Tổ 5', total_member: 2 }],
    })
    const members = await oa.get('/v3.0/oa/group/listmember', { ...page, group_id: group.id })
    expect(members.data).toMatchObject({
      total: 2,
      members: [{ user_id: zalo.admin.id }, { user_id: head.id, name: 'Tổ trưởng' }],
    })
    const said = await oa.get('/v3.0/oa/group/conversation', { ...page, group_id: group.id })
    expect(said.data).toMatchObject([
      { src: 0, message: 'Vâng', to_id: group.id },
      { src: 1, message: 'chào', from_id: head.id, to_id: group.id },
    ])
  })

  test('nothing without a page or of a strange group', async () => {
    expect((await oa.get('/v3.0/oa/group/getgroupsofoa')).error).toBe(-201)
    const page = { offset: '0', count: '10', group_id: 'f4a1' }
    expect((await oa.get('/v3.0/oa/group/listmember', page)).error).toBe(-403)
  })
})

describe('the account makes a group', () => {
  const make = (changes: Fields = {}): Promise<OaAnswer> =>
    oa.post('/v3.0/oa/group/creategroupwithoa', {
      group_name: 'Phường Ngô Quyền',
      group_description: 'Số liệu',
      asset_id: 'gmf10-1',
      member_user_ids: [zalo.admin.id, head.id],
      ...changes,
    })

  beforeEach(() => void head.send('chào'))

  test('with a package, people whom it knows and somebody of the staff', async () => {
    const { data } = await make()
    expect(data).toMatchObject({
      group_link: expect.stringMatching(/^https:\/\/zalo\.me\/g\/[0-9a-f]{9}$/),
      name: 'Phường Ngô Quyền',
      status: 'enabled',
      total_member: 2,
    })
    expect((await send({ text: 'Kính gửi' }, data?.group_id)).error).toBe(0)
    await zalo.waitForDelivery()
    expect(receiver.eventsOf('create_group')).toHaveLength(2)
  })

  test('but no two with one package', async () => {
    expect([(await make()).error, (await make()).error]).toEqual([0, -238])
    expect((await make({ asset_id: 'gmf10-2' })).error).toBe(0)
  })

  test.each<[string, () => Fields]>([
    ['without a name', () => ({ group_name: '' })],
    ['with a package that nobody bought', () => ({ asset_id: 'gmf10-9' })],
    ['without staff', () => ({ member_user_ids: [head.id] })],
    ['of nobody', () => ({ member_user_ids: [] })],
    ['with a stranger', () => ({ member_user_ids: [zalo.admin.id, zalo.user().id] })],
  ])('is refused %s', async (_what, changes) => {
    expect((await make(changes())).error).toBe(-201)
    expect((await make()).error).toBe(0)
  })

  test('is refused with more than 99 members', async () => {
    expect((await make({ member_user_ids: Array(100).fill(head.id) })).error).toBe(-210)
  })
})
