import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personAddress, roomAddress } from '../../../bot/channels/web/identity.ts'
import type { Received } from '../../../bot/core/received.ts'
import type { Database } from '../../../db/connect.ts'
import { WEB_CHAT_PACES } from '../../../server/routes/webChat/limits.ts'
import { type OwnDatabase, ownDatabase } from '../../bot/channels/web/support/ownDatabase.ts'
import { startWebChat, type WebChatServer } from '../../bot/channels/web/support/startWebChat.ts'
import { stubAccept } from '../../bot/channels/web/support/stubBot.ts'
import { newSecret, visitor } from '../../bot/channels/web/support/visitor.ts'

let place: OwnDatabase
let database: Database
let chat: WebChatServer
const accepted: Received[] = []
let refusals = 0

beforeAll(async () => {
  place = await ownDatabase()
  database = place.connect()
  chat = await startWebChat({
    database,
    answers: (action) => [{ text: `got ${action.kind}` }],
    async accept(channel, received) {
      if (refusals > 0) {
        refusals -= 1
        throw new Error('the database is away')
      }
      accepted.push(received)
      await stubAccept(database, channel, received)
    },
  })
})

afterAll(async () => {
  await chat.close()
  await place.drop()
})

async function count(table: 'inbox' | 'web_messages' | 'chats'): Promise<number> {
  const [row] = await database.client<{ count: number }[]>`select count(*) from ${database.client(table)}`
  return row?.count ?? 0
}

describe('who is asking', () => {
  const wrong = {
    nothing: {},
    'a short secret': { authorization: 'Bearer abc' },
    'another scheme': { authorization: `Basic ${newSecret()}` },
    'a room that is none': { authorization: `Bearer ${newSecret()}`, 'x-room': 'abc' },
  }
  for (const [what, headers] of Object.entries(wrong)) {
    test(`is refused with ${what}, the same way everywhere`, async () => {
      const requests = [
        chat.app.inject({ url: '/chat/messages', headers }),
        chat.app.inject({ url: '/chat/files/abc', headers }),
        chat.app.inject({ method: 'POST', url: '/chat/messages', headers, payload: {} }),
        chat.app.inject({ method: 'POST', url: '/chat/photos', headers, payload: 'x' }),
      ]
      for (const response of await Promise.all(requests)) {
        expect([response.statusCode, response.json()]).toEqual([401, { problem: 'unauthorised' }])
      }
    })
  }

  test('is never kept: no table holds a secret or an address in the clear', async () => {
    const room = newSecret()
    const person = visitor(chat.app, { room })
    await person.say('giấu')
    const tables = await Promise.all(
      ['chats', 'inbox', 'outbox', 'web_messages', 'web_photos'].map(
        (table) =>
          database.client`select coalesce(string_agg(encode(convert_to(t::text, 'UTF8'), 'escape'), ' '), '') as all from ${database.client(table)} t`,
      ),
    )
    const dump = JSON.stringify(tables)
    for (const secret of [person.secret, room, personAddress(person.secret), roomAddress(room)]) {
      expect(dump).not.toContain(secret)
      expect(dump).not.toContain(Buffer.from(secret).toString('hex'))
    }
  })
})

describe('what is posted', () => {
  test('reaches the bot as the person did it, and is answered', async () => {
    const person = visitor(chat.app, { language: 'en-GB,en;q=0.9' })
    const id = randomUUID()
    expect((await person.say('chào', id)).json()).toEqual({ id })
    const address = personAddress(person.secret)
    expect(accepted.at(-1)).toMatchObject({
      chat: { address, kind: 'private' },
      sender: { address, language: 'en' },
      action: { kind: 'text', text: 'chào' },
    })
    const { messages } = await person.news({ after: id, wait: 10, typing: 1 })
    expect(messages).toMatchObject([{ from: 'bot', kind: 'text', text: 'got text' }])
  })

  test('a button and a link become a press and an opening', async () => {
    const person = visitor(chat.app)
    await person.send({ kind: 'press', data: 'consent:yes', label: 'Đồng ý' })
    expect(accepted.at(-1)?.action).toEqual({ kind: 'press', data: 'consent:yes' })
    await person.send({ kind: 'open', payload: '7KQ2M9XH4T' })
    expect(accepted.at(-1)?.action).toEqual({ kind: 'open', payload: '7KQ2M9XH4T' })
    const shown = (await person.news()).messages.filter((line) => line.from === 'me')
    expect(shown).toMatchObject([
      { kind: 'press', text: 'Đồng ý' },
      { kind: 'open', text: '' },
    ])
  })

  test('twice with the same id is one line and one message in the inbox', async () => {
    const person = visitor(chat.app)
    const id = randomUUID()
    const before = await count('inbox')
    const [first, second] = await Promise.all([person.say('một lần', id), person.say('một lần', id)])
    const third = await person.say('một lần', id)
    expect([first.statusCode, second.statusCode, third.statusCode]).toEqual([200, 200, 200])
    expect((await count('inbox')) - before).toBe(1)
    expect((await person.news()).messages.filter((line) => line.from === 'me')).toHaveLength(1)
  })

  test('is not lost when the inbox was away: the same post succeeds later, once', async () => {
    const person = visitor(chat.app)
    const id = randomUUID()
    refusals = 1
    expect((await person.say('thử lại', id)).statusCode).toBe(500)
    expect((await person.say('thử lại', id)).statusCode).toBe(200)
    const { messages } = await person.news({ after: id, wait: 10, typing: 1 })
    expect(messages).toMatchObject([{ text: 'got text' }])
    expect((await person.news()).messages).toHaveLength(2)
  })

  test('keeps strange characters', async () => {
    const strange = 'مرحبا 👩🏽‍⚕️ \u202eabc "<b>" \u0000 Nguyễn'
    const person = visitor(chat.app)
    await person.say(strange)
    expect(accepted.at(-1)?.action).toEqual({ kind: 'text', text: strange })
    expect((await person.news()).messages[0]?.text).toBe(strange)
  })

  test('may be long; the history shows the beginning', async () => {
    const person = visitor(chat.app)
    const long = 'ơ'.repeat(20_000)
    expect((await person.say(long)).statusCode).toBe(200)
    expect(accepted.at(-1)?.action).toEqual({ kind: 'text', text: long })
    expect((await person.news()).messages[0]?.text).toBe(`${'ơ'.repeat(4000)}…`)
  })

  test('counts from when the person sent it, within reason', async () => {
    const person = visitor(chat.app)
    const ages = [0, 600, 10 * 24 * 3600]
    for (const age of ages) await person.send({ kind: 'text', text: 'muộn', age })
    const seconds = accepted
      .slice(-ages.length)
      .map(({ sentAt }) => Math.round((Date.now() - Date.parse(sentAt)) / 60_000))
    expect(seconds).toEqual([0, 10, 120])
  })
})

