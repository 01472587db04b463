import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DrawnFile } from '../../../bot/channels/channel.ts'
import { type Attachment, attachmentFile } from '../../../bot/draw/attachment.ts'
import { QrWorkshopBusy } from '../../../bot/qr/workshop/qrWorkshop.ts'
import type { Database } from '../../../db/connect.ts'
import { createFileLinks } from '../../../server/fileLinks.ts'
import { FILE_LINK_PACE } from '../../../server/routes/fileLinks.ts'
import { type OwnDatabase, ownDatabase } from '../../bot/channels/web/support/ownDatabase.ts'
import { SAMPLE_POSTER_TEXTS, samplePoster } from '../../bot/qr/samples.ts'
import { wholeApp } from './support/wholeApp.ts'

const PICTURE: Attachment = { kind: 'posterPng', poster: samplePoster(), texts: SAMPLE_POSTER_TEXTS }
const DOCUMENT: Attachment = { kind: 'posterPdf', posters: [samplePoster()], texts: SAMPLE_POSTER_TEXTS }
const CARDS = { kind: 'cardSheetPdf' } as Attachment
const ENGLISH = { 'accept-language': 'en' }

let place: OwnDatabase
let database: Database
let app: FastifyInstance
let drawings = 0
let isBusy = false
let links = 0
let time = Date.parse('2026-11-23T07:05:00Z')

beforeAll(async () => {
  place = await ownDatabase()
  database = place.connect()
})
beforeEach(async () => {
  drawings = 0
  isBusy = false
  await database.client`delete from file_links`
  app = await wholeApp(database, { draw, now: () => new Date(time) })
})
afterEach(() => app.close())
afterAll(() => place.drop())

async function draw(attachment: Attachment): Promise<DrawnFile> {
  drawings += 1
  if (isBusy) throw new QrWorkshopBusy('no thread was free in time')
  return { ...attachmentFile(attachment), bytes: Buffer.from(`drawn ${attachment.kind}`) }
}

/** The path of a new link. */
function link(attachment: Attachment, way: 'fetched' | 'once'): Promise<string> {
  links += 1
  return createFileLinks(database, '')(`file ${links}`, attachment, way)
}

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const head = (url: string) => app.inject({ method: 'HEAD', url })
/** What a browser sends for a button without fields. */
const press = (url: string, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
/** The cookie that an answer gives, as the browser brings it again. */
const given = ({ headers }: { headers: Record<string, unknown> }) => ({
  cookie: String(headers['set-cookie']).split(';')[0] ?? '',
})

describe('a picture', () => {
  test('is shown by its link, with and without the ending, and kept by nobody on the way', async () => {
    const path = await link(PICTURE, 'fetched')
    expect(path).toMatch(/^\/f\/[\w-]{22}\.png$/)
    for (const url of [path, path.replace('.png', '')]) {
      const { statusCode, headers, body } = await get(url)
      expect([statusCode, body]).toEqual([200, 'drawn posterPng'])
      expect(headers).toMatchObject({
        'content-type': 'image/png',
        'content-disposition': 'inline; filename="poster-7KQ2M9XH4T.png"',
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex',
        'cross-origin-resource-policy': 'cross-origin',
      })
    }
  })

  test('is drawn once for a messenger that asks what it is, fetches it, and fetches it again', async () => {
    const path = await link(PICTURE, 'fetched')
    await Promise.all([head(path), get(path)])
    await get(path)
    expect(drawings).toBe(1)
  })

  test('waits while all threads read photos', async () => {
    const path = await link(PICTURE, 'fetched')
    isBusy = true
    const busy = await get(path)
    expect([busy.statusCode, busy.headers['retry-after']]).toEqual([503, '5'])
    isBusy = false
    expect((await get(path)).statusCode).toBe(200)
  })
})

describe('a document that can be had once', () => {
  test("is announced in the visitor's language, by a page whose only button may post", async () => {
    const path = await link(DOCUMENT, 'once')
    const page = await get(path)
    expect([page.statusCode, page.headers['x-robots-tag']]).toEqual([200, 'noindex'])
    expect(page.body).toContain('<h1>Tờ dán mã QR để in (PDF)</h1>')
    expect(page.body).toContain('<form method="post"><button class="button">Tải về</button></form>')
    expect(page.body).toContain('10 phút')
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'.*form-action 'self'/)
    expect((await get(path, ENGLISH)).body).toContain('This link works once.')
    expect(drawings).toBe(0)
  })

  test('is sent by the button, and again for ten minutes, then no more', async () => {
    const path = await link(DOCUMENT, 'once')
    const pressed = await press(path)
    expect(pressed.statusCode).toBe(303)
    const file = pressed.headers.location ?? ''
    expect(file).toBe(`${path}/poster-7KQ2M9XH4T.pdf`)
    for (let time = 0; time < 2; time += 1) {
      const { statusCode, headers, body } = await get(file)
      expect([statusCode, body]).toEqual([200, 'drawn posterPdf'])
      expect(headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="poster-7KQ2M9XH4T.pdf"',
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex',
      })
    }
    expect((await press(path)).statusCode).toBe(303)
    await database.client`update file_links set opened_at = opened_at - interval '11 minutes'`
    const spent = [await get(path), await press(path), await get(file)]
    expect(spent.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404])
  })

  test('is not spent by those who only look', async () => {
    const path = await link(DOCUMENT, 'once')
    for (const looked of [await head(path), await get(path), await head(path)])
      expect(looked.statusCode).toBe(200)
    for (const guessed of [await get(`${path}/x.pdf`), await head(`${path}/x.pdf`)])
      expect(guessed.statusCode).toBe(404)
    const [row] = await database.client`select count(opened_at)::int as opened from file_links`
    expect(row?.opened).toBe(0)
    expect((await press(path)).statusCode).toBe(303)
  })

  test('is not spent on a file that could not be drawn', async () => {
    const path = await link(DOCUMENT, 'once')
    isBusy = true
    const busy = await press(path)
    expect([busy.statusCode, busy.headers['retry-after']]).toEqual([503, '5'])
    expect(busy.body).toContain('Liên kết vẫn dùng được')
    expect((await get(`${path}/x.pdf`)).statusCode).toBe(404)
  })
})

