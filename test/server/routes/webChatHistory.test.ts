import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personAddress } from '../../../bot/channels/web/identity.ts'
import type { OutgoingMessage } from '../../../bot/core/outgoing.ts'
import type { Database } from '../../../db/connect.ts'
import { deleteWebLinesBefore, storePersonLine } from '../../../db/webLines.ts'
import { type OwnDatabase, ownDatabase } from '../../bot/channels/web/support/ownDatabase.ts'
import { startWebChat, type WebChatServer } from '../../bot/channels/web/support/startWebChat.ts'
import { newSecret, type Visitor, visitor } from '../../bot/channels/web/support/visitor.ts'

let place: OwnDatabase
let database: Database
/** Two processes on one database, without a bot: the tests deliver themselves. */
let here: WebChatServer
let elsewhere: WebChatServer
let deliveries = 1000

beforeAll(async () => {
  place = await ownDatabase()
  database = place.connect()
  here = await startWebChat({ database })
  elsewhere = await startWebChat({ database: place.connect() })
})

afterAll(async () => {
  await here.close()
  await elsewhere.close()
  await place.drop()
})

/** The bot says something in a person's own chat, which must exist. */
async function deliver(
  process: WebChatServer,
  person: Visitor,
  message: OutgoingMessage,
  deliveryId?: number,
) {
  const address = personAddress(person.secret)
  const id = await chatId(address)
  deliveries += 1
  await process.channel.deliver({
    chat: { id, address, kind: 'private' },
    message,
    class: 'reply',
    deliveryId: deliveryId ?? deliveries,
    signal: AbortSignal.timeout(1000),
  })
}

async function chatId(address: string): Promise<number> {
  const line = { from: 'person', kind: 'open', text: '' }
  const chat = { address, kind: 'private' }
  await storePersonLine(database, { chat, senderAddress: address, id: `open-${address.slice(0, 8)}`, line })
  const [row] = await database.client<{ id: number }[]>`
    select chat_id as id from web_messages where source_id = ${`open-${address.slice(0, 8)}`}`
  return row?.id ?? 0
}

async function handled() {
  await database.client`update inbox set done_at = now()`
}

