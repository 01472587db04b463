import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from './people/person.ts'
import type { Zalo } from './startZalo.ts'
import { startZalo } from './startZalo.ts'
import type { Receiver, Responder } from './tinyOa.ts'
import { Caller, picture, startReceiver, withButtons, withMedia } from './tinyOa.ts'

let zalo: Zalo
let oa: Caller
let citizen: Person
let receiver: Receiver
let respond: Responder

beforeEach(async () => {
  zalo = await startZalo({ now: () => new Date(1796000000123) })
  oa = new Caller(zalo)
  citizen = zalo.user({ name: 'Ngọc', phone: '84912345678' })
  respond = () => 200
  receiver = await startReceiver((received, nth) => respond(received, nth))
  zalo.setWebhook(receiver.url)
})

afterEach(async () => {
  await zalo.stop()
  await receiver.close()
})

const show = { title: 'Giờ mở cửa', type: 'oa.query.show', payload: '#hours' }
const hide = { title: 'Đồng ý', type: 'oa.query.hide', payload: '#yes:42' }
const map = { title: 'Bản đồ', type: 'oa.open.url', payload: { url: 'https://example.vn/map' } }
const phone = { title: 'Gọi', type: 'oa.open.phone', payload: { phone_code: '84900000001' } }
const sms = { title: 'SMS', type: 'oa.open.sms', payload: { content: 'HỎI', phone_code: '84900000001' } }

test('a whole conversation: text, buttons, press, photo, picture', async () => {
  citizen.send('Xin chào')
  await zalo.waitForDelivery()
  expect(receiver.received[0]?.event).toEqual({
    app_id: zalo.appId,
    user_id_by_app: citizen.account.idByApp,
    event_name: 'user_send_text',
    sender: { id: citizen.id },
    recipient: { id: zalo.oaId },
    message: { text: 'Xin chào', msg_id: citizen.messages[0]?.id },
    timestamp: '1796000000123',
  })
  const answer = await oa.send(citizen.id, withButtons('Chọn', show, hide, map))
  const shown = await citizen.waitForMessage('Chọn')
  expect(answer).toMatchObject({
    status: 200,
    error: 0,
    message: 'Success',
    data: { message_id: shown.id, user_id: citizen.id, sent_time: '1796000000123' },
  })
  expect(shown.labels).toEqual(['Giờ mở cửa', 'Đồng ý', 'Bản đồ'])
  expect(shown.buttons).toHaveLength(3)
  expect(citizen.press('Giờ mở cửa')).toBe('#hours')
  await citizen.sendPhoto(await picture(), { caption: 'ảnh' })
  const uploaded = await oa.upload('image', await picture(), 'card.png')
  await oa.send(citizen.id, withMedia({ media_type: 'image', ...uploaded.data }, 'Mã QR'))
  const card = await citizen.waitForMessage('Mã QR')
  expect(await sharp(card.photo?.bytes).metadata()).toMatchObject({ format: 'png', width: 40 })
  expect(citizen.transcript()).toBe(
    '\n> Xin chào\n< Chọn [Giờ mở cửa] [Đồng ý] [Bản đồ]\n> #hours\n> 🖼 ảnh\n< 🖼 Mã QR',
  )
})

describe('a press', () => {
  test('comes back as an ordinary text; a hidden one is not on the screen', async () => {
    citizen.send('chào')
    await oa.send(citizen.id, withButtons('Chọn', show, hide))
    citizen.press(/^Đồng/)
    await zalo.waitForDelivery()
    const pressed = receiver.eventsOf('user_send_text').at(-1)
    expect(pressed).toMatchObject({ sender: { id: citizen.id }, message: { text: '#yes:42' } })
    expect(Object.keys(pressed?.message as object)).toEqual(['text', 'msg_id'])
    expect(citizen.messages.map(({ text }) => text)).toEqual(['chào', 'Chọn'])
  })

  test('on another kind of button opens something and tells the bot nothing', async () => {
    citizen.send('chào')
    await oa.send(citizen.id, withButtons('Chọn', map, phone, sms))
    expect(citizen.press('Bản đồ')).toBe('https://example.vn/map')
    expect(citizen.messages.at(-1)?.urlOf('Bản đồ')).toBe('https://example.vn/map')
    expect(citizen.press('Gọi')).toBe('tel:84900000001')
    expect(citizen.press('SMS')).toBe('sms:84900000001?body=H%E1%BB%8EI')
    await zalo.waitForDelivery()
    expect(receiver.eventsOf('user_send_text')).toHaveLength(1)
  })

  test('means the newest message that has the button, unless another is named', async () => {
    citizen.send('chào')
    await oa.send(citizen.id, withButtons('cũ', { ...show, payload: '#old' }))
    await oa.send(citizen.id, withButtons('mới', { ...show, payload: '#new' }))
    const [, older] = citizen.messages
    expect(citizen.press('Giờ mở cửa')).toBe('#new')
    expect(citizen.press('Giờ mở cửa', older)).toBe('#old')
    expect(() => citizen.press('Không')).toThrow('no button Không to press: \n> chào\n< cũ [Giờ mở cửa]')
  })
})

