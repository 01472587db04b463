import { crc32, deflateSync } from 'node:zlib'

/**
 * How many shades of each part of a colour a picture keeps, finest first. 16 are as many as the eye tells apart in the
 * edge of a letter, and hold every colour we draw in unchanged; the mixtures of a few colours stay well below 256. Six
 * fit a palette whatever is drawn, 6³ = 216.
 */
const PICTURE_LEVELS = [16, 6] as const
const PALETTE_LIMIT = 256
const BYTES_PER_PIXEL = 4
/** Levels above 3 take twice the time for a tenth less. */
const COMPRESSION = 3
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/**
 * Encodes opaque RGBA pixels as a PNG with a palette: what we draw has few colours and many rows that are the same, so
 * this takes a third of the time of a general encoder, and half of the bytes.
 */
export function encodePicture(pixels: Uint8Array, width: number): Uint8Array {
  const height = pixels.length / BYTES_PER_PIXEL / width
  for (const levels of PICTURE_LEVELS) {
    const indexed = indexPixels(pixels, width, height, levels)
    if (indexed === undefined) continue
    const header = new DataView(new ArrayBuffer(13))
    header.setUint32(0, width)
    header.setUint32(4, height)
    // Eight bits a pixel, colour type 3 (palette); compression, filter and interlacing are 0.
    header.setUint16(8, 0x0803)
    return Buffer.concat([
      SIGNATURE,
      chunk('IHDR', new Uint8Array(header.buffer)),
      chunk('PLTE', Uint8Array.from(indexed.palette.flat())),
      chunk('IDAT', deflateSync(indexed.rows, { level: COMPRESSION })),
      chunk('IEND', new Uint8Array()),
    ])
  }
  throw new Error('six levels always fit a palette')
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const ends = new DataView(new ArrayBuffer(8))
  ends.setUint32(0, data.length)
  ends.setUint32(4, crc32(named))
  return Buffer.concat([new Uint8Array(ends.buffer, 0, 4), named, new Uint8Array(ends.buffer, 4, 4)])
}

interface IndexedPixels {
  /** Each row begins with the number of its filter, 0 for none. */
  readonly rows: Uint8Array
  readonly palette: readonly (readonly number[])[]
}

/** Gives each colour a number; undefined when there are more than a palette holds. */
function indexPixels(
  pixels: Uint8Array,
  width: number,
  height: number,
  levels: number,
): IndexedPixels | undefined {
  const { palette, indexOf } = createPalette(levels)
  const rows = new Uint8Array(height * (width + 1))
  const [stride, rowLength] = [width * BYTES_PER_PIXEL, width + 1]
  for (let y = 0; y < height; y++) {
    const row = pixels.subarray(y * stride, (y + 1) * stride)
    if (y > 0 && Buffer.compare(row, pixels.subarray((y - 1) * stride, y * stride)) === 0) {
      rows.copyWithin(y * rowLength, (y - 1) * rowLength, y * rowLength)
    } else indexRow(row, rows.subarray(y * rowLength + 1, (y + 1) * rowLength), indexOf)
    if (palette.length > PALETTE_LIMIT) return undefined
  }
  return { rows, palette }
}

type IndexOf = (red: number, green: number, blue: number) => number

/** Most pixels are like the one to their left, so only the others are looked up. */
function indexRow(row: Uint8Array, indices: Uint8Array, indexOf: IndexOf): void {
  let red = -1
  let green = -1
  let blue = -1
  let index = 0
  for (let x = 0, at = 0; x < indices.length; x++, at += BYTES_PER_PIXEL) {
    if (row[at] !== red || row[at + 1] !== green || row[at + 2] !== blue) {
      red = row[at] ?? 0
      green = row[at + 1] ?? 0
      blue = row[at + 2] ?? 0
      index = indexOf(red, green, blue)
    }
    indices[x] = index
  }
}

/** The colours so far, and the number of a colour rounded to the levels; new ones are added. */
function createPalette(levels: number): {
  readonly palette: readonly (readonly number[])[]
  readonly indexOf: IndexOf
} {
  const palette: number[][] = []
  const numbers = new Int16Array(levels ** 3).fill(-1)
  const step = 255 / (levels - 1)
  const levelOf = Uint8Array.from({ length: 256 }, (_, part) => Math.round(part / step))
  const indexOf: IndexOf = (red, green, blue) => {
    const place = ((levelOf[red] ?? 0) * levels + (levelOf[green] ?? 0)) * levels + (levelOf[blue] ?? 0)
    const known = numbers[place] ?? -1
    if (known >= 0) return known
    numbers[place] = palette.length
    palette.push([red, green, blue].map((part) => (levelOf[part] ?? 0) * step))
    return palette.length - 1
  }
  return { palette, indexOf }
}