describe('the history', () => {
  test('of a secret that nobody used is that of an empty chat', async () => {
    expect(await visitor(here.app).news()).toEqual({ messages: [], typing: false })
  })

  test('begins with the newest hundred, and more can be had', async () => {
    const person = visitor(here.app)
    for (let number = 1; number <= 130; number += 1) await deliver(here, person, { text: `tin ${number}` })
    const newest = await person.news()
    expect([newest.messages.length, newest.messages[0]?.text, newest.messages.at(-1)?.text]).toEqual([
      100,
      'tin 31',
      'tin 130',
    ])
    expect(newest.older).toBe(true)
    const older = await person.news({ before: newest.messages[0]?.id ?? '' })
    expect(older.messages.slice(1).map((line) => line.text)).toEqual(
      Array.from({ length: 30 }, (_, n) => `tin ${n + 1}`),
    )
    expect(older.older).toBe(false)
  })

  test('goes on after the line that is known, a hundred at a time', async () => {
    const person = visitor(here.app)
    for (let number = 1; number <= 105; number += 1) await deliver(here, person, { text: `tin ${number}` })
    const first = (await person.news({ before: await newestId(person) })).messages[0]?.id ?? ''
    const next = await person.news({ after: first })
    expect(next.messages).toHaveLength(100)
    const rest = await person.news({ after: next.messages.at(-1)?.id ?? '' })
    expect(next.messages.concat(rest.messages).at(-1)?.text).toBe('tin 105')
    const ids = next.messages.concat(rest.messages).map((line) => line.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('starts anew when the line that is known is gone', async () => {
    const person = visitor(here.app)
    await deliver(here, person, { text: 'cũ' })
    const known = await newestId(person)
    await deleteWebLinesBefore(database, new Date(Date.now() + 1000))
    expect(await person.news({ after: known, wait: 10 })).toEqual({
      messages: [],
      older: false,
      reset: true,
      typing: false,
    })
    await deliver(here, person, { text: 'mới' })
    expect(await person.news({ after: known })).toMatchObject({
      reset: true,
      messages: [{ kind: 'open' }, { text: 'mới' }],
    })
  })

  test('shows buttons and files, and ids that tell nothing', async () => {
    const person = visitor(here.app)
    const buttons = [
      [
        { label: 'Ra', press: 'out:1' },
        { label: 'Bản đồ', link: 'https://example.vn/' },
      ],
    ]
    const attachment = { kind: 'personalQrPng' } as unknown as NonNullable<OutgoingMessage['attachment']>
    await deliver(here, person, { text: 'mã', buttons, attachment }, 4711)
    const line = (await person.news()).messages.at(-1)
    expect(line).toMatchObject({
      text: 'mã',
      buttons,
      file: { url: `/chat/files/${line?.id}`, name: 'personal-qr.png', type: 'image/png' },
    })
    expect(line?.id).toMatch(/^[\w-]{22}$/)
    const file = await person.file(line?.file?.url ?? '')
    expect([file.statusCode, file.body, file.headers['content-type']]).toEqual([200, 'drawn', 'image/png'])
    expect(file.headers['content-disposition']).toBe('inline; filename="personal-qr.png"')
    expect(file.headers['cache-control']).toContain('private')
    expect((await visitor(here.app).file(line?.file?.url ?? '')).statusCode).toBe(404)
    expect((await person.file('/chat/files/unknown')).statusCode).toBe(404)
  })

  test('a repeated delivery is one line', async () => {
    const person = visitor(here.app)
    await deliver(here, person, { text: 'một lần' }, 1)
    await deliver(elsewhere, person, { text: 'một lần' }, 1)
    expect((await person.news()).messages.filter((line) => line.from === 'bot')).toHaveLength(1)
  })
})

async function newestId(person: Visitor): Promise<string> {
  return (await person.news()).messages.at(-1)?.id ?? ''
}

describe('waiting', () => {
  for (const [where, process] of [
    ['this process', () => here],
    ['another process', () => elsewhere],
  ] as const) {
    test(`ends when ${where} delivers`, async () => {
      const person = visitor(here.app)
      await deliver(here, person, { text: 'trước' })
      const waiting = person.news({ after: await newestId(person), wait: 25 })
      await deliver(process(), person, { text: 'sau' })
      expect((await waiting).messages).toMatchObject([{ text: 'sau' }])
    })
  }

  test('ends at the first line of a chat that was empty', async () => {
    const person = visitor(here.app)
    const waiting = person.news({ wait: 25 })
    await person.say('đầu tiên')
    expect((await waiting).messages).toMatchObject([{ text: 'đầu tiên', from: 'me' }])
    await handled()
  })

  test('ends when its time is up, with nothing', async () => {
    expect(await visitor(here.app).news({ wait: 0.3 })).toEqual({ messages: [], typing: false })
  })

  test('tells when the bot begins and ends to work', async () => {
    const person = visitor(here.app)
    const id = randomUUID()
    await person.say('hỏi', id)
    expect(await person.news({ after: id, wait: 25, typing: 0 })).toEqual({ messages: [], typing: true })
    const waiting = person.news({ after: id, wait: 25, typing: 1 })
    await handled()
    expect(await waiting).toEqual({ messages: [], typing: false })
  })

  test('refuses what it does not understand', async () => {
    const { headers } = visitor(here.app)
    for (const query of ['wait=60', 'wait=x', 'after=a%20b', 'typing=2']) {
      expect((await here.app.inject({ url: `/chat/messages?${query}`, headers })).statusCode).toBe(400)
    }
  })

  test('ends at once when the server closes', async () => {
    const closing = await startWebChat({ database: place.connect() })
    const waiting = visitor(closing.app).news({ wait: 25 })
    const begun = performance.now()
    await closing.close()
    await waiting.catch(() => undefined)
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})

test('a browser that follows sees each line once and in the order that everybody sees, however many write', async () => {
  const person = visitor(here.app)
  await deliver(here, person, { text: '0' })
  let known = await newestId(person)
  const seen: string[] = []
  const follow = async () => {
    while (seen.length < 120) {
      const { messages } = await person.news({ after: known, wait: 25 })
      seen.push(...messages.map((line) => line.id))
      known = messages.at(-1)?.id ?? known
    }
  }
  const write = async (process: WebChatServer, writer: number) => {
    for (let number = 0; number < 20; number += 1)
      await deliver(process, person, { text: `${writer}.${number}` })
  }
  await Promise.all([
    follow(),
    ...[0, 1, 2, 3, 4, 5].map((writer) => write(writer % 2 ? here : elsewhere, writer)),
  ])
  const { messages } = await person.news()
  expect(seen.slice(-99)).toEqual(messages.slice(-99).map((line) => line.id))
  expect(new Set(seen).size).toBe(120)
})

describe('a room', () => {
  test('is the same for all who hold its secret, each seeing the others by a name', async () => {
    const room = newSecret()
    const [an, binh] = [visitor(here.app, { room }), visitor(here.app, { room })]
    await an.say('chào cả nhà')
    await binh.say('/solieu')
    await an.say('cảm ơn')
    const [seenByAn, seenByBinh] = [(await an.news()).messages, (await binh.news()).messages]
    expect(seenByAn.map((line) => line.from)).toEqual(['me', 'other', 'me'])
    expect(seenByBinh.map((line) => line.from)).toEqual(['other', 'me', 'other'])
    expect(seenByBinh[0]?.name).toMatch(/^[A-Z]\d\d$/)
    expect(seenByBinh[2]?.name).toBe(seenByBinh[0]?.name)
    expect(seenByAn[1]?.name).not.toBe(seenByBinh[0]?.name)
  })

  test('is apart from the own chats of its members, and shut for others', async () => {
    const room = newSecret()
    const secret = newSecret()
    await visitor(here.app, { secret, room }).say('trong phòng')
    await visitor(here.app, { secret }).say('riêng')
    expect((await visitor(here.app, { secret }).news()).messages.map((line) => line.text)).toEqual(['riêng'])
    expect((await visitor(here.app, { room }).news()).messages.map((line) => line.text)).toEqual([
      'trong phòng',
    ])
    expect((await visitor(here.app, { secret: room }).news()).messages).toEqual([])
  })
})