describe('a person sends', () => {
  test('a photo, which everybody who has its address may fetch', async () => {
    const sent = await citizen.sendPhoto(await picture(2000, 1000), { caption: 'mã' })
    await zalo.waitForDelivery()
    const [event] = receiver.eventsOf('user_send_image')
    expect(event?.message).toMatchObject({ text: 'mã', attachments: [{ type: 'image' }] })
    const [attachment] = sent.entry.content.attachments
    expect(event?.message).toHaveProperty('attachments', [attachment?.wire])
    const url = String(attachment?.wire.payload.url)
    const thumbnail = String(attachment?.wire.payload.thumbnail)
    expect(new URL(url).hostname).toBe(zalo.mediaHosts)
    const response = await fetch(url)
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1280, height: 640 })
    expect(sent.photo?.bytes.equals(bytes)).toBe(true)
    const small = Buffer.from(await (await fetch(thumbnail)).arrayBuffer())
    expect((await sharp(small).metadata()).width).toBe(90)
  })

  test('a photo as it is, when nobody recompresses', async () => {
    zalo.switches.recompressPhotos = false
    const sent = await citizen.sendPhoto(Buffer.from('no picture'))
    expect(Buffer.from(await (await fetch(sent.photo?.url ?? '')).arrayBuffer()).toString()).toBe(
      'no picture',
    )
  })

  test('several photos, one event each or all in one', async () => {
    const photos = [await picture(), await picture()]
    expect(await citizen.sendPhotos(photos, { caption: 'hai' })).toHaveLength(2)
    zalo.switches.photosTogether = true
    const [together] = await citizen.sendPhotos(photos)
    expect(together?.photos).toHaveLength(2)
    await zalo.waitForDelivery()
    const counts = receiver
      .eventsOf('user_send_image')
      .map(({ message }) => (message as { attachments: unknown[] }).attachments.length)
    expect(counts.sort()).toEqual([1, 1, 2])
    expect(citizen.messages.map(({ text }) => text)).toEqual(['hai', '', ''])
  })

  test('a file, whose size is a text', async () => {
    const sent = citizen.sendFile(Buffer.from('xin chào'), 'don.docx')
    await zalo.waitForDelivery()
    const [event] = receiver.eventsOf('user_send_file')
    expect(event?.message).toEqual({
      msg_id: sent.id,
      attachments: [
        {
          type: 'file',
          payload: {
            url: sent.document?.url,
            size: '9',
            name: 'don.docx',
            checksum: 'd79ae2922c29b26e06d8cd8eb7494fba',
            type: 'docx',
          },
        },
      ],
    })
  })

  test('whatever else there is', async () => {
    citizen.sendSticker('7')
    citizen.sendAudio()
    citizen.sendVideo()
    citizen.sendGif()
    citizen.sendLocation(20.8449, 106.6881)
    citizen.sendLink('https://example.vn', 'mô tả')
    citizen.sendBusinessCard('84900000001')
    await zalo.waitForDelivery()
    const payloads = Object.fromEntries(
      receiver.received.map(({ event }) => {
        const { attachments } = event.message as { attachments: { type: string; payload: unknown }[] }
        return [event.event_name, attachments[0]]
      }),
    )
    expect(payloads).toMatchObject({
      user_send_sticker: { type: 'sticker', payload: { id: '7' } },
      user_send_audio: { type: 'audio', payload: { url: expect.stringMatching(/\.amr$/) } },
      user_send_video: { type: 'video', payload: { description: '' } },
      user_send_gif: { type: 'gif' },
      user_send_location: {
        type: 'location',
        payload: { coordinates: { latitude: '20.8449', longitude: '106.6881' } },
      },
      user_send_link: { type: 'link', payload: { url: 'https://example.vn', description: 'mô tả' } },
      user_send_business_card: {
        type: 'link',
        payload: { description: expect.stringContaining('{"phone":"84900000001"') },
      },
    })
  })

  test('a reply that quotes, and a heart', async () => {
    citizen.send('chào')
    await oa.send(citizen.id, 'Vâng?')
    const question = await citizen.waitForMessage('Vâng')
    expect(citizen.reply(question, 'à').replyTo).toBe(question.id)
    citizen.react(question)
    await zalo.waitForDelivery()
    expect(receiver.eventsOf('user_send_text').at(-1)?.message).toMatchObject({ quote_msg_id: question.id })
    expect(receiver.eventsOf('user_reacted_message')).toMatchObject([
      { sender: { id: citizen.id }, message: { msg_id: question.id, react_icon: '/-heart' } },
    ])
  })

  test('nothing that the app would not send', () => {
    expect(() => citizen.send(' ')).toThrow('no empty text')
    expect(() => citizen.send('a'.repeat(2001))).toThrow('2001 characters')
    citizen.block()
    expect(() => citizen.send('chào')).toThrow('must unblock')
    citizen.unblock()
    expect(citizen.send('chào').senderId).toBe(citizen.id)
  })
})