describe('what is refused', () => {
  const refused: Record<string, [number, object]> = {
    'a text that is too long': [413, { kind: 'text', text: 'a'.repeat(20_001) }],
    'a body that is too large': [413, { kind: 'text', text: 'a'.repeat(300_000) }],
    'an empty text': [400, { kind: 'text', text: ' \n ' }],
    'a button of too many bytes': [400, { kind: 'press', data: 'ă'.repeat(40), label: 'x' }],
    'a payload that is too long': [400, { kind: 'open', payload: 'x'.repeat(257) }],
    'an unknown kind': [400, { kind: 'contact', phone: '0912345678' }],
    'an id that is none': [400, { id: '1', kind: 'text', text: 'x' }],
    'a time in the future': [400, { kind: 'text', text: 'x', age: -5 }],
  }
  for (const [what, [status, payload]] of Object.entries(refused)) {
    test(what, async () => {
      const known = accepted.length
      const person = visitor(chat.app)
      expect((await person.send(payload)).statusCode).toBe(status)
      expect(accepted).toHaveLength(known)
      expect((await person.news()).messages).toEqual([])
    })
  }

  test('a body that is no JSON, or of another type', async () => {
    const { headers } = visitor(chat.app)
    const post = (type: string, payload: string) =>
      chat.app.inject({
        method: 'POST',
        url: '/chat/messages',
        headers: { ...headers, 'content-type': type },
        payload,
      })
    expect((await post('application/json', '{"id":')).statusCode).toBe(400)
    expect((await post('text/plain', 'hello')).statusCode).toBe(400)
    expect((await post('application/xml', '<a/>')).statusCode).toBe(415)
  })

  test("another member's id in a room", async () => {
    const room = newSecret()
    const [an, binh] = [visitor(chat.app, { room }), visitor(chat.app, { room })]
    const id = randomUUID()
    await an.say('của An', id)
    const known = accepted.length
    expect((await binh.say('của Bình', id)).statusCode).toBe(409)
    expect(accepted).toHaveLength(known)
    expect((await binh.news()).messages.filter((line) => line.from !== 'bot')).toMatchObject([
      { text: 'của An', from: 'other' },
    ])
  })
})

test('what could not be kept is told to whoever counts', async () => {
  const told: unknown[] = []
  const away = place.connect()
  const lost = await startWebChat({ database: away, notStored: (error) => void told.push(error) })
  await away.close()
  expect((await visitor(lost.app).say('có ai không')).statusCode).toBe(500)
  expect(told).toHaveLength(1)
  await lost.close()
})

describe('the pace', () => {
  async function withPaces(person: number, network: number) {
    const quick = (burst: number) => ({ perSecond: 0.1, burst })
    const posts = { person: quick(person), network: quick(network) }
    return startWebChat({ database, paces: { ...WEB_CHAT_PACES, posts } })
  }

  test('too much from one person is put off, with the seconds to wait; others go on', async () => {
    const slow = await withPaces(2, 100)
    const [hasty, calm] = [visitor(slow.app), visitor(slow.app)]
    await hasty.say('1')
    await hasty.say('2')
    const third = await hasty.say('3')
    expect([third.statusCode, third.json()]).toEqual([429, { problem: 'tooFast' }])
    expect(Number(third.headers['retry-after'])).toBeGreaterThanOrEqual(9)
    expect((await calm.say('1')).statusCode).toBe(200)
    await slow.close()
  })

  test('too much from one network is put off, whoever it is', async () => {
    const slow = await withPaces(100, 2)
    const statuses = []
    for (const text of ['1', '2', '3']) statuses.push((await visitor(slow.app).say(text)).statusCode)
    expect(statuses).toEqual([200, 200, 429])
    await slow.close()
  })
})
