import { readJpegHeader } from './jpegHeader.ts'
import { readPngHeader } from './pngHeader.ts'
import { type Refusal, type RefusalReason, refuse } from './readResult.ts'
import { readWebpHeader } from './webpHeader.ts'

/** What a file says of itself before anything is decoded. */
export interface ImageHeader {
  readonly type: 'jpeg' | 'png' | 'webp'
  readonly width: number
  readonly height: number
  /** Bytes that a decoder must hold at once because the file cannot be decoded row by row; 0 when it can. */
  readonly heldBytes: number
  /** Bytes that a PNG unpacks to, which take their time however small they were packed. */
  readonly unpackedBytes?: number
}

/** What people's phones send is below 15 MB, and messengers hand out no more than 20 MB. */
const FILE_BYTES_LIMIT = 20 * 1024 * 1024
/** The largest phone cameras make 50 MP by default. */
export const PIXELS_LIMIT = 50_000_000
/**
 * Interlaced, progressive and lossless WebP pictures are held as a whole. No phone makes them; this lets 12 MP of any
 * kind pass and 24 MP of most, and keeps what strangers can make the process take below 200 MB.
 */
const HELD_BYTES_LIMIT = 72 * 1024 * 1024
/** What a PNG may unpack to, so that it takes no second: 50 MP in ordinary colours, or 30 MP in those of 16 bits. */
const UNPACKED_BYTES_LIMIT = 240_000_000

const NAMED_KINDS: readonly { readonly signature: RegExp; readonly reason: RefusalReason }[] = [
  { signature: /^GIF8/, reason: 'gif' },
  { signature: /^%PDF/, reason: 'pdf' },
  { signature: /^[\s\S]{4}ftyp(hei[cmsx]|hev[cmx]|mif1|msf1)/, reason: 'heic' },
  { signature: /^[\s\S]{4}ftyp/, reason: 'otherFormat' },
  { signature: /^(\u00ef\u00bb\u00bf)?\s*<(\?xml|!DOCTYPE svg|svg|!--)/i, reason: 'svg' },
]

/** How pictures begin that are pictures but not for us: BMP, TIFF, icon, Photoshop, JPEG XL. */
const OTHER_FORMATS = ['BM', 'II*\0', 'MM\0*', '\0\0\x01\0', '8BPS', '\xff\x0a', '\0\0\0\x0cJXL ']

/** Reads a file's own account of type and size, and refuses what will not be decoded, without decoding anything. */
export function readImageHeader(file: Uint8Array): ImageHeader | Refusal {
  if (file.length === 0) return refuse('empty')
  if (file.length > FILE_BYTES_LIMIT) return refuse('tooLarge')
  const start = Buffer.from(file.subarray(0, 64)).toString('latin1')
  const named = NAMED_KINDS.find(({ signature }) => signature.test(start))
  if (named !== undefined) return refuse(named.reason)
  if (OTHER_FORMATS.some((beginning) => start.startsWith(beginning))) return refuse('otherFormat')
  const header = headerOf(file, start)
  if (header === undefined || 'kind' in header) return header ?? refuse('notAnImage')
  if (header.width < 1 || header.height < 1) return refuse('damaged')
  if (header.width * header.height > PIXELS_LIMIT) return refuse('tooManyPixels')
  const { heldBytes, unpackedBytes = 0 } = header
  const isTooMuch = heldBytes > HELD_BYTES_LIMIT || unpackedBytes > UNPACKED_BYTES_LIMIT
  return isTooMuch ? refuse('tooManyPixels') : header
}

function headerOf(file: Uint8Array, start: string): ImageHeader | Refusal | undefined {
  if (start.startsWith('\xff\xd8\xff')) return readJpegHeader(file) ?? refuse('truncated')
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return readPngHeader(file) ?? refuse('truncated')
  if (/^RIFF[\s\S]{4}WEBP/.test(start)) return readWebpHeader(file) ?? refuse('truncated')
  return undefined
}
