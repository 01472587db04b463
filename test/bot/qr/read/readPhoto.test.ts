import { deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { drawPosterPng } from '../../../../bot/draw/drawAttachment.ts'
import { NO_OWN_SYMBOLS } from '../../../../bot/qr/engine/ownSymbols.ts'
import { gateUrl } from '../../../../bot/qr/ownUrl.ts'
import { type ReadingPlan, readPhoto } from '../../../../bot/qr/read/readPhoto.ts'
import type { ReadResult } from '../../../../bot/qr/read/readResult.ts'
import type { Stage } from '../../../../bot/qr/read/stage.ts'
import { IN_FULL, IN_TIME } from '../../../../bot/qr/read/stages.ts'
import { photograph } from '../../../support/photograph.ts'
import { SAMPLE_POSTER_TEXTS, samplePoster } from '../samples.ts'

const POSTER = samplePoster()
const PNG = drawPosterPng(POSTER, SAMPLE_POSTER_TEXTS)
const NOTHING = { kind: 'nothing' }
const READ: ReadResult = { kind: 'texts', texts: [POSTER.url] }

function read(file: Uint8Array, stages: readonly Stage[] = IN_FULL): Promise<ReadResult> {
  return readPhoto(file, {
    stages,
    budgetMs: 60_000,
    now: () => performance.now(),
    understands: isOurs,
    own: NO_OWN_SYMBOLS,
  })
}

function isOurs(text: string): boolean {
  return text.startsWith('https://KHAIBAO')
}

afterEach(() => vi.restoreAllMocks())

function wall(): Sharp {
  return sharp({ create: { width: 1200, height: 900, channels: 3, background: '#b8a98c' } })
}

describe('a photo of a poster', () => {
  it.each([1, 2, 3, 4])('as people take it, seed %i', async (seed) => {
    expect(await read(await photograph(PNG, { seed }))).toEqual(READ)
  })

  it('upside down, at night, from afar, through Telegram', async () => {
    const hard = { seed: 9, share: 0.34, rotation: 170, tilt: 0.3, shade: 0.85, noise: 10, quality: 50 }
    expect(await read(await photograph(PNG, hard))).toEqual(READ)
  })

  it.each([
    ['PNG', () => sharp(PNG).png()],
    ['interlaced PNG', () => sharp(PNG).png({ progressive: true })],
    ['PNG of 16 bits', () => sharp(PNG).toColourspace('rgb16').png()],
    ['WebP', () => sharp(PNG).webp({ quality: 60 })],
    ['JPEG', () => sharp(PNG).jpeg()],
    ['progressive JPEG', () => sharp(PNG).jpeg({ progressive: true })],
    ['JPEG in four inks', () => sharp(PNG).toColourspace('cmyk').jpeg()],
    ['JPEG of 24 MP', () => sharp(PNG).resize(4_123).jpeg({ quality: 60 })],
    ['JPEG turned by its metadata', () => sharp(PNG).withMetadata({ orientation: 6 }).jpeg()],
  ])('as %s', async (_, make) => {
    expect(await read(await make().toBuffer())).toEqual(READ)
  })

  it('of two posters gives both, the larger first', async () => {
    const other = samplePoster({ code: 'X', url: gateUrl('https://khaibao.haiphong.gov.vn', 'BCFGHJKMN2') })
    const [large, small] = await Promise.all([
      sharp(PNG).resize(560).toBuffer(),
      sharp(drawPosterPng(other, SAMPLE_POSTER_TEXTS)).resize(380).toBuffer(),
    ])
    const both = [
      { input: small, left: 40, top: 200 },
      { input: large, left: 560, top: 50 },
    ]
    const photo = await wall().composite(both).jpeg({ quality: 75 }).toBuffer()
    expect(await read(photo)).toEqual({ kind: 'texts', texts: [POSTER.url, other.url] })
  })

  it('half sent is read when the symbol came, and else named as cut off', async () => {
    const file = await sharp(PNG).jpeg({ quality: 80 }).toBuffer()
    expect(await read(file.subarray(0, Math.round(file.length * 0.9)))).toEqual(READ)
    const cutOff = { kind: 'refused', reason: 'truncated' }
    expect(await read(file.subarray(0, Math.round(file.length * 0.2)))).toEqual(cutOff)
    expect(await read(PNG.subarray(0, 20_000))).toEqual(cutOff)
  })
})

describe('a poster far away in a photo of 12 MP', () => {
  /** So wide that a module is two and a half pixels of the file, and less than one of the shrunk picture. */
  const poster = sharp(PNG).resize(120).toBuffer()
  const far = (type: 'jpeg' | 'png' | 'webp'): Promise<Buffer> =>
    poster.then((input) =>
      sharp({ create: { width: 4032, height: 3024, channels: 3, background: '#b8a98c' } })
        .composite([{ input, left: 2_700, top: 800 }])
        .toFormat(type, { quality: 75 })
        .toBuffer(),
    )
  const atFullSize = (way: string): Stage[] => IN_FULL.filter(({ name }) => name === `${way} at full size`)

  it.each(['jpeg', 'png', 'webp'] as const)('is read in full, from %s', async (type) => {
    const file = await far(type)
    expect(await read(file, IN_TIME)).toMatchObject(NOTHING)
    expect(await read(file)).toEqual(READ)
  })

  it.each(['zxing', 'the engine'])('is read by %s at full size alone', async (way) => {
    // What a stage can is asked here, and not how far it comes in its time on a busy machine.
    vi.spyOn(performance, 'now').mockReturnValue(0)
    expect(await read(await far('jpeg'), atFullSize(way))).toEqual(READ)
  })

  it('is not looked for where the file is no larger than what was looked at', async () => {
    const small = await sharp(PNG).resize(900).jpeg().toBuffer()
    expect(await read(small, [...atFullSize('zxing'), ...atFullSize('the engine')])).toMatchObject(NOTHING)
  })
})

describe('a picture without a code', () => {
  it('gives nothing', async () => {
    expect(await read(await wall().jpeg().toBuffer())).toMatchObject(NOTHING)
    expect(await read(await photograph(await wall().png().toBuffer(), { seed: 1 }))).toMatchObject(NOTHING)
  })

  it('gives nothing for a single pixel', async () => {
    const pixel = sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
    expect(await read(await pixel.png().toBuffer())).toMatchObject(NOTHING)
    expect(await read(await pixel.jpeg().toBuffer())).toMatchObject(NOTHING)
  })

  it('gives nothing when a film follows its end, as in motion photos', async () => {
    const file = await wall().jpeg().toBuffer()
    for (const seed of [1, 2, 3, 4]) {
      const film = Uint8Array.from({ length: 200_000 }, (_, i) => ((i + seed) * 2_654_435_761) >>> 24)
      film.set([0xff, 0xda, 0x00, 0x08], 150_000)
      const motion = Buffer.concat([file, film])
      expect(await read(motion, IN_TIME.slice(0, 2))).toMatchObject(NOTHING)
    }
  })

  it('whose body is rubbish is called damaged', async () => {
    const file = await wall().png().toBuffer()
    file.fill(7, 60, file.length - 12)
    expect(await read(file)).toEqual({ kind: 'refused', reason: 'damaged' })
  })
})

describe('a bomb', () => {
  it('of 200 MB behind a PNG header of 100 by 100 takes no memory', async () => {
    const bomb = pngWith(100, 100, deflateSync(Buffer.alloc(200_000_000), { level: 9 }))
    const before = process.memoryUsage().rss
    const result = await read(bomb)
    expect(result.kind).not.toBe('texts')
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  it('of 49 MP in a small PNG is looked at and found empty', async () => {
    const empty = sharp({ create: { width: 7_000, height: 7_000, channels: 3, background: '#fff' } })
    expect(await read(await empty.png({ compressionLevel: 9 }).toBuffer())).toMatchObject(NOTHING)
  })
})

describe('the orders', () => {
  it('hold each stage once, and in full everything that there is in time', () => {
    const names = (stages: readonly Stage[]) => stages.map(({ name }) => name)
    expect(new Set(names(IN_FULL)).size).toBe(IN_FULL.length)
    expect(names(IN_FULL)).toEqual(expect.arrayContaining(names(IN_TIME)))
  })

  it('read an easy photo at the first glance', async () => {
    const glance = IN_TIME.slice(0, 1)
    expect(await read(await photograph(PNG, { seed: 1 }), glance)).toEqual(READ)
  })
})

describe('a glance that sees two codes and can read one', () => {
  it('leaves both to a larger picture', async () => {
    const other = samplePoster({ code: 'X', url: gateUrl('https://khaibao.haiphong.gov.vn', 'BCFGHJKMN2') })
    const far = await sharp(drawPosterPng(other, SAMPLE_POSTER_TEXTS)).resize(240).toBuffer()
    const near = await sharp(PNG).resize(620).toBuffer()
    const both = [
      { input: far, left: 60, top: 300 },
      { input: near, left: 500, top: 12 },
    ]
    const photo = await wall().composite(both).jpeg({ quality: 85 }).toBuffer()
    const texts = [POSTER.url, other.url]
    expect(await read(photo)).toEqual({ kind: 'texts', texts })
  })
})

describe('the stages', () => {
  const calls: string[] = []
  const stage = (name: string, texts: readonly string[] | Error, cheap = false): Stage => ({
    name,
    cheap,
    read: async () => {
      calls.push(name)
      if (texts instanceof Error) throw texts
      return texts
    },
  })
  /** What is ours begins with a capital letter here. */
  const plan = {
    budgetMs: 60_000,
    now: () => 0,
    understands: (text: string) => /^[A-Z]/.test(text),
    own: NO_OWN_SYMBOLS,
  }
  const readThrough = (stages: readonly Stage[], changes: Partial<ReadingPlan> = {}) => {
    calls.length = 0
    return readPhoto(PNG, { ...plan, stages, ...changes })
  }

  it('go on past one that fails and end at the first text of ours', async () => {
    const stages = [
      stage('none', []),
      stage('fails', new Error('no')),
      stage('finds', ['A', 'B', 'A']),
      stage('late', ['C'], true),
    ]
    expect(await readThrough(stages)).toEqual({ kind: 'texts', texts: ['A', 'B'] })
    expect(calls).toEqual(['none', 'fails', 'finds'])
  })

  it('beside a foreign code are only the cheap ones, and ours comes first', async () => {
    const stages = [
      stage('foreign', ['foreign']),
      stage('dear', ['B']),
      stage('cheap', []),
      stage('ours', ['misread', 'A'], true),
      stage('late', ['C'], true),
    ]
    expect(await readThrough(stages)).toEqual({ kind: 'texts', texts: ['A', 'foreign'] })
    expect(calls).toEqual(['foreign', 'ours'])
  })

  it('give the foreign code when nothing else is found, as the first that saw it spells it', async () => {
    const stages = [stage('foreign', ['foreign']), stage('dear', ['B']), stage('cheap', ['f?reign'], true)]
    expect(await readThrough(stages)).toEqual({ kind: 'texts', texts: ['foreign'] })
  })

  it('end when the time is used up, and say which were tried', async () => {
    let clock = 0
    const now = (): number => {
      clock += 100
      return clock
    }
    const stages = [stage('first', []), stage('second', []), stage('third', ['TOO LATE'])]
    const result = await readThrough(stages, { budgetMs: 200, now })
    expect(result).toEqual({ kind: 'nothing', tried: ['first', 'second'], isCutShort: true })
    const inTime = await readThrough([stage('first', [])], { budgetMs: 200, now: () => 0 })
    expect(inTime).toEqual({ kind: 'nothing', tried: ['first'], isCutShort: false })
  })

  it('know until when they have', async () => {
    const deadlines: number[] = []
    const curious: Stage = {
      name: 'curious',
      cheap: true,
      read: async (_photo, deadline) => {
        deadlines.push(deadline)
        return []
      },
    }
    await readThrough([curious, curious], { budgetMs: 700, now: () => 1_000 })
    expect(deadlines).toEqual([1_700, 1_700])
  })
})

/** A PNG with a body of the test's own, its checksums right. */
function pngWith(width: number, height: number, body: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
