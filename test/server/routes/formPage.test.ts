import Fastify, { type FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OutgoingMessage } from '../../../bot/core/outgoing.ts'
import { makeToken } from '../../../bot/qr/token.ts'
import { purge } from '../../../db/purge.ts'
import { formPageRoutes } from '../../../server/routes/formPage.ts'
import { seededBytes } from '../../bot/qr/seeded.ts'
import { BEGINNING, type Ground, newGround } from '../../flows/world/ground.ts'
import { type FewMessages, fewMessages } from './support/pageWorld.ts'
import { wholeApp } from './support/wholeApp.ts'

const NGOC = {
  name: 'trần thị bích ngọc',
  birth: '1985',
  sex: 'female',
  nationality: 'vietnam',
  unit: '5 Cầu Đất, ngô quyền',
  phone: '0912 345 679',
  checks: '_none',
}
const AGREED = { ...NGOC, _agreed: 'yes' }
const OPEN = 'Tờ khai y tế'
const GONE = 'Đường dẫn này không còn dùng được'
const FORM = 'application/x-www-form-urlencoded'

let ground: Ground
let app: FastifyInstance
let ngoc: FewMessages
let now = BEGINNING

beforeAll(async () => {
  ground = await newGround()
})
afterAll(() => ground?.close())

beforeEach(async () => {
  await ground.clear('web')
  now = BEGINNING
  const messengers = { zalo: { botName: () => 'Y tế Hải Phòng', chatLink: 'https://zalo.me/1234' } }
  app = await wholeApp(ground.database, { now: () => now, city: { ...ground.city, messengers } })
  ngoc = fewMessages(ground, () => now)
  return () => app.close()
})

const open = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const post = (url: string, values: Record<string, string>, type = FORM) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': type },
    payload: new URLSearchParams(values).toString(),
  })
const waiting = async () => {
  const rows = await ground.database.client`select 1 from inbox where done_at is null`
  return rows.length
}
const count = async (table: string) => (await ground.database.client.unsafe(`select 1 from ${table}`)).length
const labels = (messages: readonly OutgoingMessage[]) =>
  messages.flatMap(({ buttons = [] }) => buttons.flat().map(({ label }) => label))
const titles = (...paths: readonly string[]) =>
  Promise.all(paths.map(async (path) => titleOf((await open(path)).body)))
const titleOf = (body: string) => /<h1>(.*)<\/h1>/.exec(body)?.[1]

