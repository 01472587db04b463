import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personAddress, roomAddress } from '../../../bot/channels/web/identity.ts'
import type { ShownLine } from '../../../bot/channels/web/line.ts'
import type { OutgoingMessage } from '../../../bot/core/outgoing.ts'
import type { Received } from '../../../bot/core/received.ts'
import type { Database } from '../../../db/connect.ts'
import { type OwnDatabase, ownDatabase } from '../../bot/channels/web/support/ownDatabase.ts'
import { startWebChat, type WebChatServer } from '../../bot/channels/web/support/startWebChat.ts'
import { stubAccept } from '../../bot/channels/web/support/stubBot.ts'
import { newSecret, type Visitor, visitor } from '../../bot/channels/web/support/visitor.ts'

let place: OwnDatabase
let database: Database
/** Two processes on one database, without a bot: the tests deliver themselves. */
let here: WebChatServer
let elsewhere: WebChatServer
const accepted: Received[] = []
let deliveries = 0

beforeAll(async () => {
  place = await ownDatabase()
  database = place.connect()
  here = await startWebChat({
    database,
    async accept(channel, received) {
      accepted.push(received)
      await stubAccept(database, channel, received)
    },
  })
  elsewhere = await startWebChat({ database: place.connect() })
})

afterAll(async () => {
  await here.close()
  await elsewhere.close()
  await place.drop()
})

const question = (...ticked: string[]): OutgoingMessage => ({
  text: 'Có điều nào?',
  buttons: [
    ['Sốt', 'Ho'].map((name) => ({
      label: ticked.includes(name) ? `✓ ${name}` : name,
      press: `f:a:b:${name}`,
      redraws: true as const,
    })),
  ],
})

async function chatOf(address: string, kind: 'private' | 'group' = 'private') {
  const [row] = await database.client<{ id: number }[]>`select max(id) as id from chats`
  return { id: row?.id ?? 0, address, kind }
}

/** The newest chat's bot speaks. */
async function deliver(
  person: Visitor,
  message: OutgoingMessage,
  { by = here, deliveryId }: { by?: WebChatServer; deliveryId?: number } = {},
): Promise<void> {
  deliveries += 1
  await by.channel.deliver({
    chat: await chatOf(personAddress(person.secret)),
    message,
    class: 'reply',
    deliveryId: deliveryId ?? deliveries,
    signal: AbortSignal.timeout(1000),
  })
}

/** Somebody who was asked, with the line of the question. */
async function asked(): Promise<{ person: Visitor; line: ShownLine }> {
  const person = visitor(here.app)
  await person.say('chào')
  await database.client`update inbox set done_at = now()`
  await deliver(person, question())
  const line = (await person.news()).messages.at(-1)
  if (!line) throw new Error('nobody was asked')
  return { person, line }
}

const labels = ({ buttons }: ShownLine) => buttons?.flat().map(({ label }) => label)

describe('a line that takes the place of another', () => {
  test('is told to whoever knows that one, and stands in its place for whoever comes later', async () => {
    const { person, line } = await asked()
    await deliver(person, { ...question('Ho'), replaces: line.id })
    const { messages } = await person.news({ after: line.id })
    expect(messages).toMatchObject([{ id: line.id, at: line.at, mark: expect.stringMatching(/^change-/) }])
    expect(messages.map(labels)).toEqual([['Sốt', '✓ Ho']])
    const all = await person.news()
    expect(all.messages.map(({ text }) => text)).toEqual(['chào', 'Có điều nào?'])
    expect(all.messages.map(({ mark }) => mark)).toEqual([undefined, undefined])
    expect(await person.news({ after: all.newest ?? '' })).toMatchObject({ messages: [] })
  })

  test('is told after a time without network, once for each change and always as it is now', async () => {
    const { person, line } = await asked()
    await deliver(person, { ...question('Ho'), replaces: line.id })
    await deliver(person, { text: 'Lúc này đông.' })
    await deliver(person, { ...question('Ho', 'Sốt'), replaces: line.id })
    const { messages } = await person.news({ after: line.id })
    expect(messages.map(({ id, text }) => (id === line.id ? 'changed' : text))).toEqual([
      'changed',
      'Lúc này đông.',
      'changed',
    ])
    expect(messages.map(labels)).toEqual([['✓ Sốt', '✓ Ho'], undefined, ['✓ Sốt', '✓ Ho']])
    const mark = messages.at(-1)?.mark ?? ''
    expect(await person.news({ after: mark })).toMatchObject({ messages: [] })
  })

  test('wakes who waits, here and behind another process', async () => {
    const { person, line } = await asked()
    for (const by of [here, elsewhere]) {
      const after = (await person.news()).newest ?? ''
      const waiting = person.news({ after, wait: 20 })
      await deliver(person, { ...question(by === here ? 'Ho' : 'Sốt'), replaces: line.id }, { by })
      expect((await waiting).messages).toMatchObject([{ id: line.id }])
    }
  })

  test('is delivered once, however often it is tried', async () => {
    const { person, line } = await asked()
    const change = { ...question('Ho'), replaces: line.id }
    await deliver(person, change, { deliveryId: 9_001 })
    await deliver(person, { ...question('Sốt'), replaces: line.id }, { deliveryId: 9_002 })
    await deliver(person, change, { deliveryId: 9_001, by: elsewhere })
    const { messages } = await person.news({ after: line.id })
    expect(messages.map(labels)).toEqual([
      ['✓ Sốt', 'Ho'],
      ['✓ Sốt', 'Ho'],
    ])
  })

  test('is a new line when that one is gone, is a person’s, or has no button that changes it', async () => {
    const { person } = await asked()
    await deliver(person, { text: 'Đã ghi VÀO', buttons: [[{ label: 'Ra', press: 'out:1' }]] })
    const { messages } = await person.news()
    const [own, , recorded] = messages
    for (const replaces of ['gone', own?.id ?? '', recorded?.id ?? ''])
      await deliver(person, { ...question('Ho'), replaces })
    expect((await person.news()).messages.map(({ text }) => text)).toEqual([
      'chào',
      'Có điều nào?',
      'Đã ghi VÀO',
      'Có điều nào?',
      'Có điều nào?',
      'Có điều nào?',
    ])
  })

  test('does not count as a line when somebody scrolls up', async () => {
    const { person, line } = await asked()
    for (let i = 0; i < 130; i += 1)
      await deliver(person, { ...question(i % 2 ? 'Ho' : 'Sốt'), replaces: line.id })
    const { messages, older } = await person.news()
    expect(messages.map(({ text }) => text)).toEqual(['chào', 'Có điều nào?'])
    expect(older).toBe(false)
    expect((await person.news({ before: line.id })).messages).toMatchObject([{ text: 'chào' }])
  })
})

