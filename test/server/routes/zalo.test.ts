import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { missedEvents } from '../../../db/missedEvents.ts'
import { open } from '../../../db/seal.ts'
import { unknownEvents } from '../../../db/unknownEvents.ts'
import { signatureOf } from '../../emulators/zalo/delivery/signature.ts'
import { eventually } from '../../support/eventually.ts'
import { openZaloHouse, type Process, type ZaloHouse } from '../zalo/support/zaloHouse.ts'

const AT = '1796000000123'
/** Zalo's own limit is two seconds. */
const IN_TIME = 2_000

let house: ZaloHouse
let process: Process

beforeAll(async () => {
  house = await openZaloHouse()
  house.now = new Date(Number(AT) + 1000)
  process = await house.process()
})
afterAll(() => house.end())
beforeEach(async () => {
  const { client } = house.database
  await client`delete from inbox`
  await client`delete from unknown_events`
  await process.count()
  await client`delete from tallies`
})

type Answer = { readonly status: number; readonly milliseconds: number }
type Post = {
  readonly signature?: string | undefined
  readonly type?: string
  readonly to?: Process
  /** The address that the proxy says it came from. */
  readonly from?: string
}

/** Posts as Zalo does, rightly signed unless it is said otherwise. */
async function posted(
  body: string,
  { to = process, type = 'application/json', from = '127.0.0.1', ...more }: Post = {},
): Promise<Answer> {
  const { appId, oaSecret } = house.zalo
  const signature = 'signature' in more ? more.signature : `mac=${signatureOf(appId, body, AT, oaSecret)}`
  const begun = performance.now()
  const response = await fetch(`${to.url}/webhooks/zalo`, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-forwarded-for': from,
      ...(signature !== undefined && { 'x-zevent-signature': signature }),
    },
    body,
  })
  await response.arrayBuffer()
  return { status: response.status, milliseconds: performance.now() - begun }
}
const status = async (body: string, post?: Post) => (await posted(body, post)).status

const event = (fields: object) => JSON.stringify({ app_id: house.zalo.appId, timestamp: AT, ...fields })
const said = (text: string, id = Buffer.from(text).toString('base64url')) =>
  event({
    event_name: 'user_send_text',
    sender: { id: '4400550066007700880' },
    recipient: { id: house.zalo.oaId },
    message: { text, msg_id: id },
  })
const waiting = async () => (await house.database.client`select 1 from inbox`).length
async function counted(): Promise<Record<string, number>> {
  await process.count()
  const rows = await house.database.client<{ what: string; count: number }[]>`
    select what, sum(count)::int as count from tallies where channel = 'zalo' group by what`
  return Object.fromEntries(rows.map(({ what, count }) => [what, count]))
}

describe('an event', () => {
  it('is in the inbox when it is answered with 200, once however often it comes', async () => {
    expect(await status(said('Chào'))).toBe(200)
    expect(await waiting()).toBe(1)
    expect(await status(said('Chào'))).toBe(200)
    expect(await waiting()).toBe(1)
    expect(await counted()).toEqual({ event: 2 })
  })

  it.each([
    ['a receipt', { event_name: 'user_seen_message', message: { msg_ids: ['a'] } }, { ignored: 1 }],
    [
      'an echo of ours',
      {
        event_name: 'oa_send_text',
        sender: { id: '2200330044005500660' },
        recipient: { id: '4400550066007700880' },
        message: { text: 'Đã nhận', msg_id: 'b' },
      },
      { ignored: 1 },
    ],
    ['one that nobody knows', { event_name: 'user_sang_a_song' }, { 'unknown event': 1 }],
    ['one without a name', { message: {} }, { malformed: 1 }],
    ['one whose name is none', { event_name: 7 }, { malformed: 1 }],
    [
      'a text without a person',
      { event_name: 'user_send_text', message: { text: 'a' } },
      { 'unknown event': 1 },
    ],
  ])('that means nothing to us is answered with 200 and counted: %s', async (_what, fields, counts) => {
    expect(await status(event(fields))).toBe(200)
    expect(await waiting()).toBe(0)
    expect(await counted()).toEqual({ event: 1, ...counts })
  })

  it('that is signed and no JSON, or no object, is answered with 200', async () => {
    const { appId, oaSecret } = house.zalo
    for (const body of ['{"event_name":', '[]', 'null', '7', '""']) {
      const signature = `mac=${signatureOf(appId, body, '', oaSecret)}`
      expect([body, await status(body, { signature })]).toEqual([body, 200])
    }
    expect(await waiting()).toBe(0)
    expect(await counted()).toEqual({ event: 5, malformed: 5 })
  })

  it('is taken whatever its type is called', async () => {
    expect(await status(said('Chào'), { type: 'text/plain' })).toBe(200)
    expect(await status(said('Chào lần nữa'), { type: 'application/json; charset=utf-8' })).toBe(200)
    expect(await waiting()).toBe(2)
  })

  it('that was captured and comes again is not done again, also when its row is long forgotten', async () => {
    const { now } = house
    const { appId, oaSecret } = house.zalo
    // The database's clock is the real one, and must find it late as well.
    const at = String(Date.now() - 20 * 3_600_000 - 1)
    const body = JSON.stringify({ ...JSON.parse(said('Chào')), timestamp: at })
    const post = { signature: `mac=${signatureOf(appId, body, at, oaSecret)}` }
    house.now = new Date(Number(at) + 1000)
    expect(await status(body, post)).toBe(200)
    await house.database.client`delete from inbox`
    house.now = new Date()
    expect(await status(body, post)).toBe(200)
    house.now = now
    expect(await waiting()).toBe(0)
    expect(await counted()).toEqual({ event: 2, 'late event': 1 })
  })

  it('that is larger than any event is refused, and the server goes on', async () => {
    expect(await status(said('a'.repeat(300_000), 'large'))).toBe(413)
    expect(await status(said('Chào'))).toBe(200)
    expect(await waiting()).toBe(1)
  })

  it('with what the database can never take is answered with 200', async () => {
    const body = said('Chào').replace('Chào', 'Ch\\u0000ào')
    expect(await status(body)).toBe(200)
    expect(await waiting()).toBe(1)
  })
})

