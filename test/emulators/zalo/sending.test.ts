import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from './people/person.ts'
import type { Fields } from './request.ts'
import type { Zalo } from './startZalo.ts'
import { startZalo } from './startZalo.ts'
import { Caller, picture, withButtons, withMedia } from './tinyOa.ts'

const CS = '/v3.0/oa/message/cs'

let zalo: Zalo
let oa: Caller
let citizen: Person
let now: number

beforeEach(async () => {
  now = 1796000000123
  zalo = await startZalo({ now: () => new Date(now) })
  oa = new Caller(zalo)
  citizen = zalo.user()
  citizen.send('chào')
})

afterEach(() => zalo.stop())

/** The error code of a message to the citizen. */
const codeOf = async (message: Fields | string): Promise<number | undefined> =>
  (await oa.send(citizen.id, message)).error
const said = (): readonly string[] =>
  citizen.messages.filter(({ fromBot }) => fromBot).map(({ text }) => text)

describe('a text', () => {
  test('may have 2000 characters, and no more: it is refused, not cut', async () => {
    expect(await codeOf('ế'.repeat(2000))).toBe(0)
    expect(await oa.send(citizen.id, 'a'.repeat(2001))).toMatchObject({ status: 200, error: -210 })
    expect(said()).toHaveLength(1)
  })

  test('counts an emoji twice, or once by the switch', async () => {
    expect(await codeOf('👋'.repeat(1001))).toBe(-210)
    zalo.switches.textCounting = 'codePoints'
    expect(await codeOf('👋'.repeat(2000))).toBe(0)
    expect(await codeOf('👋'.repeat(2001))).toBe(-210)
  })

  test.each<[string, Fields]>([
    ['empty', { text: '' }],
    ['blank', { text: ' \n' }],
    ['no text', { text: 5 }],
    ['missing', {}],
    ['beside something unknown', { text: 'chào', react_message_id: 'x' }],
    ['quoting a message of another chat', { text: 'chào', quote_message_id: 'x' }],
  ])('is refused when it is %s', async (_what, message) => {
    expect(await codeOf(message)).toBe(-201)
    expect(said()).toEqual([])
  })

  test('may quote a message of the chat', async () => {
    const [hello] = citizen.messages
    expect(await codeOf({ text: 'Vâng', quote_message_id: hello?.id })).toBe(0)
    expect((await citizen.waitForMessage()).replyTo).toBe(hello?.id)
  })
})

describe('the request', () => {
  test('has to be JSON and to say so', async () => {
    const body = JSON.stringify({ recipient: { user_id: citizen.id }, message: { text: 'chào' } })
    const send = (type: string, content: string): Promise<unknown> =>
      oa.call(CS, { method: 'POST', headers: { 'content-type': type }, body: content })
    expect(await send('text/plain', body)).toMatchObject({ status: 200, error: -201 })
    expect(await send('application/json', `${body},`)).toMatchObject({ error: -201 })
    expect(await send('application/json', '[]')).toMatchObject({ error: -201 })
    expect(await send('application/json; charset=utf-8', body)).toMatchObject({ error: 0 })
  })

  test.each<[string, Fields]>([
    ['somebody unknown', { user_id: '1' }],
    ['an id that is a number', { user_id: 4400550066007700 }],
    ['a message that nobody sent', { message_id: 'x' }],
    ['nobody', {}],
  ])('is refused when it is for %s', async (_what, recipient) => {
    expect((await oa.post(CS, { recipient, message: { text: 'chào' } })).error).toBe(-201)
  })

  test('has one recipient only, and nothing beside it and the message', async () => {
    const message = { text: 'chào' }
    const both = { user_id: citizen.id, message_id: citizen.messages[0]?.id }
    expect((await oa.post(CS, { recipient: both, message })).error).toBe(-201)
    const stray = { recipient: { user_id: citizen.id }, message, tag: 'x' }
    expect(await oa.post(CS, stray)).toMatchObject({ error: -201, message: 'tag is invalid!' })
    expect((await oa.post(CS, { recipient: { user_id: citizen.id } })).error).toBe(-201)
  })

  test('may carry data in its errors', async () => {
    zalo.switches.dataInErrors = true
    expect(await oa.send('1', 'chào')).toMatchObject({ error: -201, data: {} })
  })

  test('to an address that was shut down or never was one', async () => {
    expect(await oa.post('/v2.0/oa/message', {})).toMatchObject({ status: 200, error: -240 })
    expect((await oa.get('/v3.0/oa/group/listgroup')).status).toBe(404)
    expect((await oa.get(CS)).status).toBe(404)
  })
})

