import { randomBytes, randomUUID } from 'node:crypto'
import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Received } from '../../../bot/core/received.ts'
import type { Database } from '../../../db/connect.ts'
import { deleteReadWebPhotos } from '../../../db/webPhotos.ts'
import { PHOTO_BYTES } from '../../../server/routes/webChat/posts.ts'
import { type OwnDatabase, ownDatabase } from '../../bot/channels/web/support/ownDatabase.ts'
import { startWebChat, type WebChatServer } from '../../bot/channels/web/support/startWebChat.ts'
import { stubAccept } from '../../bot/channels/web/support/stubBot.ts'
import { type Visitor, visitor } from '../../bot/channels/web/support/visitor.ts'

let place: OwnDatabase
let database: Database
let chat: WebChatServer
const accepted: Received[] = []

beforeAll(async () => {
  place = await ownDatabase()
  database = place.connect()
  chat = await startWebChat({
    database,
    async accept(channel, received) {
      accepted.push(received)
      await stubAccept(database, channel, received)
    },
  })
})

afterAll(async () => {
  await chat.close()
  await place.drop()
})

/** What the bot would download for the last photo. */
function download(): Promise<Uint8Array> {
  const action = accepted.at(-1)?.action
  if (action?.kind !== 'photo') throw new Error('the last act was no photo')
  return chat.channel.download(action.photo, AbortSignal.timeout(1000))
}

async function age(minutes: number) {
  await database.client`update web_photos set created_at = created_at - make_interval(mins => ${minutes})`
  await database.client`update inbox set received_at = received_at - make_interval(mins => ${minutes})`
}

test('a photo reaches the bot byte for byte, as often as it is fetched', async () => {
  const person = visitor(chat.app)
  const photo = randomBytes(100_000)
  const album = randomUUID()
  expect((await person.photo(photo, { 'x-album': album })).statusCode).toBe(200)
  expect(accepted.at(-1)?.action).toMatchObject({ kind: 'photo', photo: { bytes: 100_000 }, album })
  expect(Buffer.compare(await download(), photo)).toBe(0)
  expect(Buffer.compare(await download(), photo)).toBe(0)
  expect((await person.news()).messages).toMatchObject([{ from: 'me', kind: 'photo', text: '' }])
})

test('an empty photo reaches the bot too, which says in words what is wrong with it', async () => {
  expect((await visitor(chat.app).photo(Buffer.alloc(0))).statusCode).toBe(200)
  expect(accepted.at(-1)?.action).toMatchObject({ kind: 'photo', photo: { bytes: 0 } })
  expect(await download()).toHaveLength(0)
})

test('a photo lies sealed in the database', async () => {
  const photo = Buffer.from('readable words in a photo, many enough to be found')
  await visitor(chat.app).photo(photo)
  const [found] = await database.client`
    select count(*) from web_photos where position(${photo} in bytes_sealed) > 0`
  expect(found?.count).toBe(0)
})

test('the same upload again changes nothing', async () => {
  const person = visitor(chat.app)
  const same = { 'x-message-id': randomUUID() }
  const [before] = await database.client`select count(*) from web_photos`
  for (let time = 0; time < 3; time += 1) {
    expect((await person.photo(Buffer.from('photo'), same)).statusCode).toBe(200)
  }
  const [after] = await database.client`select count(*) from web_photos`
  expect(after?.count - before?.count).toBe(1)
  expect((await person.news()).messages).toHaveLength(1)
})

test('what is no photo is refused', async () => {
  const person = visitor(chat.app)
  const attempts: [number, Promise<{ statusCode: number }>][] = [
    [415, person.photo(Buffer.from('%PDF'), { 'content-type': 'application/pdf' })],
    [415, person.photo(Buffer.from('{}'), { 'content-type': 'application/json' })],
    [400, person.photo(Buffer.from('x'), { 'x-message-id': 'abc' })],
    [400, person.photo(Buffer.from('x'), { 'x-age': 'abc' })],
    [413, person.photo(Buffer.alloc(20 * 1024 * 1024 + 1))],
  ]
  for (const [status, attempt] of attempts) expect((await attempt).statusCode).toBe(status)
  expect((await person.photo(Buffer.alloc(20 * 1024 * 1024))).statusCode).toBe(200)
})

test('a photo goes when it has been read, and after a day in any case', async () => {
  await database.client`delete from web_photos`
  await database.client`update inbox set done_at = now()`
  await visitor(chat.app).photo(Buffer.from('photo'))
  expect(await deleteReadWebPhotos(database)).toBe(0)
  await age(60)
  expect(await deleteReadWebPhotos(database)).toBe(0)
  await database.client`update inbox set done_at = now()`
  expect(await deleteReadWebPhotos(database)).toBe(1)
  await expect(download()).rejects.toMatchObject({ decision: { kind: 'giveUp' } })

  await visitor(chat.app).photo(Buffer.from('photo'))
  await age(25 * 60)
  expect(await deleteReadWebPhotos(database)).toBe(1)
})

test('only so many bytes of a network are received at once, others come through, and the next may come when one photo is through', async () => {
  const { server, begin } = await listening()
  const uploads = Array.from({ length: 7 }, () => begin(PHOTO_BYTES))
  const refused = await Promise.race(uploads.map(({ answer }) => answer))
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '2'])
  const person = visitor(server.app)
  expect((await person.photo(Buffer.from('x'), { 'content-length': '' })).statusCode).toBe(429)
  const elsewhere = await server.app.inject({
    method: 'POST',
    url: '/chat/photos',
    headers: { ...person.headers, 'content-type': 'image/jpeg', 'x-message-id': randomUUID() },
    payload: Buffer.from('x'),
    remoteAddress: '203.0.113.7',
  })
  expect(elsewhere.statusCode).toBe(200)
  for (const { upload } of uploads) upload.destroy()
  await vi.waitUntil(async () => (await person.photo(Buffer.from('x'))).statusCode === 200, LONG)
  await server.close()
})

test('small photos that crawl over a bad network shut nobody out', async () => {
  const { server, begin } = await listening()
  const uploads = Array.from({ length: 20 }, () => begin(PHOTO_BYTES / 20))
  await vi.waitUntil(() => openConnections(server).then((count) => count === uploads.length), LONG)
  expect((await visitor(server.app).photo(randomBytes(500_000))).statusCode).toBe(200)
  for (const { upload } of uploads) upload.destroy()
  await server.close()
})

/** Milliseconds. */
const LONG = { timeout: 10_000 }

async function listening() {
  const server = await startWebChat({ database })
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.app.server.address() as AddressInfo
  return { server, begin: (bytes: number) => begunUpload(port, visitor(server.app), bytes) }
}

function openConnections({ app }: WebChatServer): Promise<number> {
  return new Promise((resolve, reject) =>
    app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  )
}

/** A photo of which only the beginning arrives. */
function begunUpload(port: number, { headers }: Visitor, bytes: number) {
  const upload = request({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: '/chat/photos',
    headers: {
      ...headers,
      'content-type': 'image/jpeg',
      'x-message-id': randomUUID(),
      'content-length': bytes,
    },
  })
  upload.on('error', () => undefined)
  const answer = new Promise<IncomingMessage>((resolve) => upload.on('response', resolve))
  upload.write('begin')
  return { upload, answer }
}
