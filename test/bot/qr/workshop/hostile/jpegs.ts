import sharp, { type JpegOptions } from 'sharp'
import type { HostileFile } from './hostileFile.ts'
import { finderField, noise } from './pictures.ts'

const [FRAME, PROGRESSIVE_FRAME, TABLE, SCAN, END] = [0xc0, 0xc2, 0xc4, 0xda, 0xd9]
/** A JPEG's segment says its length in two bytes. */
const SEGMENT_BYTES = 65_000

/** Bombs and oddities in JPEG; `photo` is an ordinary one of the poster. */
export function hostileJpegs(poster: Uint8Array, photo: Uint8Array): readonly HostileFile[] {
  const asJpeg = (options: JpegOptions = {}) => sharp(poster).jpeg(options).toBuffer()
  const saying = async (width: number, height: number, progressive = false) =>
    withSize(await flat(64, 48, { progressive }), width, height)
  return [
    { name: 'JPEG that says 20,000 × 20,000', make: () => saying(20_000, 20_000), comesTo: 'tooManyPixels' },
    { name: 'JPEG that says 65,000 × 65,000', make: () => saying(65_000, 65_000), comesTo: 'tooManyPixels' },
    {
      name: 'progressive JPEG that says 20,000 × 20,000',
      make: () => saying(20_000, 20_000, true),
      comesTo: 'tooManyPixels',
    },
    {
      name: 'progressive JPEG that must be held whole',
      make: () => saying(7_000, 7_000, true),
      comesTo: 'tooManyPixels',
    },
    {
      name: 'progressive JPEG that says 5,000 × 5,000 and holds 64 × 48',
      make: () => saying(5_000, 5_000, true),
      comesTo: 'any answer',
    },
    {
      name: 'JPEG that says 7,000 × 7,000 and holds 64 × 48',
      make: () => saying(7_000, 7_000),
      comesTo: 'any answer',
    },
    {
      name: 'JPEG that says 2,000 × 2,000 and holds 64 × 48',
      make: () => saying(2_000, 2_000),
      comesTo: 'any answer',
    },
    { name: 'JPEG of no height', make: () => saying(100, 0), comesTo: 'damaged' },
    {
      name: 'JPEG with a huge frame before its own',
      make: async () => withHugeFrame(await flat(640, 480)),
      comesTo: 'tooManyPixels',
    },
    { name: 'JPEG of 49 MP', make: () => flat(7_000, 7_000), comesTo: 'nothing' },
    {
      name: 'progressive JPEG of 12 MP in full colour',
      make: () => flat(4_000, 3_000, { progressive: true, chromaSubsampling: '4:4:4' }),
      comesTo: 'nothing',
    },
    {
      name: 'photo cut off in the middle',
      make: () => photo.subarray(0, photo.length / 2),
      comesTo: 'any answer',
    },
    { name: 'photo cut off after 200 bytes', make: () => photo.subarray(0, 200), comesTo: 'truncated' },
    {
      name: 'JPEG with 10,000 markers',
      make: async () => withSegments(await asJpeg(), 10_000, 8),
      comesTo: 'poster',
    },
    {
      name: 'JPEG with 15 MB of comments',
      make: async () => withSegments(await asJpeg(), 230, SEGMENT_BYTES),
      comesTo: 'poster',
    },
    {
      name: 'JPEG with 1,000 scans for nothing',
      make: async () => withScans(await flat(2_300, 1_700), 1_000),
      comesTo: 'damaged',
    },
    {
      name: 'progressive JPEG with 1,000 scans',
      make: async () => withSpectralScans(await flat(5_400, 3_900, { progressive: true }), 1_000),
      comesTo: 'damaged',
    },
    {
      name: 'progressive JPEG of 21 MP with 28 scans',
      make: async () => withSpectralScans(await flat(5_400, 3_900, { progressive: true }), 25),
      comesTo: 'any answer',
    },
    {
      name: 'progressive JPEG of 4 MP with 28 scans',
      make: async () => withSpectralScans(await flat(2_300, 1_700, { progressive: true }), 25),
      comesTo: 'any answer',
    },
    { name: 'photo with a ZIP behind', make: () => Buffer.concat([photo, zip()]), comesTo: 'poster' },
    {
      name: 'photo with a web page in its comment',
      make: async () => inserted(await asJpeg(), segment(0xfe, Buffer.from('<script>alert(1)</script>'))),
      comesTo: 'poster',
    },
    {
      name: 'JPEG whose metadata goes in circles',
      make: async () => inserted(await asJpeg(), segment(0xe1, circularExif())),
      comesTo: 'poster',
    },
    {
      name: 'JPEG with a colour profile of rubbish',
      make: async () => inserted(await asJpeg(), segment(0xe2, rubbishProfile())),
      comesTo: 'poster',
    },
    {
      name: 'poster in four inks',
      make: () => sharp(poster).toColourspace('cmyk').jpeg().toBuffer(),
      comesTo: 'poster',
    },
    { name: 'progressive poster', make: () => asJpeg({ progressive: true }), comesTo: 'poster' },
    {
      name: 'poster turned by its metadata',
      make: () => sharp(poster).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      comesTo: 'poster',
    },
    {
      name: 'JPEG full of the corners of codes',
      make: () => asPicture(finderField(1_280, 12, 20), 1_280),
      comesTo: 'any answer',
      alsoInFull: true,
    },
    {
      name: 'JPEG full of the small corners of codes',
      make: () => asPicture(finderField(2_000, 2, 3), 2_000),
      comesTo: 'any answer',
      alsoInFull: true,
    },
    {
      name: 'JPEG of noise',
      make: () => asPicture(noise(2_000), 2_000),
      comesTo: 'any answer',
      alsoInFull: true,
    },
  ]
}