describe('buttons', () => {
  const button = { title: 'Có', type: 'oa.query.hide', payload: '#yes' }
  const opening = (type: string, payload: Fields): Fields => ({ title: 'Mở', type, payload })

  test('are five at most', async () => {
    expect(await codeOf(withButtons('Chọn', ...Array(5).fill(button)))).toBe(0)
    expect(await codeOf(withButtons('Chọn', ...Array(6).fill(button)))).toBe(-210)
    expect(await codeOf(withButtons('Chọn'))).toBe(-201)
  })

  test('have titles of 100 and payloads of 1000 characters at most', async () => {
    expect(await codeOf(withButtons('Chọn', { ...button, title: 'a'.repeat(100) }))).toBe(0)
    expect(await codeOf(withButtons('Chọn', { ...button, title: 'a'.repeat(101) }))).toBe(-210)
    expect(await codeOf(withButtons('Chọn', { ...button, payload: 'a'.repeat(1000) }))).toBe(0)
    expect(await codeOf(withButtons('Chọn', { ...button, payload: 'a'.repeat(1001) }))).toBe(-210)
  })

  test.each<[string, Fields]>([
    ['no title', { ...button, title: '' }],
    ['an unknown type', { ...button, type: 'oa.query.maybe' }],
    ['a payload that is no text', { ...button, payload: { a: 1 } }],
    ['an address that is none', opening('oa.open.url', { url: 'example.vn' })],
    ['an address of another kind', opening('oa.open.url', { url: 'javascript:alert(1)' })],
    ['an address as a text', { ...opening('oa.open.url', {}), payload: 'https://example.vn' }],
    ['no phone', opening('oa.open.phone', {})],
    ['a phone with words', opening('oa.open.phone', { phone_code: 'gọi' })],
    ['an empty SMS', opening('oa.open.sms', { phone_code: '84900000001', content: '' })],
    ['a misspelt field', { ...button, pay_load: 'x' }],
  ])('are refused with %s', async (_what, wrong) => {
    expect(await codeOf(withButtons('Chọn', button, wrong))).toBe(-201)
  })

  test('with an SMS of more than 160 characters are refused', async () => {
    const sms = (length: number): Fields =>
      opening('oa.open.sms', { phone_code: '84900000001', content: 'a'.repeat(length) })
    expect(await codeOf(withButtons('Chọn', sms(160)))).toBe(0)
    expect(await codeOf(withButtons('Chọn', sms(161)))).toBe(-210)
  })

  test('need a text and no template_type; lists are refused', async () => {
    const payload = { buttons: [button] }
    expect(await codeOf({ attachment: { type: 'template', payload } })).toBe(-201)
    for (const template_type of ['button', 'list', 'media']) {
      const typed = { type: 'template', payload: { ...payload, template_type, elements: [] } }
      expect(await codeOf({ text: 'Chọn', attachment: typed })).toBe(-201)
    }
  })
})

describe('a picture', () => {
  const image = async (): Promise<Fields> => ({
    media_type: 'image',
    ...(await oa.upload('image', await picture(), 'card.png')).data,
  })

  test('comes by its id, with up to 2000 characters under it', async () => {
    expect(await codeOf(withMedia(await image()))).toBe(0)
    expect(await codeOf(withMedia(await image(), 'a'.repeat(2000)))).toBe(0)
    expect(await codeOf(withMedia(await image(), 'a'.repeat(2001)))).toBe(-210)
    expect(said()).toEqual(['', 'a'.repeat(2000)])
  })

  test('stands alone and in the one documented form', async () => {
    const one = await image()
    const payload = { template_type: 'media', elements: [one, one] }
    expect(await codeOf({ attachment: { type: 'template', payload } })).toBe(-201)
    expect(await codeOf({ attachment: { type: 'template', payload: { ...payload, elements: [] } } })).toBe(
      -201,
    )
    const plain = { type: 'image', payload: { attachment_id: one.attachment_id } }
    expect(await codeOf({ attachment: plain })).toBe(-201)
    expect(await codeOf(withMedia({ ...one, media_type: 'video' }))).toBe(-201)
    expect(await codeOf(withMedia({ ...one, url: `${zalo.apiRoot}/x.png` }))).toBe(-201)
    expect(await codeOf(withMedia({ media_type: 'image' }))).toBe(-201)
    expect(await codeOf(withMedia({ media_type: 'image', attachment_id: 'unknown' }))).toBe(-201)
  })

  test('that moves needs its size, and an upload of its own kind', async () => {
    const moving = await sharp(await picture())
      .gif()
      .toBuffer()
    const { data } = await oa.upload('gif', moving, 'a.gif')
    const gif = { media_type: 'gif', width: 40, height: 30, ...data }
    expect(await codeOf(withMedia(gif))).toBe(0)
    expect((await citizen.waitForMessage()).photo?.bytes.equals(moving)).toBe(true)
    const { width: _width, ...sizeless } = gif
    expect(await codeOf(withMedia(sizeless))).toBe(-201)
    expect(await codeOf(withMedia({ media_type: 'image', ...data }))).toBe(-201)
  })

  test('may be a sticker', async () => {
    expect(await codeOf(withMedia({ media_type: 'sticker', attachment_id: '46571' }))).toBe(0)
    expect(await codeOf(withMedia({ media_type: 'sticker', attachment_id: 'x' }))).toBe(-201)
  })
})

