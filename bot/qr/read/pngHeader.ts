import type { ImageHeader } from './imageHeader.ts'

/** Samples a pixel by colour type (PNG specification, IHDR). */
const SAMPLES = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
])
const HEADER_BYTES = 29

/** Reads a PNG's IHDR chunk; undefined when the file ends before it does. */
export function readPngHeader(file: Uint8Array): ImageHeader | undefined {
  if (file.length < HEADER_BYTES) return undefined
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const [depth, colourType, interlaced] = [view.getUint8(24), view.getUint8(25), view.getUint8(28) !== 0]
  const pixelBytes = ((SAMPLES.get(colourType) ?? 4) * Math.max(8, depth)) / 8
  const unpackedBytes = width * height * pixelBytes
  return { type: 'png', width, height, heldBytes: interlaced ? unpackedBytes : 0, unpackedBytes }
}
