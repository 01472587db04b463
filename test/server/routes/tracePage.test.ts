import Fastify, { type FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { erase } from '../../../db/erase.ts'
import { makeNotices, noteToCall } from '../../../db/noticesToSend.ts'
import { holdingReading } from '../../../server/routes/tracePage/readingCookie.ts'
import { tracePageRoutes } from '../../../server/routes/tracePage.ts'
import { BEGINNING, type Ground, newGround } from '../../flows/world/ground.ts'
import { type LogBrowser, listen, logBrowser } from './support/logPages.ts'
import {
  type Case,
  exposed,
  openCase,
  READER,
  REFERENCE,
  readsOf,
  traceLinkTo,
} from './support/tracePages.ts'
import { wholeApp } from './support/wholeApp.ts'

const MINUTE = 60_000
const GONE = 'Đường dẫn này không còn dùng được'
const PEOPLE = [
  { name: 'Ngô Bảo Trâm', phone: '+84987654321', birth: '1990-05-01', address: '3 Cầu Đất' },
  { name: 'Lý <b>Gia</b> Hân' },
]

let ground: Ground
let app: FastifyInstance
let base: string
let browser: LogBrowser
let now = BEGINNING
let one: Case
let people: number[]

beforeAll(async () => {
  ground = await newGround()
  app = await wholeApp(ground.database, { now: () => now, city: ground.city })
  base = await listen(app)
})
beforeEach(async () => {
  now = BEGINNING
  browser = logBrowser(base)
  await ground.clear('web')
  one = await openCase(ground, now)
  people = await exposed(ground, now, ...PEOPLE)
})
afterAll(async () => {
  await app?.close()
  await ground?.close()
})

const link = (seed?: number) => traceLinkTo(ground, one, now, seed)
async function reading(seed?: number): Promise<string> {
  return (await browser.post(await link(seed))).location ?? ''
}
const titleOf = (body: string) => /<h1>(.*)<\/h1>/.exec(body)?.[1]
const names = (body: string) => [...body.matchAll(/class="person">([^<]*)/g)].map(([, name]) => name)
async function toCall(): Promise<{ notice: string }[]> {
  await makeNotices(ground.database, one.trace.id, people, now)
  const rows = await ground.database.client<{ id: number }[]>`
    select id::int from exposure_notices order by person_id`
  const ids = rows.map(({ id }) => id)
  await noteToCall(ground.database, ids, now)
  return ids.map((id) => ({ notice: String(id) }))
}
async function calls() {
  const rows = await ground.database.client`
    select person_id::int as person, call_outcome as outcome, called_by::int as by from exposure_notices
     where called_at is not null order by person_id`
  return [...rows]
}

describe('the link', () => {
  test('says nothing however often it is fetched, and is spent by its button alone', async () => {
    const path = await link()
    for (let fetched = 0; fetched < 3; fetched++) {
      const door = await browser.get(path)
      expect([door.status, titleOf(door.body)]).toEqual([200, 'Danh sách của một vụ việc'])
      expect(door.body).not.toMatch(new RegExp(`Trâm|${REFERENCE}|${READER}`))
    }
    expect(await readsOf(ground)).toEqual([])
    const opened = await browser.post(path)
    expect(opened.status).toBe(303)
    expect(opened.location).toBe(path)
    expect(names((await browser.get(path)).body)).toHaveLength(2)
  })

  test('is read in the browser that opened it alone, by what no script and no other site gets', async () => {
    const path = await link()
    const opened = await browser.post(path)
    const cookie = opened.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^__Secure-reading=[0-9A-Z]{26}; /)
    expect(cookie.split('; ').slice(1)).toEqual([
      `Path=${path}`,
      'Max-Age=1800',
      'SameSite=Strict',
      'HttpOnly',
      ...(ground.city.base.startsWith('https:') ? ['Secure'] : []),
    ])
    expect(holdingReading('A', 'B', true)).toMatch(/; Secure$/)
    const stranger = logBrowser(base)
    for (const answer of [await stranger.get(path), await stranger.post(path)])
      expect([answer.status, titleOf(answer.body)]).toEqual([404, GONE])
    const held = cookie.split(';')[0] ?? ''
    const elsewhere = await fetch(base + (await link(4)), { headers: { cookie: held } })
    expect(names(await elsewhere.text())).toEqual([])
    expect(names((await browser.get(path)).body)).toHaveLength(2)
  })

  test('that is dead looks the same whatever ended it, a quarter of an hour among them', async () => {
    const spent = await link(2)
    await browser.post(spent)
    const expired = await link(3)
    now = new Date(now.getTime() + 15 * MINUTE)
    const paths = [spent, expired, `/t/${'0'.repeat(26)}`, '/t/nothing']
    const stranger = logBrowser(base)
    const answers = await Promise.all(paths.flatMap((path) => [stranger.get(path), stranger.post(path)]))
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1)
    expect(titleOf(answers[0]?.body ?? '')).toBe(GONE)
  })
})

