import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeCode, showCode } from '../../../bot/qr/code.ts'
import type { Database } from '../../../db/connect.ts'
import { switchOff, switchOn } from '../../../db/templateUses.ts'
import { POSTER_PACES } from '../../../server/routes/poster.ts'
import { type OwnDatabase, ownDatabase } from '../../bot/channels/web/support/ownDatabase.ts'
import { hangPoster } from './support/hangPoster.ts'
import { CITY, wholeApp } from './support/wholeApp.ts'

const CODE = makeCode(randomBytes)
const ENGLISH = { 'accept-language': 'en-GB,en;q=0.9' }

let place: OwnDatabase
let database: Database
let app: FastifyInstance
let time = Date.parse('2026-11-23T07:05:00Z')

beforeAll(async () => {
  place = await ownDatabase()
  database = place.connect()
  await hangPoster(database, CODE)
})

beforeEach(async () => {
  app = await wholeApp(database, { now: () => new Date(time) })
  return () => app.close()
})

afterAll(() => place.drop())

const open = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const unknown = () => `/v/${makeCode(randomBytes)}`

/** The statuses of one request after the other, so that their order is theirs. */
async function statusesOf(count: number, url: () => string): Promise<number[]> {
  const statuses = []
  for (let turn = 0; turn < count; turn += 1) statuses.push((await open(url())).statusCode)
  return statuses
}

describe("a poster's page", () => {
  test('names the place, and the ways in that are on', async () => {
    const { statusCode, body } = await open(`/V/${CODE}`)
    expect(statusCode).toBe(200)
    expect(body).toContain('<h1><bdi>Nhà hàng &lt;Hải Đăng&gt;</bdi></h1>')
    expect(body).toContain('<bdi>Quán ăn, nhà hàng<br>thành phố Hải Phòng, cửa chính</bdi>')
    expect(body).toContain('Họ tên, số điện thoại và giờ đến được giữ 30 ngày')
    expect(body).toContain(`href="/v/${CODE}/telegram"`)
    expect(body).toContain('<small>@khaibao_haiphong_bot</small>')
    expect(body).toContain(`href="/v/${CODE}/web"`)
  })

  test('names the declaration that the place needs by what is in force there, and none where none is', async () => {
    const needed = async () => /Nơi này cần (.+) còn hiệu lực/u.exec((await open(`/v/${CODE}`)).body)?.[1]
    const city = { edition: 'none', unitCode: '31' }
    expect(await needed()).toBeUndefined()
    await database.client`update venues set needs_declaration = true`
    expect(await needed()).toBe('tờ khai y tế')
    await switchOn(database, { ...city, template: 'dengue' }, new Date(time))
    expect(await needed()).toBe('tờ khai sốt xuất huyết')
    expect((await open(`/v/${CODE}`, ENGLISH)).body).toContain('needs a valid dengue declaration')
    await switchOff(database, { ...city, template: 'dengue' }, new Date(time))
    expect(await needed()).toBeUndefined()
    await database.client`delete from template_uses`
    await database.client`update venues set needs_declaration = false`
  })

  test('has Zalo first when it is on, with the code to paste, because its links carry nothing', async () => {
    const zalo = { botName: () => 'Khai báo y tế <HP>', chatLink: 'https://zalo.me/9876543210' }
    const city = await wholeApp(database, { messengers: { ...CITY.messengers, zalo } })
    const { body, headers } = await city.inject({ url: `/v/${CODE}` })
    const ways = ['/zalo"', '/telegram"', '/web"'].map((way) => body.indexOf(CODE + way))
    expect(ways).toEqual([...ways].sort((one, other) => one - other))
    expect(ways).not.toContain(-1)
    expect(body).toContain(`<strong id="code">${showCode(CODE)}</strong>`)
    expect(body).toContain('<small>Khai báo y tế &lt;HP&gt;</small>')
    expect(body).toContain('chụp tờ dán rồi gửi ảnh vào Zalo')
    expect(body).not.toContain('<footer>')
    const english = (await city.inject({ url: `/v/${CODE}`, headers: ENGLISH })).body
    expect(english).toContain('In Zalo, hold the message field, choose Paste, and send.')
    // Nothing of it is inline: the policy lets only files of ours run.
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    const script = await city.inject({ url: '/poster.js' })
    expect([script.statusCode, script.headers['content-type']]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ])
    const bytes = [body, script.body].map((content) => Buffer.byteLength(content))
    // All of it fits into the first packets of a slow phone's connection.
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(14_000)
    await city.close()
  })

  test('has no button of Zalo and no script when it is off, or has no address', async () => {
    const nowhere = await wholeApp(database, { messengers: { zalo: { botName: () => 'Khai báo y tế' } } })
    for (const { body } of [await open(`/v/${CODE}`), await nowhere.inject({ url: `/v/${CODE}` })]) {
      expect(body).not.toMatch(/\/zalo"|<script/i)
      expect(body).toContain(`<footer>Hoặc nhắn mã ${showCode(CODE)}`)
    }
    await nowhere.close()
  })

  test.each([
    ['venues', 'paused_at', 200, 'đang tạm nghỉ', 'having a break'],
    ['venues', 'suspended_at', 410, 'hiện không nhận lượt vào', 'does not take check-ins now'],
    ['gates', 'closed_at', 410, 'Cửa này không còn dùng', 'This gate is no longer used'],
    ['gate_codes', 'retired_at', 410, 'Tờ mã này không còn dùng', 'This poster is no longer used'],
    ['venues', 'closed_at', 410, 'đã đóng hẳn', 'closed for good'],
  ])('says why nobody comes in: %s.%s', async (table, column, status, vietnamese, english) => {
    const [rows, since] = [database.client(table), database.client(column)]
    await database.client`update ${rows} set ${since} = now()`
    const { statusCode, body } = await open(`/v/${CODE}`)
    const inEnglish = (await open(`/v/${CODE}`, ENGLISH)).body
    await database.client`update ${rows} set ${since} = null`
    expect(statusCode).toBe(status)
    expect(body).toContain(vietnamese)
    expect(inEnglish).toContain(english)
    // Nothing leads on to a visit that would be refused.
    expect(body).not.toMatch(/\/telegram"|\/web"/)
  })

  test('is told apart from a code that nobody was given', async () => {
    expect(await statusesOf(1, unknown)).toEqual([404])
    expect(await statusesOf(1, () => '/v/ABC')).toEqual([404])
  })
})

