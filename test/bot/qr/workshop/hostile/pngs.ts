import { constants, crc32, deflateRawSync, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { HostileFile } from './hostileFile.ts'

const MEGABYTE = 1 << 20
/** The modulus of Adler-32. */
const ADLER = 65_521
const GREY = 0
const COLOUR_AND_ALPHA = 6

type Saying = {
  readonly depth?: number
  readonly colour?: number
  readonly interlaced?: boolean
  /** Chunks before the picture's. */
  readonly before?: readonly Uint8Array[]
}

/** Bombs and oddities in PNG. */
export function hostilePngs(poster: Uint8Array): readonly HostileFile[] {
  const withChunks = (...before: Uint8Array[]) => png(64, 64, zeros(64 * 65), { before })
  return [
    {
      name: 'PNG of 30,000 × 30,000 zeros',
      make: () => png(30_000, 30_000, zeros(900_030_000)),
      comesTo: 'tooManyPixels',
    },
    {
      name: 'PNG of 12,000 × 12,000 zeros',
      make: () => png(12_000, 12_000, zeros(144_012_000)),
      comesTo: 'tooManyPixels',
    },
    {
      name: 'PNG of 7,000 × 7,000 zeros',
      make: () => png(7_000, 7_000, zeros(49_007_000)),
      comesTo: 'nothing',
    },
    {
      name: 'PNG of 7,000 × 7,000 in colours of 16 bits',
      make: () => png(7_000, 7_000, zeros(7_000 * 56_001), { depth: 16, colour: COLOUR_AND_ALPHA }),
      comesTo: 'tooManyPixels',
    },
    {
      name: 'PNG of 5,400 × 5,400 in colours of 16 bits',
      make: () => png(5_400, 5_400, zeros(5_400 * 43_201), { depth: 16, colour: COLOUR_AND_ALPHA }),
      comesTo: 'nothing',
    },
    {
      name: 'interlaced PNG of 8,000 × 6,000',
      make: () => png(8_000, 6_000, zeros(48_100_000), { interlaced: true }),
      comesTo: 'any answer',
    },
    {
      name: 'interlaced PNG of 6,500 × 6,500 in colours of 16 bits',
      make: () => png(6_500, 6_500, zeros(1_000), { depth: 16, colour: COLOUR_AND_ALPHA, interlaced: true }),
      comesTo: 'tooManyPixels',
    },
    {
      name: 'PNG that says 10 × 10 and holds 30,000 × 30,000',
      make: () => png(10, 10, zeros(900_030_000)),
      comesTo: 'any answer',
    },
    {
      name: 'PNG that says 7,000 × 7,000 and holds nothing',
      make: () => png(7_000, 7_000, zeros(0)),
      comesTo: 'any answer',
    },
    { name: 'PNG of no width', make: () => png(0, 100, zeros(100)), comesTo: 'damaged' },
    {
      name: 'PNG of 2³¹ × 2³¹',
      make: () => png(0x7fffffff, 0x7fffffff, zeros(100)),
      comesTo: 'tooManyPixels',
    },
    {
      name: 'PNG with a text of 15 MB',
      make: () =>
        withChunks(
          chunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), Buffer.alloc(15 * MEGABYTE, 'a')])),
        ),
      comesTo: 'nothing',
    },
    {
      name: 'PNG with a text that unpacks to 900 MB',
      make: () => withChunks(packed('zTXt', 'Comment\0\0', 900_000_000)),
      comesTo: 'any answer',
    },
    {
      name: 'PNG with an international text that unpacks to 900 MB',
      make: () => withChunks(packed('iTXt', 'Comment\0\x01\0\0\0', 900_000_000)),
      comesTo: 'any answer',
    },
    {
      name: 'PNG with a colour profile that unpacks to 900 MB',
      make: () => withChunks(packed('iCCP', 'Profile\0\0', 900_000_000)),
      comesTo: 'any answer',
    },
    {
      name: 'PNG in 200,000 chunks',
      make: () => withChunks(Buffer.alloc(200_000 * 12, chunk('teSt', Buffer.alloc(0)))),
      comesTo: 'any answer',
    },
    {
      name: 'PNG whose chunk says 2 GB',
      make: () => {
        const file = Buffer.from(png(64, 64, zeros(64 * 65)))
        file.writeUInt32BE(0x7fffffff, 33)
        return file
      },
      comesTo: 'any answer',
    },
    {
      name: 'PNG with two headers',
      make: () => withChunks(chunk('IHDR', header(30_000, 30_000, {}))),
      comesTo: 'any answer',
    },
    {
      name: 'PNG with wrong checksums',
      make: () => {
        const file = Buffer.from(png(64, 64, zeros(64 * 65)))
        file.fill(0, 29, 33)
        return file
      },
      comesTo: 'any answer',
    },
    {
      name: 'poster as PNG cut off in the middle',
      make: () => poster.subarray(0, poster.length / 2),
      comesTo: 'any answer',
    },
    {
      name: 'poster as PNG with a ZIP behind',
      make: () => Buffer.concat([poster, Buffer.from('PK\x03\x04'), Buffer.alloc(MEGABYTE)]),
      comesTo: 'poster',
    },
    {
      name: 'poster as PNG of 16 bits',
      make: () => sharp(poster).toColourspace('rgb16').png().toBuffer(),
      comesTo: 'poster',
    },
    {
      name: 'poster as PNG with 256 colours',
      make: () => sharp(poster).png({ palette: true }).toBuffer(),
      comesTo: 'poster',
    },
  ]
}

function png(width: number, height: number, body: Uint8Array, saying: Saying = {}): Uint8Array {
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header(width, height, saying)),
    ...(saying.before ?? []),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function header(
  width: number,
  height: number,
  { depth = 8, colour = GREY, interlaced = false }: Saying,
): Buffer {
  const bytes = Buffer.alloc(13)
  bytes.writeUInt32BE(width, 0)
  bytes.writeUInt32BE(height, 4)
  bytes.set([depth, colour, 0, 0, interlaced ? 1 : 0], 8)
  return bytes
}

function chunk(name: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}

function packed(name: string, before: string, bytes: number): Buffer {
  return chunk(name, Buffer.concat([Buffer.from(before, 'latin1'), zeros(bytes)]))
}

/** A zlib stream of zeros, put together from one packed megabyte, because packing a whole gigabyte takes seconds. */
function zeros(bytes: number): Buffer {
  if (bytes < MEGABYTE) return deflateSync(Buffer.alloc(bytes))
  const one = deflateRawSync(Buffer.alloc(MEGABYTE), { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const whole = Math.floor(bytes / MEGABYTE)
  const rest = deflateRawSync(Buffer.alloc(bytes % MEGABYTE), { level: 9 })
  const adler = Buffer.alloc(4)
  adler.writeUInt16BE(bytes % ADLER, 0)
  adler.writeUInt16BE(1, 2)
  return Buffer.concat([Buffer.from([0x78, 0xda]), ...Array.from({ length: whole }, () => one), rest, adler])
}
