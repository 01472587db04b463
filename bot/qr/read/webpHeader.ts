import type { ImageHeader } from './imageHeader.ts'

/** A lossless picture is decoded as a whole, four bytes a pixel. */
const PIXEL_BYTES = 4
const HEADER_BYTES = 30
/** Before its picture a file has a colour profile at most; one with more chunks than this is taken to be lossless. */
const CHUNKS_LIMIT = 16

/** Reads the size from a WebP's first chunk: lossy, lossless or extended; undefined when the file ends before it. */
export function readWebpHeader(file: Uint8Array): ImageHeader | undefined {
  if (file.length < HEADER_BYTES) return undefined
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const size = sizeOf(view)
  const heldBytes = isLossy(view) ? 0 : size.width * size.height * PIXEL_BYTES
  return { type: 'webp', ...size, heldBytes }
}

/** Offsets and the 14- and 24-bit fields are those of the WebP container specification. */
function sizeOf(view: DataView): { width: number; height: number } {
  const chunk = nameAt(view, 12)
  if (chunk === 'VP8X') return { width: 1 + read24(view, 24), height: 1 + read24(view, 27) }
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  if (chunk === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  return { width: 0, height: 0 }
}

/** Only a lossy picture is decoded row by row; an extended file tells in a later chunk which kind it holds. */
function isLossy(view: DataView): boolean {
  let offset = 12
  for (let chunk = 0; chunk < CHUNKS_LIMIT && offset + 8 <= view.byteLength; chunk++) {
    const name = nameAt(view, offset)
    if (name === 'VP8 ') return true
    if (name !== 'VP8X' && name !== 'ICCP') return false
    const length = view.getUint32(offset + 4, true)
    offset += 8 + length + (length % 2)
  }
  return false
}

function nameAt(view: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(offset + i)))
}

function read24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16)
}
