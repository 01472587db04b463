import type { ImageHeader } from './imageHeader.ts'

const START_OF_SCAN = 0xda
/** Start-of-frame markers are C0–CF without these three: Huffman tables, a reserved one, arithmetic tables. */
const NOT_A_FRAME = new Set([0xc4, 0xc8, 0xcc])
/** Coefficients are held as 16-bit numbers. */
const COEFFICIENT_BYTES = 2

/**
 * Walks a JPEG's segments (ITU-T T.81, annex B) up to its first scan. Undefined when the file ends before.
 */
export function readJpegHeader(file: Uint8Array): ImageHeader | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  let frame: { width: number; height: number; components: number; sequential: boolean } | undefined
  let offset = 2
  while (offset + 10 < file.length) {
    const marker = file[offset] === 0xff ? view.getUint8(offset + 1) : 0
    if (marker === 0xff || isWithoutLength(marker)) {
      offset += marker === 0xff ? 1 : 2
      continue
    }
    if (marker < 0xc0) return undefined
    if (marker <= 0xcf && !NOT_A_FRAME.has(marker)) {
      const components = view.getUint8(offset + 9)
      const [height, width] = [view.getUint16(offset + 5), view.getUint16(offset + 7)]
      frame = { width, height, components, sequential: marker <= 0xc1 }
    }
    if (marker === START_OF_SCAN && frame !== undefined) {
      const inOneScan = frame.sequential && view.getUint8(offset + 4) === frame.components
      const { width, height, components } = frame
      const heldBytes = inOneScan ? 0 : width * height * components * COEFFICIENT_BYTES
      return { type: 'jpeg', width, height, heldBytes }
    }
    offset += 2 + view.getUint16(offset + 2)
  }
  return undefined
}

/** TEM and the restart and start markers stand alone, without a length behind them. */
function isWithoutLength(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
}