function flat(width: number, height: number, options: JpegOptions = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#98a' } })
    .jpeg(options)
    .toBuffer()
}

function asPicture(pixels: Uint8Array, side: number): Promise<Buffer> {
  return sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .jpeg({ quality: 85 })
    .toBuffer()
}

function frameIn(file: Buffer): number {
  return (
    [FRAME, PROGRESSIVE_FRAME]
      .map((marker) => file.indexOf(Buffer.from([0xff, marker])))
      .find((at) => at > 0) ?? 0
  )
}

function withSize(file: Buffer, width: number, height: number): Buffer {
  const frame = frameIn(file)
  file.writeUInt16BE(height, frame + 5)
  file.writeUInt16BE(width, frame + 7)
  return file
}

function withHugeFrame(file: Buffer): Buffer {
  const frame = frameIn(file)
  const huge = withSize(Buffer.from(file), 20_000, 20_000).subarray(
    frame,
    frame + 2 + file.readUInt16BE(frame + 2),
  )
  return Buffer.concat([file.subarray(0, frame), huge, file.subarray(frame)])
}

function segment(marker: number, body: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** Segments put in behind the start of the file. */
function inserted(file: Buffer, ...segments: Uint8Array[]): Buffer {
  return Buffer.concat([file.subarray(0, 2), ...segments, file.subarray(2)])
}

function withSegments(file: Buffer, count: number, bytes: number): Buffer {
  const one = segment(0xfe, Buffer.alloc(bytes, 'a'))
  return inserted(file, ...Array.from({ length: count }, () => one))
}

/** Repeats the head of the last scan, with no data: each asks for a walk over the whole picture. */
function withScans(file: Buffer, count: number): Buffer {
  const scan = file.lastIndexOf(Buffer.from([0xff, SCAN]))
  const end = file.lastIndexOf(Buffer.from([0xff, END]))
  const head = file.subarray(scan, scan + 2 + file.readUInt16BE(scan + 2))
  return Buffer.concat([
    file.subarray(0, end),
    ...Array.from({ length: count }, () => head),
    file.subarray(end),
  ])
}

/** After the first scan of a progressive JPEG, scans of a single coefficient each, as the standard allows them. */
function withSpectralScans(file: Buffer, count: number): Buffer {
  const first = file.indexOf(Buffer.from([0xff, SCAN]))
  const components = Array.from({ length: file.readUInt8(first + 4) }, (_, i) =>
    file.readUInt8(first + 5 + 2 * i),
  )
  const second = file.indexOf(Buffer.from([0xff, SCAN]), first + 2)
  const table = file.subarray(0, second).lastIndexOf(Buffer.from([0xff, TABLE]))
  // A table with one code of one bit, which stands for "nothing in the next 16,384 blocks".
  const nothing = segment(TABLE, Buffer.from([0x10, 1, ...Array.from({ length: 15 }, () => 0), 0xe0]))
  const scans = Array.from({ length: count }, (_, i) => {
    const [component = 1, coefficient] = [
      components[i % components.length],
      1 + (Math.floor(i / components.length) % 63),
    ]
    const head = segment(SCAN, Buffer.from([1, component, 0, coefficient, coefficient, 0]))
    return Buffer.concat([head, Buffer.alloc(200)])
  })
  return Buffer.concat([file.subarray(0, table), nothing, ...scans, Buffer.from([0xff, END])])
}

/** Exif whose first directory names itself as the next. */
function circularExif(): Buffer {
  const tiff = Buffer.from('MM\0*\0\0\0\x08\0\0\0\0\0\x08', 'latin1')
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
}

function rubbishProfile(): Buffer {
  return Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), Buffer.alloc(5_000, 0xa5)])
}

function zip(): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(300_000, 7)])
}