describe('a picture by its address', () => {
  let shelf: Map<string, Buffer>
  let address: string
  let close: () => void

  beforeEach(async () => {
    shelf = new Map()
    const server = createServer((request, response) => {
      const bytes = shelf.get(request.url ?? '')
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    close = () => server.close().closeAllConnections()
  })

  afterEach(() => close())

  const send = (path: string): Promise<number | undefined> =>
    codeOf(withMedia({ media_type: 'image', url: `${address}${path}` }))

  test('is fetched, and is on the screen', async () => {
    const png = await picture()
    shelf.set('/a', png).set('/b', await sharp(png).jpeg().toBuffer())
    expect([await send('/a'), await send('/b')]).toEqual([0, 0])
    expect(citizen.messages[1]?.photo?.bytes.equals(png)).toBe(true)
  })

  test('is refused when it is missing, no picture, of another kind or too large', async () => {
    const noise = Buffer.concat([await picture(), Buffer.alloc(1024 * 1024)])
    const webp = await sharp(await picture())
      .webp()
      .toBuffer()
    shelf.set('/text', Buffer.from('no picture')).set('/webp', webp).set('/large', noise)
    for (const path of ['/missing', '/text', '/webp', '/large']) expect(await send(path)).toBe(-201)
    close()
    expect(await send('/text')).toBe(-201)
    expect(await codeOf(withMedia({ media_type: 'image', url: 'ftp://example.vn/a.png' }))).toBe(-201)
    expect(said()).toEqual([])
  })
})

describe('a file', () => {
  const file = (token: unknown, text?: string): Fields => ({
    ...(text === undefined ? {} : { text }),
    attachment: { type: 'file', payload: { token } },
  })

  test('comes by its token, alone', async () => {
    const { data } = await oa.upload('file', Buffer.from('%PDF-'), 'to-khai.pdf')
    expect(await codeOf(file(data?.token))).toBe(0)
    const shown = await citizen.waitForMessage()
    expect([shown.document?.name, shown.document?.bytes.toString()]).toEqual(['to-khai.pdf', '%PDF-'])
    expect(await codeOf(file(data?.token, 'Tờ khai'))).toBe(-201)
    expect(await codeOf(file('unknown'))).toBe(-201)
    const { data: image } = await oa.upload('image', await picture(), 'a.png')
    expect(await codeOf(file(image?.attachment_id))).toBe(-201)
  })
})

describe('the card that asks for name and phone', () => {
  const element = { title: 'Xin số', subtitle: 'Để gọi lại', image_url: 'https://example.vn/a.png' }
  const card = (...elements: readonly Fields[]): Fields => ({
    attachment: { type: 'template', payload: { template_type: 'request_user_info', elements } },
  })

  test('has one element with title, subtitle and picture', async () => {
    expect(await codeOf(card(element))).toBe(0)
    expect(citizen.transcript()).toContain('< 📇 Xin số')
    for (const field of Object.keys(element)) {
      const { [field]: _left, ...rest } = element as Fields
      expect(await codeOf(card(rest))).toBe(-201)
    }
    expect(await codeOf(card(element, element))).toBe(-201)
    expect(await codeOf({ text: 'Xin', ...card(element) })).toBe(-201)
  })

  test('has limits of 100 and 500 characters', async () => {
    expect(await codeOf(card({ ...element, title: 'a'.repeat(100), subtitle: 'b'.repeat(500) }))).toBe(0)
    expect(await codeOf(card({ ...element, title: 'a'.repeat(101) }))).toBe(-210)
    expect(await codeOf(card({ ...element, subtitle: 'b'.repeat(501) }))).toBe(-210)
  })
})

test('attachments of other kinds are refused', async () => {
  expect(await codeOf({ text: 'x', attachment: { type: 'video', payload: {} } })).toBe(-201)
  expect(await codeOf({ text: 'x', attachment: { type: 'template' } })).toBe(-201)
  expect(await codeOf({ text: 'x', attachment: 'picture' })).toBe(-201)
})

describe('calls a minute', () => {
  test('are counted, told in headers and refused beyond the limit', async () => {
    zalo.switches.oaCallsPerMinute = 2
    const left = ({ headers }: { readonly headers: Headers }): unknown[] =>
      ['x-ratelimit-limit', 'x-ratelimit-remain'].map((name) => headers.get(name))
    expect(left(await oa.send(citizen.id, 'một'))).toEqual(['2', '1'])
    expect(left(await oa.send(citizen.id, 'hai'))).toEqual(['2', '0'])
    expect(await oa.send(citizen.id, 'ba')).toMatchObject({ status: 200, error: -32 })
    now += 60_000
    expect(await codeOf('bốn')).toBe(0)
    expect(said()).toEqual(['một', 'hai', 'bốn'])
  })

  test('are 4000 of the app unless the account has fewer', async () => {
    expect((await oa.get('/v2.0/oa/getoa')).headers.get('x-ratelimit-limit')).toBe('4000')
    zalo.switches.appCallsPerMinute = 1
    expect(await codeOf('một')).toBe(-32)
  })
})
