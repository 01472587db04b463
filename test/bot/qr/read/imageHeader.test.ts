import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { readImageHeader } from '../../../../bot/qr/read/imageHeader.ts'

function picture(width: number, height: number, channels: 3 | 4 = 3): Sharp {
  return sharp({ create: { width, height, channels, background: '#3366997f' } })
}

function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}

/** A PNG's first bytes, saying whatever a test wants. */
function pngSaying(width: number, height: number, depth = 8, interlaced = 0): Uint8Array {
  const header = Buffer.alloc(33)
  header.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  header.set([depth, 6, 0, 0, interlaced], 24)
  return header
}

/** A real JPEG whose frame says another size. */
async function jpegSaying(width: number, height: number): Promise<Uint8Array> {
  const file = await picture(64, 48).jpeg().toBuffer()
  const frame = file.indexOf('\xff\xc0', 0, 'latin1')
  file.writeUInt16BE(height, frame + 5)
  file.writeUInt16BE(width, frame + 7)
  return file
}

describe('the header of a picture that is read', () => {
  it.each([
    ['a JPEG', () => picture(300, 200).jpeg(), 'jpeg', 0],
    ['a progressive JPEG', () => picture(300, 200).jpeg({ progressive: true }), 'jpeg', 300 * 200 * 1.5 * 2],
    [
      'a progressive JPEG in full colour',
      () => picture(300, 200).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }),
      'jpeg',
      300 * 200 * 3 * 2,
    ],
    ['a grey JPEG', () => picture(300, 200).greyscale().jpeg(), 'jpeg', 0],
    [
      'a JPEG with metadata',
      () =>
        picture(300, 200)
          .withExif({ IFD0: { Copyright: 'x'.repeat(900) } })
          .jpeg(),
      'jpeg',
      0,
    ],
    ['a PNG', () => picture(300, 200).png(), 'png', 0],
    ['an interlaced PNG', () => picture(300, 200).png({ progressive: true }), 'png', 300 * 200 * 3],
    ['a lossy WebP', () => picture(300, 200).webp(), 'webp', 0],
    ['a lossy WebP with a profile', () => picture(300, 200).withIccProfile('p3').webp(), 'webp', 0],
    ['a lossless WebP', () => picture(300, 200).webp({ lossless: true }), 'webp', 300 * 200 * 4],
    ['a transparent WebP', () => picture(300, 200, 4).webp(), 'webp', 300 * 200 * 4],
  ] as const)('of %s', async (_, make, type, heldBytes) => {
    const file = await make().toBuffer()
    expect(readImageHeader(file)).toMatchObject({ type, width: 300, height: 200, heldBytes })
  })
})

describe('what is refused unread', () => {
  it.each([
    ['nothing', new Uint8Array(0), 'empty'],
    ['20 MB and a byte', new Uint8Array(20 * 1024 * 1024 + 1), 'tooLarge'],
    ['an iPhone photo', latin1('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'heic'],
    ['an AVIF', latin1('\0\0\0\x1cftypavif\0\0\0\0'), 'otherFormat'],
    ['a video', latin1('\0\0\0\x18ftypmp42\0\0\0\0'), 'otherFormat'],
    ['a GIF', latin1('GIF89a\x01\0\x01\0'), 'gif'],
    ['an SVG', latin1('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg'],
    ['an SVG with a prologue', latin1('\xef\xbb\xbf<?xml version="1.0"?><svg/>'), 'svg'],
    ['a PDF', latin1('%PDF-1.7'), 'pdf'],
    ['a TIFF', latin1('II*\0\0\0\0\0'), 'otherFormat'],
    ['a text', latin1('Xin chào'), 'notAnImage'],
    ['a lone JPEG marker', latin1('\xff\xd8\xff'), 'truncated'],
    ['the start of a PNG', pngSaying(100, 100).subarray(0, 20), 'truncated'],
    ['the start of a WebP', latin1('RIFF\0\0\0\0WEBPVP8 '), 'truncated'],
    ['a PNG of 30,000 by 30,000', pngSaying(30_000, 30_000), 'tooManyPixels'],
    ['a PNG of no width', pngSaying(0, 100), 'damaged'],
    ['a PNG that unpacks to 392 MB', pngSaying(7_000, 7_000, 16), 'tooManyPixels'],
    ['an interlaced PNG that must be held whole', pngSaying(6_000, 6_000, 16, 1), 'tooManyPixels'],
  ] as const)('%s', (_, file, reason) => {
    expect(readImageHeader(file)).toEqual({ kind: 'refused', reason })
  })

  it('a JPEG whose header lies', async () => {
    expect(readImageHeader(await jpegSaying(20_000, 20_000))).toEqual({
      kind: 'refused',
      reason: 'tooManyPixels',
    })
    expect(readImageHeader(await jpegSaying(65_000, 65_000))).toEqual({
      kind: 'refused',
      reason: 'tooManyPixels',
    })
  })
})

it('of a JPEG with two frames is the larger, because decoders differ in which they believe', async () => {
  const file = await picture(64, 48).jpeg().toBuffer()
  const frame = file.indexOf('\xff\xc0', 0, 'latin1')
  const huge = Buffer.from(file.subarray(frame, frame + 2 + file.readUInt16BE(frame + 2)))
  huge.writeUInt16BE(20_000, 5)
  huge.writeUInt16BE(20_000, 7)
  for (const at of [frame, frame + huge.length]) {
    const both = Buffer.concat([file.subarray(0, at), huge, file.subarray(at)])
    expect(readImageHeader(both)).toEqual({ kind: 'refused', reason: 'tooManyPixels' })
  }
})

it('never throws, whatever the bytes', () => {
  const beginnings = [
    '',
    '\xff\xd8\xff',
    '\xff\xd8\xff\xc0\0\x11\x08',
    '\x89PNG\r\n\x1a\n',
    'RIFF\0\0\0\0WEBPVP8',
  ]
  const file = fc
    .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 80 }))
    .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest]))
  fc.assert(
    fc.property(file, (bytes) => {
      expect(readImageHeader(bytes)).toBeDefined()
    }),
    { numRuns: 2000 },
  )
})
