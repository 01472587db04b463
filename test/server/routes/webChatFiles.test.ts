import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DrawnFile } from '../../../bot/channels/channel.ts'
import { type Attachment, attachmentFile } from '../../../bot/draw/attachment.ts'
import { QrWorkshopBusy } from '../../../bot/qr/workshop/qrWorkshop.ts'
import { createDrawnFiles } from '../../../server/routes/webChat/drawnFiles.ts'
import { WEB_CHAT_PACES } from '../../../server/routes/webChat/limits.ts'
import { type OwnDatabase, ownDatabase } from '../../bot/channels/web/support/ownDatabase.ts'
import { startWebChat, type WebChatServer } from '../../bot/channels/web/support/startWebChat.ts'
import { type Visitor, visitor } from '../../bot/channels/web/support/visitor.ts'

const PICTURE = { kind: 'personalQrPng' } as unknown as Attachment

let place: OwnDatabase
let chat: WebChatServer
let drawings = 0
let isBusy = false
let isBroken = false

beforeAll(async () => {
  place = await ownDatabase()
})

beforeEach(async () => {
  drawings = 0
  isBusy = false
  isBroken = false
  const slow = { perSecond: 0.1, burst: 2 }
  const paces = { ...WEB_CHAT_PACES, drawings: { person: slow, network: { perSecond: 10, burst: 100 } } }
  const answers = () => [{ text: 'đây', attachment: PICTURE }]
  chat = await startWebChat({ database: place.connect({ connections: 3 }), answers, draw, paces })
})

afterEach(() => chat.close())
afterAll(() => place.drop())

async function draw(attachment: Attachment): Promise<DrawnFile> {
  drawings += 1
  if (isBusy) throw new QrWorkshopBusy('no thread was free in time')
  if (isBroken) throw new Error('a bug')
  return { ...attachmentFile(attachment), bytes: Buffer.from('drawn') }
}

/** Asks for a picture and gives where it is. Told what it knows already, the server answers only when there is more. */
async function picture(person: Visitor): Promise<string> {
  let after = (await person.news()).messages.at(-1)?.id
  let shown = false
  await person.say('hình')
  for (;;) {
    const { messages, typing } = await person.news({
      wait: 10,
      typing: shown ? 1 : 0,
      ...(after && { after }),
    })
    const url = messages.findLast((line) => line.file)?.file?.url
    if (url) return url
    after = messages.at(-1)?.id ?? after
    shown = typing
  }
}

describe('a picture', () => {
  test('is drawn once for those who look at it again or together', async () => {
    const person = visitor(chat.app)
    const url = await picture(person)
    const bodies = await Promise.all([person.file(url), person.file(url)])
    bodies.push(await person.file(url))
    expect(bodies.map(({ body }) => body)).toEqual(['drawn', 'drawn', 'drawn'])
    expect(drawings).toBe(1)
  })

  test('that is in memory is given to nobody else', async () => {
    const person = visitor(chat.app)
    const url = await picture(person)
    await person.file(url)
    expect((await visitor(chat.app).file(url)).statusCode).toBe(404)
  })

  test('waits while all threads read photos, and is drawn when one is free', async () => {
    const person = visitor(chat.app)
    const url = await picture(person)
    isBusy = true
    const busy = await person.file(url)
    expect([busy.statusCode, busy.headers['retry-after'], busy.json()]).toEqual([
      503,
      '5',
      { problem: 'busy' },
    ])
    isBusy = false
    expect((await person.file(url)).statusCode).toBe(200)
  })

  test('that cannot be drawn for another reason is a fault of ours', async () => {
    const person = visitor(chat.app)
    const url = await picture(person)
    isBroken = true
    expect((await person.file(url)).statusCode).toBe(500)
  })

  test('has a pace of its own, which only drawing counts against', async () => {
    const person = visitor(chat.app)
    const urls = [await picture(person), await picture(person), await picture(person)]
    const statuses = []
    for (const url of urls) statuses.push((await person.file(url)).statusCode)
    expect(statuses).toEqual([200, 200, 429])
    expect((await person.file(urls[0] ?? '')).statusCode).toBe(200)
  })
})

describe('what is remembered', () => {
  const file = (bytes: number): DrawnFile => ({
    name: 'a.png',
    type: 'image/png',
    bytes: new Uint8Array(bytes),
  })
  const MEGABYTE = 1024 * 1024

  function drawn(bytes: number) {
    let time = 0
    const files = createDrawnFiles(
      async () => file(bytes),
      () => new Date(time),
    )
    return { files, later: (minutes: number) => (time += minutes * 60_000) }
  }

  test('is bounded by number: the one that was asked for longest ago goes first', async () => {
    const { files } = drawn(10)
    for (let number = 0; number < 64; number += 1) await files.draw(`file ${number}`, PICTURE)
    await files.known('file 0')
    await files.draw('one more', PICTURE)
    expect(['file 0', 'file 1', 'file 2'].map((key) => files.known(key) !== undefined)).toEqual([
      true,
      false,
      true,
    ])
  })

  test('is bounded by weight', async () => {
    const { files } = drawn(10 * MEGABYTE)
    for (const key of ['a', 'b', 'c', 'd']) await files.draw(key, PICTURE)
    expect(['a', 'b', 'c', 'd'].map((key) => files.known(key) !== undefined)).toEqual([
      false,
      true,
      true,
      true,
    ])
  })

  test('is forgotten after some minutes', async () => {
    const { files, later } = drawn(10)
    await files.draw('a', PICTURE)
    later(4)
    expect(files.known('a')).toBeDefined()
    later(2)
    expect(files.known('a')).toBeUndefined()
  })
})
