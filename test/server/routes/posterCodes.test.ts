import { randomBytes } from 'node:crypto'
import { type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCode, showCode } from '../../../bot/qr/code.ts'
import { type OwnDatabase, ownDatabase } from '../../bot/channels/web/support/ownDatabase.ts'
import { hangPoster } from './support/hangPoster.ts'
import { CITY, wholeApp } from './support/wholeApp.ts'

const CODE = makeCode(randomBytes)
const UNKNOWN = makeCode(randomBytes)
const MISTYPED = `${CODE.slice(0, 9)}${CODE.endsWith('7') ? '8' : '7'}`
const ENGLISH = { 'accept-language': 'en-GB,en;q=0.9' }
const ZALO_BROWSER = {
  'user-agent': 'Mozilla/5.0 (Linux; Android 12) Chrome/120.0 Mobile Safari/537.36 Zalo android/240201234',
}
const ZALO = 'https://zalo.me/9876543210'

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }

let place: OwnDatabase
let app: FastifyInstance
let port = 0

beforeAll(async () => {
  place = await ownDatabase()
  const database = place.connect()
  await hangPoster(database, CODE)
  const zalo = { botName: () => 'Khai báo y tế Hải Phòng', chatLink: ZALO }
  app = await wholeApp(database, { messengers: { ...CITY.messengers, zalo } })
  await app.listen({ port: 0, host: '127.0.0.1' })
  port = (app.server.address() as AddressInfo).port
})

afterAll(async () => {
  await app.close()
  await place.drop()
})

/** A request as a phone sends it: no client sets the path right, and nothing follows a redirect. */
function open(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, path, headers, host: '127.0.0.1', agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        body += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asked.on('error', reject).end()
  })
}

const titleOf = ({ body }: Answer) => /<h1><bdi>(.*)<\/bdi><\/h1>/.exec(body)?.[1]
const VENUE = 'Nhà hàng &lt;Hải Đăng&gt;'

