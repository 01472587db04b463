import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Attachment } from '../../../../bot/draw/attachment.ts'
import type { ReadResult } from '../../../../bot/qr/read/readResult.ts'
import { IN_FULL } from '../../../../bot/qr/read/stages.ts'
import { createQrWorkshop, type QrWorkshop, QrWorkshopBusy } from '../../../../bot/qr/workshop/qrWorkshop.ts'
import { SAMPLE_PERSONAL_QR_TEXTS, SAMPLE_POSTER_TEXTS, samplePersonalQr, samplePoster } from '../samples.ts'

const POSTER = samplePoster()
const POSTER_PNG: Attachment = { kind: 'posterPng', poster: POSTER, texts: SAMPLE_POSTER_TEXTS }
/** So many pages that no thread is done with them in a second. */
const ENDLESS: Attachment = {
  kind: 'posterPdf',
  posters: Array.from({ length: 3_000 }, () => POSTER),
  texts: SAMPLE_POSTER_TEXTS,
}
const HOSTS = { public: 'https://khaibao.haiphong.gov.vn', former: [] }
const ALL = IN_FULL.map(({ name }) => name)
const READ = { kind: 'texts', texts: [POSTER.url] }

function triedIn(result: ReadResult): readonly string[] {
  if (result.kind !== 'nothing') throw new Error('a bare wall has no code')
  return result.tried ?? []
}

describe('the workshop', () => {
  let workshop: QrWorkshop
  beforeAll(async () => {
    workshop = createQrWorkshop({ threads: 1, queueLimit: 3, deadlineMs: 20_000, hosts: HOSTS })
    await workshop.ready()
  })
  afterAll(() => workshop.close())

  it('draws every kind of attachment, and reads what it drew', async () => {
    const personal = samplePersonalQr()
    const card: Attachment = { kind: 'personalQrPng', personal, texts: SAMPLE_PERSONAL_QR_TEXTS }
    const pdf: Attachment = { kind: 'posterPdf', posters: [POSTER], texts: SAMPLE_POSTER_TEXTS }
    expect(await workshop.read(await workshop.draw(POSTER_PNG), 'inTime')).toEqual(READ)
    expect(await workshop.read(await workshop.draw(card), 'inTime')).toEqual({
      kind: 'texts',
      texts: [personal.url],
    })
    expect(await workshop.read(await workshop.draw(pdf), 'inTime')).toEqual({
      kind: 'refused',
      reason: 'pdf',
    })
  })

  it('leaves the caller his bytes, also those around a part that he gives', async () => {
    const png = await workshop.draw(POSTER_PNG)
    const around = Buffer.concat([Buffer.alloc(1000, 1), png, Buffer.alloc(1000, 2)])
    expect(await workshop.read(around.subarray(1000, 1000 + png.length), 'inTime')).toEqual(READ)
    expect(await workshop.read(png, 'inTime')).toEqual(READ)
    expect(around[0]).toBe(1)
  })

  it('tries in full what was not tried in time', async () => {
    const wall = sharp({ create: { width: 640, height: 480, channels: 3, background: '#b8a98c' } })
    const photo = await wall.jpeg().toBuffer()
    const inTime = triedIn(await workshop.read(photo, 'inTime'))
    const inFull = triedIn(await workshop.read(photo, 'inFull', inTime))
    // On a machine that is busy enough neither comes to its end.
    expect(inTime.length).toBeGreaterThan(0)
    expect(inFull.length).toBeGreaterThan(0)
    expect([...inTime, ...inFull]).toEqual(ALL.slice(0, inTime.length + inFull.length))
  })

  it('reads in full as well', async () => {
    expect(await workshop.read(await workshop.draw(POSTER_PNG), 'inFull')).toEqual(READ)
  })

  it('turns away what comes when the line is full, and serves the rest', async () => {
    const png = await workshop.draw(POSTER_PNG)
    const results = await Promise.all(Array.from({ length: 6 }, () => workshop.read(png, 'inTime')))
    expect(results.map(({ kind }) => kind)).toEqual(['texts', 'texts', 'texts', 'texts', 'busy', 'busy'])
    expect(await workshop.read(png, 'inTime')).toEqual(READ)
  })

  it('refuses at once what need not be decoded, even with a full line', async () => {
    const png = await workshop.draw(POSTER_PNG)
    const waiting = Promise.all(Array.from({ length: 4 }, () => workshop.read(png, 'inTime')))
    expect(await workshop.read(Buffer.from('GIF89a'), 'inTime')).toEqual({ kind: 'refused', reason: 'gif' })
    await waiting
  })

  it('keeps the event loop free while it draws', async () => {
    let turns = 0
    const turning = setInterval(() => turns++, 1)
    await workshop.draw(POSTER_PNG)
    clearInterval(turning)
    expect(turns).toBeGreaterThan(3)
  })
})

describe('a thread that overruns its deadline', () => {
  it('is replaced, and the next photo is read', async () => {
    const workshop = createQrWorkshop({ threads: 1, queueLimit: 3, deadlineMs: 1_000, hosts: HOSTS })
    await workshop.ready()
    const png = await workshop.draw(POSTER_PNG)
    const long = workshop.draw(ENDLESS)
    await expect(long).rejects.toThrow(QrWorkshopBusy)
    // The new thread warms up first, which may take longer than this deadline; a person's photo is tried again too.
    await expect.poll(() => workshop.read(png, 'inTime'), { timeout: 20_000 }).toEqual(READ)
    await workshop.close()
  })

  it('is not waited for by those in line', async () => {
    const workshop = createQrWorkshop({ threads: 1, queueLimit: 3, deadlineMs: 1_000, hosts: HOSTS })
    await workshop.ready()
    const png = await workshop.draw(POSTER_PNG)
    const long = workshop.draw(ENDLESS).catch(() => 'given up')
    expect(await workshop.read(png, 'inTime')).toEqual({ kind: 'busy' })
    expect(await long).toBe('given up')
    await workshop.close()
  })
})

describe('a closed workshop', () => {
  it('answers busy, what was running and what comes later', async () => {
    const workshop = createQrWorkshop({ threads: 1, queueLimit: 3, deadlineMs: 20_000, hosts: HOSTS })
    await workshop.ready()
    const png = await workshop.draw(POSTER_PNG)
    const running = [workshop.read(png, 'inTime'), workshop.read(png, 'inTime'), workshop.read(png, 'inTime')]
    await workshop.close()
    for (const result of await Promise.all(running)) expect(['busy', 'texts']).toContain(result.kind)
    expect(await workshop.read(png, 'inTime')).toEqual({ kind: 'busy' })
    await expect(workshop.draw(POSTER_PNG)).rejects.toThrow(QrWorkshopBusy)
  })

  it('can be closed before it is warm', async () => {
    const workshop = createQrWorkshop({ threads: 2, queueLimit: 3, deadlineMs: 20_000, hosts: HOSTS })
    await workshop.close()
  })
})