describe('an event that is not known', () => {
  it('is kept sealed, the newest of its kind, and counted', async () => {
    for (const song of ['Tiến quân ca', 'Hải Phòng ơi'])
      await posted(event({ event_name: 'user_sang_a_song', song, sender: { id: '4400550066007700880' } }))
    await eventually(async () => (await unknownEvents(house.database, 'zalo'))[0]?.count === 2)
    const [row] = await house.database.client<{ body: Uint8Array }[]>`
      select body_sealed as body from unknown_events`
    expect(Buffer.from(row?.body ?? []).toString('latin1')).not.toContain('4400550066007700880')
    expect(open(house.database.keys, 'unknownEvent', row?.body ?? new Uint8Array())).toMatchObject({
      song: 'Hải Phòng ơi',
    })
  })

  it('never makes Zalo wait for the database', async () => {
    await locked('unknown_events', async () => {
      const { status: code, milliseconds } = await posted(event({ event_name: 'user_sang_a_song' }))
      expect(code).toBe(200)
      expect(milliseconds).toBeLessThan(IN_TIME)
    })
  })
})

describe('what Zalo did not sign', () => {
  const wrong: readonly [string, string | undefined, string][] = [
    ['with no signature', undefined, 'stranger'],
    ['with an empty one', '', 'stranger'],
    ['with another', `mac=${'a'.repeat(64)}`, 'bad signature'],
    ['with one that is too short', 'mac=abc', 'stranger'],
  ]

  it.each(wrong)(
    '%s is dropped with 200, counted, and not in the inbox',
    async (_what, signature, counts) => {
      expect(await status(said('Chào'), { signature })).toBe(200)
      expect(await waiting()).toBe(0)
      expect(await counted()).toEqual({ [counts]: 1 })
    },
  )

  it.each(wrong)('%s is refused with 401 where that is configured', async (_what, signature) => {
    const strict = await house.process({ ZALO_BAD_SIGNATURE: 'refuse' })
    expect(await status(said('Chào'), { signature, to: strict })).toBe(401)
    expect(await status(said('Chào'), { to: strict })).toBe(200)
    expect(await waiting()).toBe(1)
    await strict.end()
  })

  it('in any number is not even read, and hinders nobody who signs rightly elsewhere', async () => {
    const wrong = { signature: `mac=${'a'.repeat(64)}`, from: '203.0.113.7' }
    for (let tens = 0; tens < 20; tens += 1)
      await Promise.all(Array.from({ length: 10 }, () => posted('{}', wrong)))
    // It is larger than what is read, and refused before that is seen.
    expect(await status('a'.repeat(300_000), wrong)).toBe(200)
    expect(await status(said('Chào'), { from: '203.0.113.7' })).toBe(200)
    expect(await waiting()).toBe(0)
    expect(await status(said('Chào'), { from: '203.0.113.8' })).toBe(200)
    expect(await waiting()).toBe(1)
    expect(await counted()).toEqual({ stranger: 202, event: 1 })
  })

  it('is dropped also when a signed body was changed, or is empty', async () => {
    const { appId, oaSecret } = house.zalo
    const signature = `mac=${signatureOf(appId, said('Chào'), AT, oaSecret)}`
    expect(await status(said('Chào').replace('Chào', 'Chao'), { signature })).toBe(200)
    expect(await status('', { signature })).toBe(200)
    expect(await waiting()).toBe(0)
  })

  it('because it was signed with the app’s secret is dropped', async () => {
    const { appId, appSecret } = house.zalo
    const signature = `mac=${signatureOf(appId, said('Chào'), AT, appSecret)}`
    expect(await status(said('Chào'), { signature })).toBe(200)
    expect(await waiting()).toBe(0)
  })
})

describe('a database that is too slow', () => {
  it('makes the answer 503 in time, and what was committed all the same is not missed', async () => {
    const answer = await locked('inbox', () => posted(said('Chào')))
    expect(answer.status).toBe(503)
    expect(answer.milliseconds).toBeLessThan(IN_TIME)
    await eventually(async () => (await waiting()) === 1)
    expect(await missed()).toBe(undefined)
  })

  it('that takes nothing makes it 503, and the conversations are to be read', async () => {
    await house.asOwner('alter table inbox rename to inbox_away')
    expect(await status(said('Chào'))).toBe(503)
    await house.asOwner('alter table inbox_away rename to inbox')
    await eventually(async () => (await missed()) !== undefined)
    await house.database.client`delete from channel_facts`
  })
})

const missed = () => missedEvents(house.database, 'zalo')

/** Works while nobody else can write to a table. */
async function locked<Result>(table: string, work: () => Promise<Result>): Promise<Result> {
  return house.database.client
    .begin(async (connection) => {
      await connection.unsafe(`lock table ${table} in exclusive mode`)
      return { of: await work() }
    })
    .then(({ of }) => of as Result)
}