describe('an address from a camera app', () => {
  const shown = showCode(CODE)
  test.each([
    ['as it is printed on the poster', `/V/${CODE}`],
    ['in small letters', `/v/${CODE.toLowerCase()}`],
    ['with a dash', `/v/${shown}`],
    ['with a long dash and a space', `/v/${encodeURIComponent(`${CODE.slice(0, 5)} – ${CODE.slice(5)}`)}`],
    ['with a slash behind it', `/v/${CODE}/`],
    ['with two slashes before it', `/v//${CODE}`],
    ['with a full stop behind it', `/v/${CODE}.`],
    ['in quotation marks', `/v/${encodeURIComponent(`"${CODE}"`)}`],
    ['with a line break behind it', `/v/${CODE}%0D%0A`],
    ['with an invisible sign before it', `/v/%E2%80%8B${CODE}`],
    ['with what an app counts by', `/v/${CODE}?utm_source=zalo&utm_medium=qr&lang=&lang=xx`],
    ['with a fragment that was encoded', `/v/${CODE}%23scan`],
    ['with a query that was encoded', `/v/${CODE}%3Fsource=camera`],
    ['with a path behind it', `/v/${CODE}/qr/scan`],
    ['with letters of a wide keyboard', `/v/${encodeURIComponent(wide(CODE))}`],
  ])('opens the place at once: %s', async (_how, path) => {
    const answer = await open(path)
    expect([answer.status, titleOf(answer)]).toEqual([200, VENUE])
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  test('that was cut inside a sign leads to what is whole of it', async () => {
    const cut = await open(`/V/${CODE}%E2%80`)
    expect([cut.status, cut.headers.location]).toEqual([303, `/v/${CODE}`])
    expect((await open('/v/%')).headers.location).toBe('/v')
    expect([(await open('/nowhere/%')).status, (await open('/nowhere/%')).body]).toEqual([
      404,
      expect.stringContaining('Không có trang này'),
    ])
  })
})

describe('a code that leads nowhere', () => {
  test.each([
    ['unknown', UNKNOWN, 'Không tìm thấy mã này', 'This code is not known'],
    ['mistyped', MISTYPED, 'Mã này sai một vài ký tự', 'Some letters of this code are wrong'],
    ['too short', '7KQ2M', 'Đây chưa phải là mã trên tờ dán', 'This is not a code of a poster yet'],
    ['foreign', '01|NGUYEN VAN AN', 'Đây chưa phải là mã trên tờ dán', 'This is not a code of a poster yet'],
  ])('is told what it is, and what can be done: %s', async (_kind, code, vietnamese, english) => {
    const path = `/v/${encodeURIComponent(code)}`
    const [answer, inEnglish] = [await open(path), await open(path, ENGLISH)]
    expect([answer.status, titleOf(answer), titleOf(inEnglish)]).toEqual([404, vietnamese, english])
    for (const { body, headers } of [answer, inEnglish]) {
      expect(headers['cache-control']).toBe('no-store')
      expect(body).toContain('<form action="/v" method="get"')
      expect(body).toContain('href="/chat"')
      expect(body).toMatch(/sổ giấy|paper book/)
      expect(body).not.toContain('Hải Đăng')
    }
  })

  test('shows again what was typed, as mere words and not without end', async () => {
    const { body } = await open(`/v?${new URLSearchParams({ code: `"><b>${'x'.repeat(500)}` })}`)
    expect(body).not.toContain('<b>')
    expect(body.length).toBeLessThan(8000)
  })

  test('can be typed into the field, with what was copied along', async () => {
    expect(titleOf(await open('/v'))).toBe('Gõ mã trên tờ dán')
    for (const typed of [CODE, showCode(CODE).toLowerCase(), ` ${CODE}. `, `https://old.example/V/${CODE}`])
      expect(titleOf(await open(`/v?${new URLSearchParams({ code: typed })}`))).toBe(VENUE)
    expect((await open('/v?code=1&code=2')).status).toBe(404)
    expect((await open('/v?code[a]=1')).status).toBe(200)
  })
})

describe('a way', () => {
  test('leads there, takes the code along, and is remembered without a word about the person', async () => {
    const targets = {
      zalo: ZALO,
      telegram: `https://t.me/khaibao_haiphong_bot?start=${CODE}`,
      web: `/chat#open=${CODE}`,
    }
    for (const [way, target] of Object.entries(targets)) {
      const { status, headers } = await open(`/V/${CODE.toLowerCase()}/${way.toUpperCase()}`)
      expect([status, headers.location, headers['cache-control']]).toEqual([303, target, 'no-store'])
      expect(headers['set-cookie']).toEqual([
        `__Host-way=${way}; Path=/; Max-Age=15552000; SameSite=Lax; HttpOnly; Secure`,
      ])
    }
  })

  test('of a code that is none leads nowhere', async () => {
    for (const path of [`/v/${MISTYPED}/telegram`, '/v/ABC/zalo', '/v/evil.example%2F/web']) {
      const { status, headers } = await open(path)
      expect([status, headers['set-cookie'], headers.location]).toEqual([404, undefined, undefined])
    }
  })

  test.each([
    ['nobody has chosen', {}, ['zalo', 'telegram', 'web'], 0],
    ['Telegram was chosen', { cookie: 'a=b; __Host-way=telegram' }, ['telegram', 'zalo', 'web'], 2],
    ['here was chosen', { cookie: '__Host-way=web' }, ['web', 'zalo', 'telegram'], 2],
    ['Zalo shows the page', ZALO_BROWSER, ['zalo', 'telegram', 'web'], 2],
    [
      'Telegram was chosen inside Zalo',
      { ...ZALO_BROWSER, cookie: '__Host-way=telegram' },
      ['telegram', 'zalo', 'web'],
      2,
    ],
    [
      'the cookie is of nobody’s making',
      { cookie: '__Host-way=<b>; way=telegram; __Host-way' },
      ['zalo', 'telegram', 'web'],
      0,
    ],
  ])('stands first and large: %s', async (_when, headers, order, small) => {
    const { body } = await open(`/v/${CODE}`, headers as Record<string, string>)
    const hrefs = [...body.matchAll(/href="\/v\/\w+\/(\w+)"/g)].map(([, way]) => way)
    expect(hrefs).toEqual(order)
    expect(body.match(/class="quiet button"/g)?.length ?? 0).toBe(small)
    expect(body.includes('<h2>Cách khác</h2>')).toBe(small > 0)
  })

  test('that is off has no button, and its address leads back', async () => {
    const alone = await wholeApp(place.connect(), { messengers: {} })
    const { body } = await alone.inject({ url: `/v/${CODE}`, headers: { cookie: '__Host-way=telegram' } })
    expect(body).not.toMatch(/telegram|zalo/i)
    expect(body).toContain(`<a class="button" href="/v/${CODE}/web">`)
    const off = await alone.inject({ url: `/v/${CODE}/telegram` })
    await alone.close()
    expect([off.statusCode, off.headers.location, off.headers['set-cookie']]).toEqual([
      303,
      `/v/${CODE}`,
      undefined,
    ])
  })
})

describe('the language', () => {
  test.each([
    ['', {}, 'vi'],
    ['', ENGLISH, 'en'],
    ['', { 'accept-language': 'en-US,vi;q=0.5' }, 'vi'],
    ['?lang=en', {}, 'en'],
    ['?lang=vi', ENGLISH, 'vi'],
    ['?lang=fr', ENGLISH, 'en'],
  ])('is what the address and the browser ask for: %s %o', async (query, headers, language) => {
    const { body } = await open(`/v/${CODE}${query}`, headers as Record<string, string>)
    expect(body).toContain(`<html lang="${language}">`)
    const other = language === 'vi' ? 'en' : 'vi'
    expect(body).toContain(`href="/v/${CODE}?lang=${other}" hreflang="${other}" lang="${other}"`)
  })

  test('can be changed on a page of help too, which stays what it was', async () => {
    const { body } = await open(`/v/${MISTYPED}`)
    const [, href = ''] = /class="language" href="([^"]*)"/.exec(body) ?? []
    const english = await open(href.replaceAll('&amp;', '&'))
    expect(titleOf(english)).toBe('Some letters of this code are wrong')
  })
})

test('nothing of the page comes from elsewhere, and only its own style counts', async () => {
  const { headers, body } = await open(`/v/${CODE}`)
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none';script-src 'self';style-src 'sha256-[\w+/]+=*';form-action 'self';base-uri 'none';frame-ancestors 'none'$/,
  )
  expect([...body.matchAll(/(?:src|href)="(https?:)?\/\//g)]).toEqual([])
})

test('a name that turns the direction of writing turns nothing', async () => {
  const database = place.connect()
  await database.client`update venues set name = ${'\u202EQuán \u2066<i>Bến'}`
  const { body } = await open(`/v/${CODE}`)
  await database.client`update venues set name = 'Nhà hàng <Hải Đăng>'`
  expect(body).toContain('<h1><bdi>Quán &lt;i&gt;Bến</bdi></h1>')
  expect(body).not.toMatch(/[\u202E\u2066]/)
})

function wide(code: string): string {
  return Array.from(code, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)).join('')
}