describe('a declaration on its page', () => {
  test('costs two messages: the one that offers it and the one with the QR', async () => {
    const offered = await ngoc.says('/khaibao')
    expect(offered).toHaveLength(1)
    expect(labels(offered)).toEqual([
      'Điền trên một trang',
      'Đồng ý khai báo y tế',
      'Đọc kỹ hơn',
      'Không đồng ý',
    ])
    const received = await post(ngoc.pagePath(), AGREED)
    expect([received.statusCode, titleOf(received.body)]).toEqual([200, 'Đã nhận tờ khai'])
    expect(received.body).toContain('Mã QR được gửi tới Anh/Chị qua Zalo.')
    expect(received.body).toContain('href="https://zalo.me/1234"')
    const [answer, ...more] = await ngoc.turn()
    expect(answer?.text).toContain('Mã QR của Trần Thị Bích N.')
    expect([answer?.attachment?.kind, more]).toEqual(['personalQrPng', []])
    const consents = await ground.database
      .client`select purpose, channel, text_version from consents where person_id > 1`
    expect(consents).toEqual([{ purpose: 'declaration', channel: 'zalo', text_version: '2026-11' }])
  })

  test('does the wish that waited for it, at its own time', async () => {
    await ngoc.photographs('Bệnh viện Kiến An')
    await ngoc.presses('Đồng ý ghi lượt vào')
    await ngoc.says('trần thị bích ngọc')
    const asked = await ngoc.says('0912 345 679')
    expect(labels(asked)[0]).toBe('Điền trên một trang')
    now = new Date(now.getTime() + 5 * 60_000)
    const { name: _known, phone: _too, ...rest } = AGREED
    expect(titleOf((await post(ngoc.pagePath(), rest)).body)).toBe('Đã nhận tờ khai')
    const said = (await ngoc.turn()).map(({ text }) => text).join('\n')
    expect(said).toContain('Mã QR của')
    expect(said).toContain('✅ Đã ghi VÀO lúc 12:00: Bệnh viện Kiến An')
  })

  test('closes the form that was begun in the chat, and takes up what was answered there', async () => {
    await ngoc.says('/khaibao')
    const first = await ngoc.presses('Đồng ý khai báo y tế')
    const [asked, ...more] = first.map(({ text }) => text.split('\n'))
    expect(more).toEqual([])
    expect(asked?.[0]).toBe('Họ tên, năm sinh và giới tính của Anh/Chị? Ví dụ: Trần Thị Bích Ngọc, 1958, nữ.')
    expect(labels(first)).toEqual(['Điền trên một trang'])
    await ngoc.says('trần thị bích ngọc')
    const opened = await open(ngoc.pagePath())
    expect(opened.body).not.toMatch(/Ngọc|name="_agreed"/)
    expect(opened.body).toContain('<bdi>Tờ khai của Trần Thị Bích N.</bdi>')
    expect(opened.body).toContain('<dt>Họ và tên</dt><dd>Trần Thị Bích N.</dd>')
    const { name: _known, ...rest } = NGOC
    expect(titleOf((await post(ngoc.pagePath(), rest)).body)).toBe('Đã nhận tờ khai')
    expect((await ngoc.turn())[0]?.text).toContain('Mã QR của Trần Thị Bích N.')
    expect((await ngoc.says('1985'))[0]?.text).not.toContain('Giới tính')
  })

  test('is offered again where few questions are left only by the chat', async () => {
    await ngoc.says('/khaibao')
    await post(ngoc.pagePath(), AGREED)
    await ngoc.turn()
    now = new Date(now.getTime() + 86_400_000)
    await ngoc.says('/khaibao')
    expect(labels(await ngoc.presses('Có thay đổi'))).not.toContain('Điền trên một trang')
  })

  test('that the chat would not take any more is asked again there, and only what is missing', async () => {
    await ngoc.says('/khaibao')
    await post(ngoc.pagePath(), { ...AGREED, checks: 'fever', since: 'today', 'since.other': '' })
    now = new Date(now.getTime() + 40 * 86_400_000)
    const [asked] = await ngoc.turn()
    expect(asked?.text).toContain('Đã nhận phần Anh/Chị vừa điền')
    expect(asked?.text).toContain('Anh/Chị có triệu chứng từ ngày nào?')
    expect(await count('declarations')).toBe(0)
  })

  test('is in the language of the chat', async () => {
    const ann = fewMessages(ground, () => now, { address: 'ann', language: 'en' })
    await ann.says('/declare')
    expect(ann.pagePath()).toMatch(/\?lang=en$/)
    const { body } = await open(ann.pagePath())
    expect(body).toContain('<html lang="en">')
    expect(titleOf(body)).toBe('Health declaration')
    const { nationality: _unchosen, ...rest } = AGREED
    const received = await post(ann.pagePath(), { ...rest, 'nationality.other': 'Korea' })
    expect(titleOf(received.body)).toBe('We have your declaration')
    expect((await ann.turn())[0]?.text).toContain('QR')
  })
})

describe('a page that is opened', () => {
  test('uses nothing up, is kept nowhere, and agrees to nothing beforehand', async () => {
    await ngoc.says('/khaibao')
    for (let visit = 0; visit < 3; visit++) {
      const { statusCode, headers, body } = await open(ngoc.pagePath())
      expect(statusCode).toBe(200)
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'same-origin',
        'x-robots-tag': 'noindex',
      })
      expect(headers['content-security-policy']).toBe(
        "default-src 'none';style-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
      )
      expect(body).not.toMatch(/<script|style=|type="checkbox"[^>]*checked/)
      expect(body).toContain('Để nhận tờ khai y tế, Hải Phòng cần lưu')
    }
    expect(titleOf((await post(ngoc.pagePath(), AGREED)).body)).toBe('Đã nhận tờ khai')
  })
})