describe('the pace', () => {
  test('is that of a whole mobile network for posters that hang', async () => {
    expect(new Set(await statusesOf(200, () => `/v/${CODE}`))).toEqual(new Set([200]))
  })

  test('is small for codes that nobody was given, and others of the network go on', async () => {
    const most = POSTER_PACES.unknownCodes.burst
    expect(new Set(await statusesOf(most, unknown))).toEqual(new Set([404]))
    const refused = await open(unknown())
    expect([refused.statusCode, refused.headers['content-type']]).toEqual([429, 'text/html; charset=utf-8'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1)
    expect(refused.body).toContain('Anh/Chị thử lại sau một phút')
    expect((await open(unknown(), ENGLISH)).body).toContain('Please try again in a minute')
    expect((await open(`/v/${CODE}`)).statusCode).toBe(200)
    time += 60_000
    expect(await statusesOf(1, unknown)).toEqual([404])
  })

  test('does not count codes that were misread: they look nothing up', async () => {
    expect(new Set(await statusesOf(POSTER_PACES.unknownCodes.burst + 5, () => '/v/7KQ2M'))).toEqual(
      new Set([404]),
    )
  })

  test('ends in a page that a person can read', async () => {
    const burst = POSTER_PACES.pages.burst
    const last = (await statusesOf(burst + 1, () => '/p/token')).at(-1)
    expect(last).toBe(429)
    const refused = await open('/p/token')
    expect(refused.headers['content-type']).toContain('text/html')
    expect(refused.headers['retry-after']).toBe('1')
  })
})

describe('behind a proxy', () => {
  /** Uses up what one visitor may guess, through a proxy, and gives how another one fares. */
  async function anotherVisitor(proxy: string, trustedProxies?: readonly string[]): Promise<number> {
    const behind = await wholeApp(database, {
      now: () => new Date(time),
      ...(trustedProxies && { trustedProxies }),
    })
    const from = (address: string) =>
      behind.inject({ url: unknown(), remoteAddress: proxy, headers: { 'x-forwarded-for': address } })
    for (let guess = 0; guess <= POSTER_PACES.unknownCodes.burst; guess += 1) await from('203.0.113.7')
    const { statusCode } = await from('203.0.113.8')
    await behind.close()
    return statusCode
  }

  test('that is named, visitors are told apart; behind a stranger who says so, they are not', async () => {
    expect(await anotherVisitor('127.0.0.1')).toBe(404)
    expect(await anotherVisitor('172.18.0.2')).toBe(429)
    expect(await anotherVisitor('172.18.0.2', ['loopback', '172.16.0.0/12'])).toBe(404)
  })
})
