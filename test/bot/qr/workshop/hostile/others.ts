import sharp from 'sharp'
import { seededNumbers } from '../../seeded.ts'
import type { HostileFile } from './hostileFile.ts'

/** Bombs and oddities in WebP, other kinds of picture, and what is no picture. */
export function otherHostileFiles(poster: Uint8Array): readonly HostileFile[] {
  return [...webps(poster), ...otherKinds(poster), ...noPictures()]
}

function webps(poster: Uint8Array): readonly HostileFile[] {
  const animated = async () => {
    const frames = await Promise.all([poster, poster].map((png) => sharp(png).resize(700).png().toBuffer()))
    return sharp(frames, { join: { animated: true } })
      .webp({ quality: 60 })
      .toBuffer()
  }
  return [
    { name: 'poster as WebP', make: () => sharp(poster).webp({ quality: 60 }).toBuffer(), comesTo: 'poster' },
    { name: 'animated WebP', make: animated, comesTo: 'poster' },
    {
      name: 'WebP that says 16,383 × 16,383',
      make: () => sizedWebp(poster, 16_383, 16_383),
      comesTo: 'tooManyPixels',
    },
    {
      name: 'WebP that says 7,000 × 7,000',
      make: () => sizedWebp(poster, 7_000, 7_000),
      comesTo: 'any answer',
    },
    {
      name: 'lossless WebP that says 16,384 × 16,384',
      make: () => losslessSaying(16_384, 16_384),
      comesTo: 'tooManyPixels',
    },
    {
      name: 'lossless WebP that says 4,300 × 4,300 and holds nothing',
      make: () => losslessSaying(4_300, 4_300),
      comesTo: 'any answer',
    },
    {
      name: 'extended WebP that says 100 × 100 and holds 1,240 × 1,754',
      make: () => extended(poster, 100, 100),
      comesTo: 'any answer',
    },
    {
      name: 'lossless WebP of 18 MP',
      make: () =>
        sharp({ create: { width: 4_300, height: 4_300, channels: 3, background: '#98a' } })
          .webp({ lossless: true, effort: 0 })
          .toBuffer(),
      comesTo: 'nothing',
    },
    {
      name: 'WebP cut off in the middle',
      make: async () => half(await sharp(poster).webp().toBuffer()),
      comesTo: 'any answer',
    },
  ]
}

function otherKinds(poster: Uint8Array): readonly HostileFile[] {
  return [
    { name: 'GIF', make: () => sharp(poster).gif().toBuffer(), comesTo: 'gif' },
    { name: 'GIF that is a script', make: () => Buffer.from('GIF89a=1;alert(1);//'), comesTo: 'gif' },
    { name: 'TIFF', make: () => sharp(poster).tiff().toBuffer(), comesTo: 'otherFormat' },
    {
      name: 'AVIF',
      make: () => sharp(poster).resize(300).avif({ effort: 0 }).toBuffer(),
      comesTo: 'otherFormat',
    },
    {
      name: 'HEIC',
      make: () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
      comesTo: 'heic',
    },
    { name: 'film', make: () => Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0', 'latin1'), comesTo: 'otherFormat' },
    {
      name: 'BMP',
      make: () => Buffer.concat([Buffer.from('BM'), Buffer.alloc(100)]),
      comesTo: 'otherFormat',
    },
    {
      name: 'SVG with a file of the server',
      make: () => svg('<image href="file:///etc/passwd" width="9" height="9"/>'),
      comesTo: 'svg',
    },
    {
      name: 'SVG of 30,000 × 30,000',
      make: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"/>'),
      comesTo: 'svg',
    },
    { name: 'SVG of a billion laughs', make: billionLaughs, comesTo: 'svg' },
    { name: 'SVG behind white space', make: () => Buffer.from(`${' \n'.repeat(4)}<svg/>`), comesTo: 'svg' },
    { name: 'PDF', make: () => Buffer.from('%PDF-1.7\n1 0 obj\n'), comesTo: 'pdf' },
    {
      name: 'PDF with a photo behind',
      make: async () => Buffer.concat([Buffer.from('%PDF-1.7\n'), await sharp(poster).jpeg().toBuffer()]),
      comesTo: 'pdf',
    },
  ]
}

function noPictures(): readonly HostileFile[] {
  const random = seededNumbers(3)
  const bytes = Buffer.from(Array.from({ length: 50_000 }, () => Math.floor(256 * random())))
  return [
    { name: 'nothing', make: () => Buffer.alloc(0), comesTo: 'empty' },
    { name: 'one byte', make: () => Buffer.from([0xff]), comesTo: 'notAnImage' },
    { name: '20 MB and a byte', make: () => Buffer.alloc(20 * 1024 * 1024 + 1, 0xff), comesTo: 'tooLarge' },
    { name: 'random bytes', make: () => bytes, comesTo: 'notAnImage' },
    {
      name: 'random bytes behind a JPEG’s start',
      make: () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), bytes]),
      comesTo: 'any answer',
    },
    {
      name: '20 MB of markers',
      make: () => Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(20 * 1024 * 1024 - 2, 0xff)]),
      comesTo: 'truncated',
    },
    { name: 'ZIP', make: () => Buffer.from('PK\x03\x04aaaa', 'latin1'), comesTo: 'notAnImage' },
    {
      name: 'web page',
      make: () => Buffer.from('<!doctype html><script>alert(1)</script>'),
      comesTo: 'notAnImage',
    },
  ]
}

async function sizedWebp(poster: Uint8Array, width: number, height: number): Promise<Buffer> {
  const file = await sharp(poster).webp({ quality: 60 }).toBuffer()
  file.writeUInt16LE(width, 26)
  file.writeUInt16LE(height, 28)
  return file
}

async function losslessSaying(width: number, height: number): Promise<Buffer> {
  const picture = sharp({ create: { width: 20, height: 20, channels: 3, background: '#98a' } })
  const file = await picture.webp({ lossless: true }).toBuffer()
  const version = file.readUInt32LE(21) & 0xf0000000
  file.writeUInt32LE((version | ((height - 1) << 14) | (width - 1)) >>> 0, 21)
  return file
}

async function extended(poster: Uint8Array, width: number, height: number): Promise<Buffer> {
  const file = await sharp(poster).withIccProfile('p3').webp({ quality: 60 }).toBuffer()
  file.writeUIntLE(width - 1, 24, 3)
  file.writeUIntLE(height - 1, 27, 3)
  return file
}

function half(file: Buffer): Buffer {
  return file.subarray(0, file.length / 2)
}

function svg(content: string): Buffer {
  return Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`)
}

function billionLaughs(): Buffer {
  const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`)
  return Buffer.from(
    `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "ha">${entities.join('')}]><svg><text>&l9;</text></svg>`,
  )
}
