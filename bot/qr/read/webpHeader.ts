import type { ImageHeader } from './imageHeader.ts'

/** libwebp decodes a picture as a whole, four bytes a pixel. */
const PIXEL_BYTES = 4
const HEADER_BYTES = 30

/** Reads the size from a WebP's first chunk: lossy, lossless or extended; undefined when the file ends before it. */
export function readWebpHeader(file: Uint8Array): ImageHeader | undefined {
  if (file.length < HEADER_BYTES) return undefined
  const size = sizeOf(new DataView(file.buffer, file.byteOffset, file.byteLength))
  return { type: 'webp', ...size, heldBytes: size.width * size.height * PIXEL_BYTES }
}

/** Offsets and the 14- and 24-bit fields are those of the WebP container specification. */
function sizeOf(view: DataView): { width: number; height: number } {
  const chunk = String.fromCharCode(...[12, 13, 14, 15].map((offset) => view.getUint8(offset)))
  if (chunk === 'VP8X') return { width: 1 + read24(view, 24), height: 1 + read24(view, 27) }
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  if (chunk === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  return { width: 0, height: 0 }
}

function read24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16)
}