describe('a page that is sent', () => {
  test('without the yes or an answer comes back with what is missing, and nothing is kept', async () => {
    await ngoc.says('/khaibao')
    const back = await post(ngoc.pagePath(), { ...NGOC, phone: '12"<b>', _shown: 'phone' })
    expect(back.statusCode).toBe(200)
    expect(back.body).toContain('Anh/Chị đánh dấu ô này')
    expect(back.body).toContain('Số điện thoại di động có 10 số')
    expect(back.body).toContain('value="12&quot;&lt;b&gt;"')
    expect(back.body).toContain('value="trần thị bích ngọc"')
    expect(back.body).toContain('Còn 2 câu')
    expect([await waiting(), await count('persons')]).toEqual([0, 1])
  })

  test('twice, also at the same moment, is one declaration', async () => {
    await ngoc.says('/khaibao')
    const answers = await Promise.all([1, 2, 3].map(() => post(ngoc.pagePath(), AGREED)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410, 410])
    expect(answers.map(({ body }) => titleOf(body)).sort()).toEqual([
      'Tờ khai này đã gửi rồi',
      'Tờ khai này đã gửi rồi',
      'Đã nhận tờ khai',
    ])
    expect(await waiting()).toBe(1)
    expect(titleOf((await open(ngoc.pagePath())).body)).toBe('Tờ khai này đã gửi rồi')
  })

  test('too large or of another kind is refused in words', async () => {
    await ngoc.says('/khaibao')
    const large = await post(ngoc.pagePath(), { ...AGREED, street: 'x'.repeat(40_000) })
    expect([large.statusCode, titleOf(large.body)]).toEqual([413, 'Chưa nhận được tờ khai'])
    expect((await post(ngoc.pagePath(), AGREED, 'application/xml')).statusCode).toBe(415)
    expect(await waiting()).toBe(0)
  })
})

describe('a link', () => {
  const unknown = () => `/form/${makeToken(seededBytes(now.getTime() % 1000))}`

  test('ends after an hour, and then says the same as one that never was', async () => {
    await ngoc.says('/khaibao')
    now = new Date(now.getTime() + 61 * 60_000)
    const answers = [
      await open(ngoc.pagePath()),
      await post(ngoc.pagePath(), AGREED),
      await open(unknown()),
      await open('/form/abc'),
    ]
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1)
    expect(answers[0]?.body).toContain('gõ /khaibao trong cuộc trò chuyện')
    expect(await waiting()).toBe(0)
  })

  test('ends when the chat gets another for the same form, and nobody else’s does', async () => {
    const minh = fewMessages(ground, () => now, { address: 'minh of another chat' })
    await minh.says('/khaibao')
    await ngoc.says('/khaibao')
    const [first, others] = [ngoc.pagePath(), minh.pagePath()]
    await ngoc.says('/khaibao')
    expect(await titles(first, ngoc.pagePath(), others)).toEqual([GONE, OPEN, OPEN])
    expect((await post(first, AGREED)).statusCode).toBe(404)
    expect(await waiting()).toBe(0)
  })

  test('ends when the declaration was sent in the chat', async () => {
    await ngoc.says('/khaibao')
    await ngoc.presses('Đồng ý khai báo y tế')
    for (const answer of ['trần thị bích ngọc', '1985', 'Nữ', 'ngô quyền', '5 Cầu Đất', '0912 345 679'])
      await ngoc.says(answer)
    await ngoc.presses('Không có điều nào')
    const open = ngoc.pagePath()
    expect(await titles(open)).toEqual([OPEN])
    await ngoc.presses('Gửi')
    expect(await count('declarations')).toBe(1)
    expect(await titles(open)).toEqual([GONE])
  })

  test('ends when the same person sent the declaration elsewhere, on the page of another chat', async () => {
    const other = fewMessages(ground, () => now, { address: 'another of hers' })
    await ngoc.says('/khaibao')
    await ngoc.presses('Đồng ý khai báo y tế')
    await other.says('/trogiup')
    await ground.database.client`
      update chats set person_id = (select max(id) from persons) where id = (select max(id) from chats)`
    await other.says('/khaibao')
    expect(await titles(ngoc.pagePath(), other.pagePath())).toEqual([OPEN, OPEN])
    await post(other.pagePath(), NGOC)
    await other.turn()
    expect(await titles(ngoc.pagePath(), other.pagePath())).toEqual([GONE, 'Tờ khai này đã gửi rồi'])
  })

  test('is opened at the pace of a whole mobile network, and then refused in words', async () => {
    const slow = Fastify()
    await slow.register(formPageRoutes, {
      ...{ database: ground.database, city: ground.city, log: pino({ level: 'silent' }), now: () => now },
      count: () => {},
      pace: { perSecond: 1, burst: 2 },
    })
    const answers = [await slow.inject(unknown()), await slow.inject(unknown()), await slow.inject(unknown())]
    await slow.close()
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 429])
    expect(titleOf(answers[2]?.body ?? '')).toBe('Anh/Chị thử lại sau một phút')
    expect(answers[2]?.headers['retry-after']).toBe('1')
  })

  test('is forgotten a day after it ended', async () => {
    await ngoc.says('/khaibao')
    await purge(ground.database, now)
    expect(await count('form_links')).toBe(1)
    await purge(ground.database, new Date(now.getTime() + 26 * 3_600_000))
    expect(await count('form_links')).toBe(0)
  })
})
