import { randomBytes } from 'node:crypto'
import type { Sharp } from 'sharp'
import sharp from 'sharp'
import { Telegram as TelegrafClient, TelegramError } from 'telegraf'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from './people/person.ts'
import type { Telegram } from './startTelegram.ts'
import { startTelegram } from './startTelegram.ts'
import { api, apiResult } from './tinyBot.ts'

let now: Date
let telegram: Telegram
let client: TelegrafClient
let citizen: Person

beforeEach(async () => {
  now = new Date('2026-11-23T08:00:00Z')
  telegram = await startTelegram({ now: () => now })
  client = new TelegrafClient(telegram.token, { apiRoot: telegram.apiRoot })
  citizen = telegram.user()
  citizen.private.send('/start')
})

afterEach(() => telegram.stop())

function picture(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#07f' } })
}

async function problem(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(() => undefined).catch((caught: unknown) => caught)
  if (!(error instanceof TelegramError)) throw new Error('Telegram refused nothing')
  return `${error.code} ${error.description}`
}

async function downloaded(fileId: string): Promise<Buffer> {
  const response = await fetch(await client.getFileLink(fileId))
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

describe('a photo of a person', () => {
  test('arrives recompressed in four sizes, upright and without EXIF', async () => {
    const jpeg = await picture(3000, 4000)
      .withExif({ IFD0: { Make: 'Máy ảnh' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const message = await citizen.private.sendPhoto(jpeg, { caption: 'ở quán' })
    expect(message.wire.photo?.map(({ width, height }) => [width, height])).toEqual([
      [90, 68],
      [320, 240],
      [800, 600],
      [1280, 960],
    ])
    const largest = message.wire.photo?.at(-1)
    const bytes = await downloaded(largest?.file_id ?? '')
    const metadata = await sharp(bytes).metadata()
    expect(metadata).toMatchObject({ format: 'jpeg', width: 1280, height: 960 })
    expect(metadata.exif).toBeUndefined()
    expect(metadata.orientation).toBeUndefined()
    expect(largest?.file_size).toBe(bytes.length)
    const ids = message.wire.photo?.flatMap(({ file_id, file_unique_id }) => [file_id, file_unique_id])
    expect(new Set(ids).size).toBe(8)
  })

  test('is never enlarged', async () => {
    const sizes = async (width: number, height: number): Promise<unknown> => {
      const message = await citizen.private.sendPhoto(await picture(width, height).png().toBuffer())
      return message.wire.photo?.map((size) => size.width)
    }
    expect(await sizes(60, 40)).toEqual([60])
    expect(await sizes(320, 100)).toEqual([90, 320])
    expect(await sizes(700, 100)).toEqual([90, 320, 700])
    expect(await sizes(1281, 100)).toEqual([90, 320, 800, 1280])
  })

  test('may be HD', async () => {
    const message = await citizen.private.sendPhoto(await picture(4000, 3000).jpeg().toBuffer(), { hd: true })
    expect(message.photo).toMatchObject({ width: 2560, height: 1920 })
  })

  test('among several shares a media_group_id; the caption stands on the first', async () => {
    const one = await picture(100, 100).jpeg().toBuffer()
    const album = await citizen.private.sendAlbum([one, one, one], { caption: 'cả nhà' })
    expect(new Set(album.map((message) => message.wire.media_group_id)).size).toBe(1)
    expect(album.map((message) => message.wire.caption)).toEqual(['cả nhà', undefined, undefined])
    const unique = album.map((message) => message.wire.photo?.at(-1)?.file_unique_id)
    expect(new Set(unique).size).toBe(1)
  })
})

describe('a document of a person', () => {
  test('arrives as it was, with its EXIF', async () => {
    const jpeg = await picture(3000, 2000)
      .withExif({ IFD0: { Make: 'Máy ảnh' } })
      .jpeg()
      .toBuffer()
    const message = citizen.private.sendDocument(jpeg, 'ảnh gốc.jpg')
    expect(message.wire.document).toMatchObject({ file_name: 'ảnh gốc.jpg', mime_type: 'image/jpeg' })
    expect((await downloaded(message.wire.document?.file_id ?? '')).equals(jpeg)).toBe(true)
  })

  test('of more than 20 MB can not be fetched', async () => {
    const fits = citizen.private.sendDocument(Buffer.alloc(20 * 1024 * 1024), 'vừa.bin')
    const big = citizen.private.sendDocument(Buffer.alloc(20 * 1024 * 1024 + 1), 'to.bin')
    expect(await client.getFile(fits.wire.document?.file_id ?? '')).toHaveProperty('file_path')
    expect(await problem(client.getFile(big.wire.document?.file_id ?? ''))).toBe(
      '400 Bad Request: file is too big',
    )
  })
})

describe('a link to a file', () => {
  test('works for an hour, with the right token only', async () => {
    const message = citizen.private.sendDocument(Buffer.from('a,b'), 'bảng.csv')
    const link = await client.getFileLink(message.wire.document?.file_id ?? '')
    expect((await fetch(link)).status).toBe(200)
    expect((await fetch(String(link).replace('TEST', 'WRONG'))).status).toBe(401)
    now = new Date(now.getTime() + 3_601_000)
    expect((await fetch(link)).status).toBe(404)
    expect(telegram.callsOf('file').map(({ outcome }) => outcome.status)).toEqual([200, 404])
  })

  test('is given for known ids only', async () => {
    expect(await problem(client.getFile('AgACAgUAAxkBnonsense'))).toBe(
      '400 Bad Request: wrong file_id or the file is temporarily unavailable',
    )
    expect((await api(telegram, 'getFile')).description).toBe('Bad Request: file_id not specified')
    expect((await fetch(`${telegram.apiRoot}/file/bot${telegram.token}/photos/file_1.jpg`)).status).toBe(404)
  })
})

describe('a photo of the bot', () => {
  test('is recompressed too, and can be sent again by its file_id', async () => {
    const sent = await client.sendPhoto(citizen.id, { source: await picture(1500, 1500).png().toBuffer() })
    const seen = citizen.private.messages.at(-1)
    expect(seen?.photo).toMatchObject({ width: 1280, height: 1280 })
    const again = await client.sendPhoto(citizen.id, sent.photo.at(-1)?.file_id ?? '', { caption: 'lại' })
    expect(again.photo.map((size) => size.file_id)).toEqual(sent.photo.map((size) => size.file_id))
    expect(citizen.private.messages.at(-1)?.photo?.bytes.equals(seen?.photo?.bytes ?? Buffer.alloc(0))).toBe(
      true,
    )
  })

  test('has to be a picture within the limits', async () => {
    const send = (source: Buffer): Promise<string> => problem(client.sendPhoto(citizen.id, { source }))
    expect(await send(Buffer.from('không phải ảnh'))).toBe('400 Bad Request: IMAGE_PROCESS_FAILED')
    expect(await send(Buffer.alloc(0))).toBe('400 Bad Request: file must be non-empty')
    expect(await send(await picture(9000, 1001).png().toBuffer())).toBe(
      '400 Bad Request: PHOTO_INVALID_DIMENSIONS',
    )
    expect(await send(await picture(2100, 100).png().toBuffer())).toBe(
      '400 Bad Request: PHOTO_INVALID_DIMENSIONS',
    )
    const noise = sharp(randomBytes(2000 * 2000 * 3), { raw: { width: 2000, height: 2000, channels: 3 } })
    const heavy = await noise.png({ compressionLevel: 0 }).toBuffer()
    expect(await send(heavy)).toBe(
      `400 Bad Request: file of size ${heavy.length} bytes is too big for a photo; the maximum size is 10485760 bytes`,
    )
    expect((await api(telegram, 'sendPhoto', { chat_id: citizen.id })).description).toBe(
      'Bad Request: there is no photo in the request',
    )
    expect(await problem(client.sendPhoto(citizen.id, 'AgACnonsense'))).toBe(
      "400 Bad Request: wrong remote file identifier specified: can't unserialize it",
    )
  })

  test('has a caption of at most 1024 characters', async () => {
    const source = await picture(50, 50).png().toBuffer()
    const caption = `<b>${'ộ'.repeat(1024)}</b>`
    expect(
      (await client.sendPhoto(citizen.id, { source }, { caption, parse_mode: 'HTML' })).caption,
    ).toHaveLength(1024)
    expect(await problem(client.sendPhoto(citizen.id, { source }, { caption: 'x'.repeat(1025) }))).toBe(
      '400 Bad Request: message caption is too long',
    )
  })
})

describe('a document of the bot', () => {
  test('keeps its bytes and name; an id of another kind is refused', async () => {
    const pdf = Buffer.from('%PDF-1.7 tờ dán')
    const sent = await client.sendDocument(
      citizen.id,
      { source: pdf, filename: 'tờ dán.pdf' },
      {
        caption: 'Tờ dán',
        reply_markup: { inline_keyboard: [[{ text: 'In lại', callback_data: 'again' }]] },
      },
    )
    expect(sent.document).toMatchObject({ file_name: 'tờ dán.pdf', mime_type: 'application/pdf' })
    const seen = citizen.private.messages.at(-1)
    expect(seen).toMatchObject({ text: 'Tờ dán', labels: ['In lại'], document: { name: 'tờ dán.pdf' } })
    expect(seen?.document?.bytes.equals(pdf)).toBe(true)
    expect(await problem(client.sendPhoto(citizen.id, sent.document.file_id))).toBe(
      "400 Bad Request: can't use file of type Document as Photo",
    )
  })

  test('has at most 50 MB', async () => {
    const source = Buffer.alloc(50 * 1024 * 1024 + 1)
    expect(await problem(client.sendDocument(citizen.id, { source, filename: 'to.bin' }))).toBe(
      '413 Request Entity Too Large',
    )
  })
})

describe('an album of the bot', () => {
  test('has 2 to 10 items, captions of their own and no buttons', async () => {
    const source = await picture(100, 100).png().toBuffer()
    const item = { type: 'photo' as const, media: { source } }
    const sent = await client.sendMediaGroup(citizen.id, [{ ...item, caption: 'một' }, item])
    expect(
      new Set(sent.map((message) => ('media_group_id' in message ? message.media_group_id : ''))).size,
    ).toBe(1)
    expect(citizen.private.messages.slice(-2).map(({ text }) => text)).toEqual(['một', ''])
    const media = (count: number): object[] => Array(count).fill({ type: 'photo', media: 'AgAC' })
    const sendAlbum = async (count: number): Promise<string | undefined> => {
      const params = { chat_id: citizen.id, media: media(count) }
      return (await api(telegram, 'sendMediaGroup', params)).description
    }
    expect(await sendAlbum(1)).toBe('Bad Request: too few media to send as an album')
    expect(await sendAlbum(11)).toBe('Bad Request: too many media to send as an album')
  })
})

test('stickers, voice and video messages and places arrive as what they are', async () => {
  citizen.private.sendSticker('🐟')
  citizen.private.sendVoice()
  citizen.private.sendVideo()
  citizen.private.sendLocation(20.8449, 106.6881)
  const updates = await apiResult<object[]>(telegram, 'getUpdates')
  expect(updates.slice(1)).toMatchObject([
    { message: { sticker: { emoji: '🐟', file_id: expect.any(String) } } },
    { message: { voice: { duration: 3 } } },
    { message: { video: { duration: 3 } } },
    { message: { location: { latitude: 20.8449, longitude: 106.6881 } } },
  ])
})