describe('a press', () => {
  test('says which line bore the button, and one that its line shows leaves no line', async () => {
    const { person, line } = await asked()
    const press = { kind: 'press', data: 'f:a:b:Ho', label: 'Ho', on: line.id }
    const id = randomUUID()
    for (const _again of [1, 2])
      expect((await person.send({ ...press, id, quiet: true })).statusCode).toBe(200)
    expect(accepted.at(-1)?.action).toEqual({ kind: 'press', data: 'f:a:b:Ho', message: line.id })
    const [row] = await database.client<{ count: number }[]>`
      select count(*)::int as count from inbox where done_at is null`
    expect(row?.count).toBe(1)
    expect((await person.news()).messages).toHaveLength(2)
    await person.send(press)
    expect((await person.news()).messages.at(-1)).toMatchObject({ kind: 'press', text: 'Ho' })
  })

  test('of a stranger in the own chat of another changes nothing there', async () => {
    const { line } = await asked()
    const other = await asked()
    await deliver(other.person, { ...question('Ho'), replaces: line.id })
    expect((await other.person.news()).messages).toHaveLength(3)
  })
})

describe('a photo that is removed', () => {
  test('leaves at once where it was kept, and its line says so in every browser', async () => {
    const person = visitor(here.app)
    const id = randomUUID()
    await person.photo(Buffer.from('thẻ'), { 'x-message-id': id })
    const { action } = accepted.at(-1) ?? {}
    expect(action).toMatchObject({ kind: 'photo', message: id })
    if (action?.kind !== 'photo') throw new Error('no photo came')
    const chat = await chatOf(personAddress(person.secret))
    const removal = { chat, messages: [id], deliveryId: 9_100, signal: AbortSignal.timeout(1000) }
    const waiting = person.news({ after: id, typing: 1, wait: 20 })
    for (const _again of [1, 2]) await here.channel.removePhotos?.(removal)
    expect((await waiting).messages).toMatchObject([{ id, from: 'me', kind: 'photo', removed: true }])
    expect((await person.news()).messages).toMatchObject([{ id, removed: true }])
    await expect(here.channel.download(action.photo, AbortSignal.timeout(1000))).rejects.toMatchObject({
      decision: { kind: 'giveUp' },
    })
  })
})

test('in a room all members see the change', async () => {
  const room = newSecret()
  const [an, binh] = [visitor(here.app, { room }), visitor(here.app, { room })]
  await an.say('/solieu')
  const chat = await chatOf(roomAddress(room), 'group')
  const send = (message: OutgoingMessage, deliveryId: number) =>
    here.channel.deliver({
      chat,
      message,
      class: 'reply',
      deliveryId,
      signal: AbortSignal.timeout(1000),
    })
  await send(question(), 9_200)
  const line = (await binh.news()).messages.at(-1)
  await send({ ...question('Ho'), replaces: line?.id ?? '' }, 9_201)
  for (const member of [an, binh])
    expect((await member.news()).messages.map(labels).at(-1)).toEqual(['Sốt', '✓ Ho'])
})
