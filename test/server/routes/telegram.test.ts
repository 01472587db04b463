import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createArrivals } from '../../../bot/channels/web/arrivals.ts'
import { createApp } from '../../../server/app.ts'
import type { Accept } from '../../../server/inbox/accept.ts'
import { createMetrics } from '../../../server/metrics/metrics.ts'
import { WEB_CHAT_PACES } from '../../../server/routes/webChat/limits.ts'
import {
  messageUpdate,
  NOW,
  pressUpdate,
  SENT_SECONDS,
} from '../../bot/channels/telegram/support/payloads.ts'
import { CITY, type House, openHouse } from '../workers/support/house.ts'

const SECRET = 'a-secret_of_ours'

let house: House
let accept: Accept
let app: FastifyInstance

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.end())
beforeEach(async () => {
  await house.database.client`delete from inbox`
  accept = house.process().accept
  app = await createApp({
    database: house.database,
    city: CITY,
    webChat: {
      database: house.database,
      accept: (...arrived) => accept(...arrived),
      draw: () => Promise.reject(new Error('nothing is drawn here')),
      arrivals: createArrivals(),
      city: CITY,
      now: () => NOW,
      paces: WEB_CHAT_PACES,
    },
    telegram: { accept: (...arrived) => accept(...arrived), secret: SECRET },
    metrics: createMetrics(),
    log: house.process().log,
    now: () => NOW,
  })
})
afterEach(() => app.close())

type Post = { readonly secret?: string | undefined; readonly type?: string }

/** Posts as Telegram does and gives the number of the answer. */
async function posted(
  body: unknown,
  { secret = SECRET, type = 'application/json' }: Post = {},
): Promise<number> {
  const { statusCode } = await app.inject({
    method: 'POST',
    url: '/webhooks/telegram',
    headers: { 'content-type': type, ...(secret !== '' && { 'x-telegram-bot-api-secret-token': secret }) },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return statusCode
}
const waiting = async (): Promise<number> => (await house.inbox()).length

describe('an update', () => {
  it('is in the inbox when it is answered with 200', async () => {
    expect(await posted(messageUpdate({ text: 'Chào' }))).toBe(200)
    expect(await waiting()).toBe(1)
  })

  it('that comes again is answered with 200 and changes nothing', async () => {
    await posted(messageUpdate({ text: 'Chào' }))
    expect(await posted(messageUpdate({ text: 'Chào' }))).toBe(200)
    expect(await waiting()).toBe(1)
  })

  it('that somebody captured and brings again a day later is not done again', async () => {
    // By the clock of the process, which stands still here, and by that of the database.
    const earliest = Math.min(SENT_SECONDS, Math.floor(Date.now() / 1000))
    for (const date of [earliest - 24 * 3600, 0])
      expect(await posted(messageUpdate({ text: 'Chào', date }))).toBe(200)
    expect(await waiting()).toBe(0)
  })

  it('is answered with 200 only after the commit', async () => {
    const order: string[] = []
    let commit = () => {}
    const begun = new Promise<void>((isBegun) => {
      accept = () => {
        isBegun()
        return new Promise((done) => {
          commit = () => {
            order.push('committed')
            done()
          }
        })
      }
    })
    const answered = posted(messageUpdate({ text: 'Chào' })).then((status) => order.push(String(status)))
    await begun
    commit()
    await answered
    expect(order).toEqual(['committed', '200'])
  })

  it('is to be brought again when the database is away', async () => {
    const server = house.process()
    await server.end()
    accept = server.accept
    expect(await posted(messageUpdate({ text: 'Chào' }))).toBe(503)
    accept = house.process().accept
    expect(await posted(messageUpdate({ text: 'Chào' }))).toBe(200)
  })

  it.each([
    ['an edited message', { update_id: 1, edited_message: { text: 'a' } }],
    ['a kind that is newer than we', { update_id: 1, teleported_chat: {} }],
    ['a message of nobody', messageUpdate({ text: 'a' }, undefined, null)],
    ['a button without its message', pressUpdate({ data: 'a' })],
    ['what is no update', { hello: 'world' }],
    ['a list', []],
    ['words', '"update"'],
    ['null', 'null'],
  ])('of no use, %s, is not brought again', async (_what, update) => {
    expect(await posted(update)).toBe(200)
    expect(await waiting()).toBe(0)
  })

  it('with a time far ahead is taken as of now', async () => {
    expect(await posted(messageUpdate({ text: 'a', date: 253_402_300_799 }))).toBe(200)
    expect(await waiting()).toBe(1)
    const future = await house.database.client`select 1 from inbox where sent_at > clock_timestamp()`
    expect(future).toEqual([])
  })

  it('with a character that no database takes is taken without it', async () => {
    expect(await posted(messageUpdate({ text: 'Ng\0ọc' }))).toBe(200)
    expect(await waiting()).toBe(1)
  })
})

describe('a stranger', () => {
  it.each([
    ['no secret', ''],
    ['another secret', 'b-secret_of_ours'],
    ['the beginning of it', SECRET.slice(0, -1)],
    ['more than it', `${SECRET}x`],
    ['one of another length in bytes', 'á-secret_of_ours'],
  ])('with %s is refused', async (_what, secret) => {
    expect(await posted(messageUpdate({ text: 'Chào' }), { secret })).toBe(401)
    expect(await waiting()).toBe(0)
  })

  it('is refused before the body is looked at', async () => {
    expect(await posted('x'.repeat(2 * 1024 * 1024), { secret: 'wrong' })).toBe(401)
    expect(await posted('{"update_id":', { secret: 'wrong' })).toBe(401)
  })
})

describe('a request', () => {
  it.each([
    ['that is broken', '{"update_id": 1,', 'application/json', 400],
    ['of nothing', '', 'application/json', 400],
    ['above a megabyte', JSON.stringify({ text: 'x'.repeat(1024 * 1024) }), 'application/json', 413],
    ['of another type', '<update/>', 'application/xml', 415],
  ])('%s is refused', async (_what, body, type, status) => {
    expect(await posted(body, { type })).toBe(status)
    expect(await waiting()).toBe(0)
  })

  it('just below a megabyte is read', async () => {
    expect(await posted(messageUpdate({ text: 'x'.repeat(1024 * 1024 - 1_000) }))).toBe(200)
  })

  it('of another method is not there', async () => {
    expect((await app.inject({ method: 'GET', url: '/webhooks/telegram' })).statusCode).toBe(404)
  })
})
