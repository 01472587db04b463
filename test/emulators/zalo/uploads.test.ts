import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Zalo } from './startZalo.ts'
import { startZalo } from './startZalo.ts'
import { Caller, picture, withMedia } from './tinyOa.ts'

const DAY = 24 * 3_600_000
const MEGABYTE = 1024 * 1024

let zalo: Zalo
let oa: Caller
let now: number

beforeEach(async () => {
  now = Date.parse('2026-11-30T12:00:00Z')
  zalo = await startZalo({ now: () => new Date(now) })
  oa = new Caller(zalo)
})

afterEach(() => zalo.stop())

/** A picture that is followed by nothing until it has so many bytes. */
async function pictureOf(bytes: number): Promise<Buffer> {
  const png = await picture()
  return Buffer.concat([png, Buffer.alloc(bytes - png.length)])
}

test('an image gets an attachment_id, a file a token', async () => {
  const id = expect.stringMatching(/^[\w-]{40}$/)
  const gif = await sharp(await picture())
    .gif()
    .toBuffer()
  const success = { status: 200, error: 0, message: 'Success' }
  expect(await oa.upload('image', await picture(), 'A.PNG')).toMatchObject({
    ...success,
    data: { attachment_id: id },
  })
  expect(await oa.upload('gif', gif, 'a.gif')).toMatchObject({ ...success, data: { attachment_id: id } })
  expect(await oa.upload('file', Buffer.from('%PDF-'), 'a.pdf')).toMatchObject({
    ...success,
    data: { token: id },
  })
})

describe('a size', () => {
  test('of an image is 1 MB at most', async () => {
    expect((await oa.upload('image', await pictureOf(MEGABYTE), 'a.png')).error).toBe(0)
    expect(await oa.upload('image', await pictureOf(MEGABYTE + 1), 'a.png')).toMatchObject({
      status: 200,
      error: -210,
    })
  })

  test('of a file is 5 MB at most', async () => {
    expect((await oa.upload('file', Buffer.alloc(5 * MEGABYTE), 'a.docx')).error).toBe(0)
    expect((await oa.upload('file', Buffer.alloc(5 * MEGABYTE + 1), 'a.docx')).error).toBe(-210)
    expect((await oa.upload('gif', Buffer.alloc(5 * MEGABYTE + 1), 'a.gif')).error).toBe(-210)
  })
})

describe('a name', () => {
  test('without an extension is a success that helps nobody', async () => {
    const answer = await oa.upload('image', await picture(), 'card')
    expect(answer).toMatchObject({ status: 200, error: 0, message: 'Success' })
    expect(answer.data).toEqual({})
  })

  test.each<['image' | 'gif' | 'file', string]>([
    ['image', 'a.webp'],
    ['image', 'a.gif'],
    ['gif', 'a.png'],
    ['file', 'a.png'],
    ['file', 'a.xlsx'],
  ])('of another kind is refused as %s: %s', async (kind, name) => {
    expect((await oa.upload(kind, await picture(), name)).error).toBe(-201)
  })
})

describe('a content', () => {
  test('that is no picture or empty is refused', async () => {
    expect((await oa.upload('image', Buffer.from('no picture'), 'a.png')).error).toBe(-201)
    expect((await oa.upload('gif', await picture(), 'a.gif')).error).toBe(-201)
    expect((await oa.upload('file', Buffer.alloc(0), 'a.pdf')).error).toBe(-201)
  })

  test('has to come as the field "file" of a form', async () => {
    expect((await oa.upload('image', await picture(), 'a.png', 'photo')).error).toBe(-201)
    expect((await oa.post('/v2.0/oa/upload/image', { file: 'x' })).error).toBe(-201)
  })
})

test('an id works for seven days, as often as one likes', async () => {
  const citizen = zalo.user()
  const { data } = await oa.upload('image', await picture(), 'a.png')
  const send = (): Promise<unknown> => {
    citizen.send('chào')
    return new Caller(zalo).send(citizen.id, withMedia({ media_type: 'image', ...data }))
  }
  expect(await send()).toMatchObject({ error: 0 })
  now += 7 * DAY
  expect(await send()).toMatchObject({ error: 0 })
  now += 1
  expect(await send()).toMatchObject({ error: -100, message: 'attachment_id was expired' })
})

test('uploads are counted a kind and a month', async () => {
  zalo.switches.uploadsPerMonth = 1
  const upload = async (): Promise<number | undefined> =>
    (await new Caller(zalo).upload('image', await picture(), 'a.png')).error
  expect([await upload(), await upload()]).toEqual([0, -211])
  expect((await new Caller(zalo).upload('file', Buffer.from('x'), 'a.csv')).error).toBe(0)
  now += DAY
  expect(await upload()).toBe(0)
})

test('calls show uploads by name and size', async () => {
  await oa.upload('file', Buffer.from('%PDF-'), 'a.pdf')
  expect(zalo.callsOf('/v2.0/oa/upload/file')).toMatchObject([
    { method: 'POST', params: { file: { upload: 'a.pdf', bytes: 5 } }, outcome: { error: 0 } },
  ])
})

test('an address of a photo works half an hour, or as long as the switch says', async () => {
  const url = (await zalo.user().sendPhoto(await picture())).photo?.url ?? ''
  const status = async (): Promise<number> => (await fetch(url)).status
  now += 1_800_000
  expect(await status()).toBe(200)
  now += 1
  expect(await status()).toBe(404)
  zalo.switches.mediaSeconds = 7 * 86_400
  expect(await status()).toBe(200)
  expect((await fetch(`${zalo.apiRoot}/media/unknown.jpg`)).status).toBe(404)
  expect(zalo.callsOf('/media')).toHaveLength(4)
})
