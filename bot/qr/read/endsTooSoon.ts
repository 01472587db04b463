import type { ImageHeader } from './imageHeader.ts'
import { readJpegScans } from './jpegScans.ts'

/**
 * Whether a file lacks its end, as half-sent photos do. It is asked only when no code was found: often the half that
 * came holds the code, and otherwise the person should send the photo again rather than take a better one.
 */
export function endsTooSoon(file: Uint8Array, type: ImageHeader['type']): boolean {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  switch (type) {
    case 'jpeg':
      return !readJpegScans(file).end
    case 'png':
      return bytes.lastIndexOf('IEND', undefined, 'latin1') < 0
    case 'webp':
      return bytes.readUInt32LE(4) + 8 > bytes.length
  }
}
