import Fastify, { type FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { logPageRoutes } from '../../../server/routes/logPage.ts'
import { BEGINNING, type Ground, newGround } from '../../flows/world/ground.ts'
import { type LogBrowser, linkTo, listen, logBrowser, OWNER_ID, VENUE, visited } from './support/logPages.ts'
import { wholeApp } from './support/wholeApp.ts'

const NGOC = { name: 'Trần Thị Bích Ngọc', phone: '+84912345679' }
const MINH = { name: 'Phạm Văn Minh', phone: '+84987654321' }
const TODAY = { first: '2025-11-24', last: '2025-11-24' }
const MINUTE = 60_000
const GONE = 'Đường dẫn này không còn dùng được'

let ground: Ground
let app: FastifyInstance
let browser: LogBrowser
let now = BEGINNING

beforeAll(async () => {
  ground = await newGround()
})
afterAll(() => ground?.close())

beforeEach(async () => {
  await ground.clear('web')
  now = BEGINNING
  app = await wholeApp(ground.database, { now: () => now, city: ground.city })
  browser = logBrowser(await listen(app))
  await visited(ground, NGOC, '2025-11-22T03:00:00Z')
  await visited(ground, MINH, '2025-11-24T01:00:00Z', '2025-11-24T02:00:00Z')
  return () => app.close()
})

/** A page that is open, by the path under which it is read. */
async function reading(asked = TODAY, more: { language?: string } = {}): Promise<string> {
  const path = await linkTo(ground, { asked, now, ...more })
  return (await browser.post(path)).location ?? ''
}
const titleOf = (body: string) => /<h1>(.*)<\/h1>/.exec(body)?.[1]
const visitors = (body: string) =>
  [...body.matchAll(/<td class="visitor">([^<]*)/g)].map(([, name]) => name?.trim())
const times = (body: string) =>
  [...body.matchAll(/<td class="from"><time[^>]*>([^<]*)/g)].map(([, time]) => time)
const searches = async () => {
  const [row] = await ground.database.client<{ count: number }[]>`select count from venue_searches`
  return row?.count ?? 0
}
/** Posts the page's form and gives what the browser then shows. */
async function shows(path: string, fields: Record<string, string>): Promise<string> {
  const posted = await browser.post(path, fields)
  if (posted.status !== 303) return posted.body
  expect(posted.location).toBe(path)
  return (await browser.get(path)).body
}

describe('the link', () => {
  test('shows a button however often it is fetched, and is spent by the button alone', async () => {
    const path = await linkTo(ground, { asked: TODAY, now })
    for (let fetched = 0; fetched < 3; fetched++) {
      const door = await browser.get(path)
      expect([door.status, titleOf(door.body)]).toEqual([200, 'Nhật ký Chợ Ga'])
      expect(visitors(door.body)).toEqual([])
    }
    const opened = await browser.post(path)
    expect(opened.status).toBe(303)
    expect(opened.location).toMatch(/^\/l\/[0-9A-Z]{26}$/)
    expect(opened.location).not.toBe(path)
    const page = await browser.get(opened.location ?? '')
    expect(titleOf(page.body)).toBe('Chợ Ga, 24/11/2025 (lúc 12:00)')
    expect((await browser.post(path)).status).toBe(404)
  })

  test('that is dead looks the same whatever ended it', async () => {
    const spent = await linkTo(ground, { asked: TODAY, now, seed: 2 })
    await browser.post(spent)
    const expired = await linkTo(ground, { asked: TODAY, now, seed: 3 })
    now = new Date(now.getTime() + 24 * 60 * MINUTE)
    const paths = [spent, expired, `/l/${'0'.repeat(26)}`, '/l/nothing']
    const answers = await Promise.all(paths.flatMap((path) => [browser.get(path), browser.post(path)]))
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1)
    expect(titleOf(answers[0]?.body ?? '')).toBe(GONE)
  })

  test('is one a chat: the one that was not opened ends with the next', async () => {
    const first = await linkTo(ground, { asked: TODAY, now, seed: 2 })
    await linkTo(ground, { asked: TODAY, now, seed: 3 })
    expect((await browser.get(first)).status).toBe(404)
  })
})