describe('a person', () => {
  test('follows and stops following', async () => {
    citizen.follow()
    citizen.follow()
    citizen.unfollow('social_plugin')
    citizen.unfollow()
    await zalo.waitForDelivery()
    const common = {
      oa_id: zalo.oaId,
      follower: { id: citizen.id },
      user_id_by_app: citizen.account.idByApp,
      app_id: zalo.appId,
      timestamp: '1796000000123',
    }
    expect(receiver.received.map(({ event }) => event)).toHaveLength(2)
    expect(receiver.eventsOf('follow')).toEqual([{ ...common, event_name: 'follow', source: 'oa_profile' }])
    expect(receiver.eventsOf('unfollow')).toEqual([
      { ...common, event_name: 'unfollow', source: 'social_plugin' },
    ])
  })

  test('opens the chat once, and withdraws', async () => {
    citizen.clickChatNow()
    citizen.clickChatNow()
    citizen.withdraw()
    await zalo.waitForDelivery()
    const who = { user_id: citizen.id, user_id_by_app: citizen.account.idByApp, oa_id: zalo.oaId }
    expect(receiver.received).toHaveLength(2)
    expect(receiver.eventsOf('user_click_chatnow')).toMatchObject([who])
    expect(receiver.eventsOf('user_withdraw')).toMatchObject([who])
  })

  test('fills in the card that asks for name and phone, in the new and the old shape', async () => {
    expect(() => citizen.submitInfo()).toThrow('no card to fill in')
    citizen.submitInfo({ name: 'Giả' }, { forced: true })
    const element = { title: 'Xin số', subtitle: 'Để gọi lại', image_url: 'https://example.vn/card.png' }
    const payload = { template_type: 'request_user_info', elements: [element] }
    const asked = await oa.send(citizen.id, { attachment: { type: 'template', payload } })
    expect(asked.error).toBe(0)
    expect((await citizen.waitForMessage()).infoRequest?.title).toBe('Xin số')
    citizen.submitInfo({ address: '5 Lạch Tray', city: 'Hải Phòng' })
    await zalo.waitForDelivery()
    zalo.switches.infoShape = 'old'
    zalo.switches.infoPhone = 'number'
    citizen.submitInfo({ city: 'Hải Phòng' })
    await zalo.waitForDelivery()
    expect(receiver.eventsOf('user_submit_info').map(({ info }) => info)).toEqual([
      { name: 'Giả', phone: '84912345678', user_dob: '', gender: '', full_address: '' },
      {
        name: 'Ngọc',
        phone: '84912345678',
        user_dob: '',
        gender: '',
        full_address: '5 Lạch Tray, Hải Phòng',
      },
      { name: 'Ngọc', phone: 84912345678, address: '', city: 'Hải Phòng', district: '', ward: '' },
    ])
    expect(receiver.eventsOf('user_submit_info').at(-1)).toMatchObject({ sender: { id: citizen.id } })
  })
})