describe('a document that is somebody’s', () => {
  test('is given for ten minutes to the browser whose button opened it, and to nobody else', async () => {
    const path = await link(CARDS, 'once')
    const pressed = await press(path)
    expect(pressed.headers['set-cookie']).toMatch(
      new RegExp(`^__Secure-opener=\\w{26}; Path=${path}; Max-Age=600; SameSite=Lax; HttpOnly; Secure$`),
    )
    const file = String(pressed.headers.location)
    const browser = given(pressed)
    for (let time = 0; time < 2; time += 1) expect((await get(file, browser)).body).toBe('drawn cardSheetPdf')
    expect((await get(path, browser)).statusCode).toBe(200)
    expect((await press(path, browser)).headers.location).toBe(file)
    for (const headers of [{}, given(await press(await link(CARDS, 'once')))]) {
      const others = [await get(file, headers), await get(path, headers), await press(path, headers)]
      expect(others.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404])
      expect(others.filter((other) => other.headers['set-cookie'])).toEqual([])
    }
  })

  test('is still that browser’s when the answer to its press was lost', async () => {
    const path = await link(CARDS, 'once')
    const browser = given(await get(path))
    await press(path, browser)
    const again = await press(path, browser)
    expect((await get(String(again.headers.location), browser)).body).toBe('drawn cardSheetPdf')
  })

  test('is given so often and then more slowly', async () => {
    const pressed = await press(await link(CARDS, 'once'))
    const [file, browser] = [String(pressed.headers.location), given(pressed)]
    const statuses: number[] = []
    for (let count = 0; count < 31; count += 1) statuses.push((await get(file, browser)).statusCode)
    expect([statuses.indexOf(429), statuses.at(0)]).toEqual([30, 200])
  })
})

describe('a link that shows nothing', () => {
  test('answers the same whatever is the matter, and says what to do', async () => {
    const expired = await link(PICTURE, 'fetched')
    await database.client`update file_links set expires_at = now()`
    const picture = await link(PICTURE, 'fetched')
    const unknown = `/f/${'A'.repeat(22)}`
    const answers = [
      await get(expired),
      await get(unknown),
      await get(`${unknown}.png`),
      await get('/f/short'),
      await get(`/f/${'.'.repeat(60)}`),
      await get(`${unknown}/poster.pdf`),
      await press(unknown),
      await press(picture),
      await get(`${picture}/poster.png`),
    ]
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([404]))
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    expect(answers[0]?.body).toContain('xin lại ở đó')
    expect((await get(unknown, ENGLISH)).body).toContain('go back to the chat')
    expect(drawings).toBe(0)
  })
})

test('the pace is that of a messenger which fetches for everybody, and ends in a page', async () => {
  const asked = []
  for (let count = 0; count <= FILE_LINK_PACE.burst; count += 1) asked.push(await get('/f/short'))
  expect(asked.at(-2)?.statusCode).toBe(404)
  expect([asked.at(-1)?.statusCode, asked.at(-1)?.headers['retry-after']]).toEqual([429, '1'])
  time += 1000
  expect((await get('/f/short')).statusCode).toBe(404)
})