describe('the page', () => {
  test('shows the masked log and its counts, kept and indexed by nobody', async () => {
    const page = await browser.get(await reading())
    expect(visitors(page.body)).toEqual(['Phạm Văn ***', 'Phạm Văn ***'])
    expect(page.body).toContain('Lượt vào 2 · lượt ra 2 · đang ở trong 0 người')
    expect(page.body).toContain('0987 654 ***')
    expect(page.body).not.toMatch(/Minh|654 ?321/)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('referrer-policy')).toBe('same-origin')
    expect(page.headers.get('x-robots-tag')).toBe('noindex')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.body).not.toContain('<script')
  })

  test('can be read for half an hour', async () => {
    const path = await reading()
    now = new Date(now.getTime() + 29 * MINUTE)
    const page = await browser.get(path)
    expect(page.body).toContain('Trang này xem được đến 12:30')
    now = new Date(now.getTime() + MINUTE)
    expect((await browser.get(path)).status).toBe(404)
    expect((await browser.post(path, { said: 'phạm' })).status).toBe(404)
  })

  test('is written down as read when it is opened and when another part is asked for, and not for each look', async () => {
    await ground.asOwner('delete from log_reads')
    const path = await reading()
    await browser.get(path)
    await shows(path, { turn: 'back' })
    await shows(path, { first: TODAY.first, last: TODAY.last })
    await shows(path, { first: '2025-11-20', last: TODAY.last })
    await shows(path, { first: '2025-11-20', last: TODAY.last, said: 'phạm' })
    const rows = await ground.database.client`
      select how, first_day::text as first from log_reads where venue_id = ${VENUE} order by id`
    expect([...rows]).toEqual([
      { how: 'page', first: TODAY.first },
      { how: 'page', first: '2025-11-20' },
      { how: 'search', first: '2025-11-20' },
    ])
  })

  test('is gone at once for whoever is no longer the owner', async () => {
    const path = await reading()
    const door = await linkTo(ground, { asked: TODAY, now, seed: 5 })
    const [other] = await ground.database.client<{ id: number }[]>`select max(id)::int as id from persons`
    await ground.database.client`update venues set owner_id = ${other?.id ?? 0} where id = ${VENUE}`
    for (const one of [path, door]) {
      expect(titleOf((await browser.get(one)).body)).toBe(GONE)
      expect((await browser.post(one, { said: 'phạm' })).status).toBe(404)
    }
    await ground.database.client`update venues set owner_id = ${OWNER_ID} where id = ${VENUE}`
    expect((await browser.get(path)).status).toBe(200)
  })

  test('is gone at once where the chat is no longer the owner’s', async () => {
    const path = await reading()
    await ground.database.client`update chats set person_id = null where person_id = ${OWNER_ID}`
    expect(titleOf((await browser.get(path)).body)).toBe(GONE)
    await ground.database.client`
      update chats set person_id = ${OWNER_ID} where id = (select chat_id from log_links order by created_at desc limit 1)`
    expect((await browser.get(path)).status).toBe(200)
  })

  test('is narrowed to days, turned round and cut where they have to be', async () => {
    const path = await reading()
    expect(times(await shows(path, { first: '2025-11-20', last: '2025-11-23' }))).toEqual(['22/11 10:00'])
    expect(visitors(await shows(path, { first: '2025-11-24', last: '2025-11-22' }))).toHaveLength(3)
    expect(titleOf(await shows(path, { first: '2020-01-01', last: '2030-01-01' }))).toBe(
      'Chợ Ga, 25/10/2025 đến 24/11/2025 (lúc 12:00)',
    )
    const wrong = await shows(path, { first: '2019-01-01', last: '2019-02-01' })
    expect(wrong).toContain('nhật ký có từ 25/10/2025 đến hôm nay')
    expect(await shows(path, { first: 'x', last: '2025-02-31' })).toContain('role="alert"')
  })

  test('is narrowed to a gate of the venue, and to no other’s', async () => {
    await ground.database
      .client`insert into gates (venue_id, name, direction) values (${VENUE}, 'Cổng 3', 'both')`
    const [gate] = await ground.database.client<{ id: number }[]>`select max(id)::int as id from gates`
    const path = await reading()
    expect(visitors(await shows(path, { gate: String(gate?.id) }))).toEqual([])
    expect(titleOf((await browser.get(path)).body)).toBe('Chợ Ga, Cổng 3, 24/11/2025 (lúc 12:00)')
    expect(visitors(await shows(path, { gate: '1' }))).toHaveLength(2)
  })

  test('finds by the words that the log shows and by a whole number, and counts that', async () => {
    const path = await reading()
    const days = { first: '2025-11-20', last: '2025-11-24' }
    expect(visitors(await shows(path, { ...days, said: 'trần thị' }))).toEqual(['Trần Thị Bích ***'])
    expect(visitors(await shows(path, { ...days, said: '0987654321' }))).toHaveLength(2)
    expect(await searches()).toBe(2)
    expect((await browser.get(path)).body).toContain('value="0987 654 321"')
    expect(await shows(path, { ...days, said: 'Ngọc' })).toContain('Không có khách nào tên như vậy')
    expect(await searches()).toBe(3)
    const part = await shows(path, { ...days, said: '654321' })
    expect(part).toContain('Số điện thoại phải đủ các chữ số')
    expect(part).toContain('value="654321"')
    expect(await searches()).toBe(3)
    expect(visitors(await shows(path, { ...days, said: '' }))).toHaveLength(3)
    expect(await searches()).toBe(3)
  })

  test('does not search any more when the day’s searches are used up, and says so', async () => {
    await ground.database
      .client`insert into venue_searches (venue_id, day, count) values (${VENUE}, '2025-11-24', 59)`
    const path = await reading()
    expect(await shows(path, { said: 'phạm' })).toContain('Đây là lần tìm cuối của hôm nay')
    const refused = await shows(path, { said: 'trần' })
    expect(refused).toContain('Hôm nay đã tìm 60 lần ở Chợ Ga')
    expect(visitors(refused)).toHaveLength(2)
    expect(visitors(await shows(path, { first: '2025-11-22', last: '2025-11-24' }))).toHaveLength(3)
  })

  test('says what was typed back as words, whatever it is', async () => {
    const body = await shows(await reading(), { said: '"><script>alert(1)</script>' })
    expect(body).not.toContain('<script')
    expect(body).toContain('&quot;&gt;&lt;script&gt;')
  })

  test('is turned by a hundred lines, forth and back, and a reload stays where it is', async () => {
    const moments = Array.from(
      { length: 230 },
      (_, minute) => new Date(BEGINNING.getTime() - minute * MINUTE),
    )
    const many = { name: 'Lê Văn Nhiều', phone: '+84900000001' }
    await visited(ground, many, ...moments.map((moment) => moment.toISOString()))
    const path = await reading({ first: '2025-11-22', last: '2025-11-24' })
    const first = (await browser.get(path)).body
    const next = (body: string) =>
      Object.fromEntries(
        [...body.matchAll(/name="(turn|at|id)" value="([^"]*)"/g)]
          .slice(-3)
          .map(([, name, value]) => [name, value]),
      )
    const second = await shows(path, next(first))
    expect((await browser.get(path)).body).toBe(second)
    const third = await shows(path, next(second))
    expect([first, second, third].map((body) => visitors(body).length)).toEqual([100, 100, 33])
    const all = [first, second, third].flatMap(times)
    expect(all).toEqual(all.toSorted().toReversed())
    expect(third).not.toContain('Trang sau')
    expect(third).toContain('Trang 3')
    expect(await shows(path, { turn: 'back' })).toBe(second)
    expect(await shows(path, { turn: 'next', at: 'x', id: '1' })).toContain('<table')
    expect(await searches()).toBe(0)
  })

  test('is in the language of the chat', async () => {
    const { body } = await browser.get(await reading(TODAY, { language: 'en' }))
    expect(body).toContain('<html lang="en">')
    expect(titleOf(body)).toBe('Chợ Ga, 24/11/2025 (at 12:00)')
    expect(body).toContain('2 came in · 2 went out · 0 inside now')
  })
})

test('a network that opens too many pages is asked to wait', async () => {
  const alone = Fastify()
  const pace = { perSecond: 1, burst: 1 }
  const log = pino({ level: 'silent' })
  await alone.register(logPageRoutes, {
    database: ground.database,
    city: ground.city,
    log,
    count: () => {},
    now: () => now,
    pace,
  })
  const path = await linkTo(ground, { asked: TODAY, now })
  expect((await alone.inject(path)).statusCode).toBe(200)
  const refused = await alone.inject(path)
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '1'])
  await alone.close()
})