describe('what the account says comes back', () => {
  test('without admin_id when the bot said it, with receipts of the phone', async () => {
    citizen.send('chào')
    const { data } = await oa.send(citizen.id, 'Vâng')
    await zalo.waitForDelivery()
    expect(receiver.eventsOf('oa_send_text')).toEqual([
      {
        event_name: 'oa_send_text',
        app_id: zalo.appId,
        sender: { id: zalo.oaId },
        recipient: { id: citizen.id },
        user_id_by_app: citizen.account.idByApp,
        message: { text: 'Vâng', msg_id: data?.message_id },
        timestamp: '1796000000123',
      },
    ])
    const parties = { sender: { id: zalo.oaId }, recipient: { id: citizen.id } }
    expect(receiver.eventsOf('user_received_message')).toMatchObject([
      { ...parties, message: { msg_id: data?.message_id } },
    ])
    expect(receiver.eventsOf('user_seen_message')).toMatchObject([
      { ...parties, message: { msg_ids: [data?.message_id] } },
    ])
  })

  test('with admin_id when somebody of the staff wrote it by hand', async () => {
    const { id } = zalo.admin.send(citizen, 'Để tôi xem')
    await zalo.waitForDelivery()
    expect(receiver.eventsOf('oa_send_text')).toMatchObject([
      { sender: { id: zalo.oaId, admin_id: zalo.admin.adminId }, message: { msg_id: id } },
    ])
    const [message] = citizen.messages
    expect([message?.fromBot, message?.fromStaff, message?.senderId]).toEqual([false, true, undefined])
  })

  test('not at all when both are switched off', async () => {
    zalo.switches.echoes = false
    zalo.switches.receipts = false
    citizen.send('chào')
    await oa.send(citizen.id, 'Vâng')
    await zalo.waitForDelivery()
    expect(receiver.received.map(({ event }) => event.event_name)).toEqual(['user_send_text'])
  })
})

describe('waiting', () => {
  test('gives the next message of the bot each time, never the staff’s or an own one', async () => {
    citizen.send('chào')
    zalo.admin.send(citizen, 'tay')
    for (const text of ['một', 'hai', 'ba']) await oa.send(citizen.id, text)
    expect((await citizen.waitForMessage()).text).toBe('một')
    expect((await citizen.waitForMessage(/^b/)).text).toBe('ba')
    await expect(citizen.waitForMessage('hai', { within: 10 })).rejects.toThrow(
      'no new message of the bot with hai: \n> chào\n< (staff) tay\n< một\n< hai\n< ba (waited 10 ms)',
    )
  })

  test('until the chat looks right', async () => {
    citizen.send('chào')
    const waiting = citizen.waitUntil((messages) => messages.length === 2)
    await oa.send(citizen.id, 'Vâng')
    await waiting
    await expect(citizen.waitUntil(() => false, { within: 10 })).rejects.toThrow('never got there')
  })

  test('until all is quiet', async () => {
    respond = async ({ event }) => {
      if (event.event_name === 'user_send_text') await oa.send(citizen.id, 'Vâng')
      return 200
    }
    citizen.send('chào')
    await citizen.waitForQuiet({ for: 30 })
    expect(citizen.messages.map(({ text }) => text)).toEqual(['chào', 'Vâng'])
    respond = () => undefined
    citizen.send('không ai đáp')
    await expect(citizen.waitForQuiet({ for: 5, within: 30 })).rejects.toThrow('did not become quiet')
  })

  test('for a call', async () => {
    citizen.send('chào')
    const path = '/v3.0/oa/message/cs'
    const waiting = zalo.waitForCall(
      path,
      ({ params }) => (params.message as { text: string }).text === 'hai',
    )
    await oa.send(citizen.id, 'một')
    await oa.send(citizen.id, 'hai')
    expect((await waiting).outcome).toMatchObject({ status: 200, error: 0 })
    expect(zalo.callsOf(path)).toHaveLength(2)
    await expect(zalo.waitForCall('/v2.0/oa/getoa', undefined, { within: 10 })).rejects.toThrow(
      'never called',
    )
  })
})

test('the same seed gives the same ids, longer than a number can hold', async () => {
  const [one, other] = [await startZalo(), await startZalo()]
  const ids = [one.user().id, other.user().id]
  expect(ids[0]).toBe(ids[1])
  expect(Number.isSafeInteger(Number(ids[0]))).toBe(false)
  await Promise.all([one.stop(), other.stop()])
})