describe('the page', () => {
  test('shows who was there, where and when, and its reader, kept and indexed by nobody', async () => {
    const { body, headers } = await browser.get(await reading())
    expect(names(body)).toEqual(['Lý &lt;b&gt;Gia&lt;/b&gt; Hân', 'Ngô Bảo Trâm'])
    expect(body).toContain('0987 654 321')
    expect(body).toContain('sinh 1990 · 3 Cầu Đất')
    expect(body).toContain('Chợ Ga, phường Ngô Quyền</span> <span class="when">ngày 24/11/2025, 10:05–10:15')
    expect(body).toContain('Điểm thuộc phường Ngô Quyền, từ 23/11/2025 đến 24/11/2025.')
    expect(body.split(`Người xem: ${READER}, 24/11/2025 12:00, mã vụ việc ${REFERENCE}`)).toHaveLength(3)
    expect(body).toContain(`>${READER} · 24/11/2025 12:00</text>`)
    expect(/<title>(.*)<\/title>/.exec(body)?.[1]).toBe('Người có mặt cùng lúc')
    expect(body).not.toContain('Vũ Đình Kha')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(body).not.toMatch(/<script|style="/)
  })

  test('marks who came in an hour in which much at that place is hard to believe', async () => {
    await ground.database.client`
      insert into plausibility_flags (venue_id, day, kind, count, first_at, last_at)
      select id, '2025-11-24', 'hour', 60, '2025-11-24T03:30:00Z', '2025-11-24T03:40:00Z' from venues where name = 'Chợ Ga'`
    const { body } = await browser.get(await reading())
    expect(body).toContain('ngày 24/11/2025, 10:05–10:15</span> <small>giờ bất thường</small>')
    await ground.database
      .client`update plausibility_flags set first_at = '2025-11-24T04:00:00Z', last_at = '2025-11-24T04:30:00Z'`
    expect((await browser.get(await reading(5))).body).not.toContain('giờ bất thường')
  })

  test('can be read for half an hour', async () => {
    const path = await reading()
    now = new Date(now.getTime() + 29 * MINUTE)
    expect((await browser.get(path)).body).toContain('Trang này xem được đến 12:30')
    now = new Date(now.getTime() + MINUTE)
    expect((await browser.get(path)).status).toBe(404)
  })

  test('notes at each opening once whose names it shows, and of a part only theirs', async () => {
    const many = Array.from({ length: 101 }, (_, count) => ({
      name: `Người Thứ ${count}`,
      phone: `+8490000${1000 + count}`,
    }))
    const more = await exposed(ground, now, ...many)
    const path = await reading()
    expect(await readsOf(ground)).toEqual([])
    const first = await browser.get(path)
    expect(names(first.body)).toHaveLength(100)
    // Whoever was there last stands first.
    const [oldest, ...others] = [...people, ...more]
    const firstReads = [...others.slice(2).map((id) => `names ${id}`), `visits ${one.patientId}`]
    expect(await readsOf(ground)).toEqual(firstReads)
    const second = await browser.get(`${path}?page=2`)
    expect(names(second.body)).toEqual(['Người Thứ 0', 'Lý &lt;b&gt;Gia&lt;/b&gt; Hân', 'Ngô Bảo Trâm'])
    expect(second.body).toContain('Trang 2/2')
    const secondReads = [oldest, ...others.slice(0, 2)].map((id) => `names ${id}`)
    expect(await readsOf(ground)).toEqual([...firstReads, ...secondReads])
    now = new Date(now.getTime() + MINUTE)
    expect(names((await browser.get(`${path}?page=x`)).body)).toHaveLength(100)
    expect(await readsOf(ground)).toHaveLength(firstReads.length + secondReads.length)
    const again = await reading(6)
    expect(names((await browser.get(`${again}?page=2`)).body)).toEqual(names(second.body))
    expect(await readsOf(ground)).toEqual([...firstReads, ...secondReads, ...secondReads])
    expect(names((await browser.get(`${again}?page=3`)).body)).toEqual([])
  })

  test('shows nobody of whom it was not noted', async () => {
    const path = await reading()
    await ground.asOwner(
      "create function note_nothing() returns trigger language plpgsql as 'begin return null; end'",
    )
    await ground.asOwner(
      'create trigger note_nothing before insert on official_reads for each row execute function note_nothing()',
    )
    const { status, body } = await browser.get(path)
    await ground.asOwner('drop function note_nothing cascade')
    expect([status, names(body)]).toEqual([500, []])
    expect(body).not.toContain('Trâm')
  })

  test('is gone at once when the appointment ends, and when the chat is somebody else’s', async () => {
    const path = await reading()
    const door = await link(5)
    const client = ground.database.client
    const bothGone = async () => {
      for (const dead of [path, door])
        for (const answer of [await browser.get(dead), await browser.post(dead)])
          expect([answer.status, titleOf(answer.body)]).toEqual([404, GONE])
    }
    await client`update officials set until = ${now.toISOString()} where person_id = ${one.tracerId}`
    await bothGone()
    await client`update officials set until = null, role = 'lead' where person_id = ${one.tracerId}`
    await bothGone()
    await client`update officials set role = 'tracer', unit_code = '31' where person_id = ${one.tracerId}`
    await bothGone()
    await client`update officials set unit_code = ${one.trace.unitCode} where person_id = ${one.tracerId}`
    await client`update chats set person_id = null where id = ${one.chatId}`
    await bothGone()
    expect(await readsOf(ground)).toEqual([])
  })

  test('does not have whoever was erased, nor anybody once the case itself was', async () => {
    await toCall()
    const path = await reading()
    const gone = async (personId: number) => {
      const [chat] = await ground.database.client<{ id: number }[]>`
        select id::int from chats where person_id = ${personId}`
      await ground.database.transaction((store) => erase(store, { chatId: chat?.id ?? 0, personId }, now))
    }
    await gone(people[0] ?? 0)
    expect(names((await browser.get(path)).body)).toEqual(Array(2).fill('Lý &lt;b&gt;Gia&lt;/b&gt; Hân'))
    await gone(one.patientId)
    const { body } = await browser.get(path)
    expect(body).toContain('Dữ liệu của người trong vụ việc đã được xoá')
    expect(names(body)).toEqual(['Lý &lt;b&gt;Gia&lt;/b&gt; Hân'])
  })
})

describe('a call', () => {
  test('is ticked off with who called and when, and the person can see it', async () => {
    const [first] = await toCall()
    const path = await reading()
    expect((await browser.get(path)).body).toContain('aria-label="Đã gọi được: Ngô Bảo Trâm"')
    const posted = await browser.post(path, { ...first, outcome: 'not reached' })
    expect([posted.status, posted.location]).toEqual([303, `${path}#calls`])
    await browser.post(path, { ...first, outcome: 'reached' })
    await browser.post(path, { ...first, outcome: 'reached' })
    expect(await calls()).toEqual([{ person: people[0], outcome: 'reached', by: one.tracerId }])
    const noted = (await readsOf(ground)).filter((read) => read.startsWith('call'))
    expect(noted).toEqual([`call ${people[0]}`, `call ${people[0]}`])
    const { body } = await browser.get(path)
    expect(body).toContain('đã gọi được 24/11/2025 12:00')
    expect(body).not.toContain('aria-label="Đã gọi được: Ngô Bảo Trâm"')
    expect(body).toContain('1 người cần gọi điện, 1 người đã gọi được')
  })

  test('can be forged neither for another case, nor in other words, nor at the door', async () => {
    const [first] = await toCall()
    const other = { ...(await openOther()), outcome: 'reached' }
    const path = await reading()
    const door = await link(7)
    await browser.post(path, other)
    await browser.post(path, { ...first, outcome: 'erased' })
    await browser.post(path, { notice: 'x', outcome: 'reached' })
    await browser.post(path, {})
    await browser.post(door, { ...first, outcome: 'reached' })
    expect(await calls()).toEqual([])
    expect((await browser.post(path, { notice: '1'.repeat(2_000) })).status).toBe(413)
  })
})

/** Somebody who is to be called in another case. */
async function openOther(): Promise<{ notice: string }> {
  const [row] = await ground.database.client<{ id: number }[]>`
    with other as (
      insert into traces (edition, unit_code, reference_sealed, from_at, to_at, margin_minutes, inferred_minutes, created_at)
      select edition, '31', reference_sealed, from_at, to_at, 1, 1, created_at from traces returning id)
    insert into exposure_notices (trace_id, person_id, created_at, call_since)
    select other.id, ${people[0] ?? 0}, now(), now() from other returning id::int`
  return { notice: String(row?.id) }
}

test('says nothing of anybody in the log, whether it is read or refused', async () => {
  const written: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void written.push(line) })
  const alone = Fastify({ loggerInstance: log })
  const options = { database: ground.database, city: ground.city, count: () => {}, now: () => now }
  await alone.register(tracePageRoutes, { ...options, log, pace: { perSecond: 1, burst: 1 } })
  const path = await link()
  const cookie = (await browser.post(path)).headers.get('set-cookie')?.split(';')[0] ?? ''
  const page = await alone.inject({ path, headers: { cookie } })
  expect(names(page.body)).toHaveLength(2)
  const refused = await alone.inject(path)
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '1'])
  await alone.close()
  expect(written.join('')).not.toMatch(/Trâm|987654|Kha|911222|HP-2025/)
})
