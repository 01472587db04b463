import type { ImageHeader } from './imageHeader.ts'

const START_OF_SCAN = 0xda
/** Start-of-frame markers are C0–CF without these three: Huffman tables, a reserved one, arithmetic tables. */
const NOT_A_FRAME = new Set([0xc4, 0xc8, 0xcc])
/** Coefficients are held as 16-bit numbers. */
const COEFFICIENT_BYTES = 2

type Frame = {
  readonly width: number
  readonly height: number
  readonly components: number
  readonly sampling: readonly (readonly [horizontal: number, vertical: number])[]
  readonly sequential: boolean
}

/**
 * Walks a JPEG's segments (ITU-T T.81, annex B) up to its first scan. Undefined when the file ends before.
 */
export function readJpegHeader(file: Uint8Array): ImageHeader | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  let frame: Frame | undefined
  let offset = 2
  while (offset + 10 < file.length) {
    const marker = file[offset] === 0xff ? view.getUint8(offset + 1) : 0
    if (marker === 0xff || isWithoutLength(marker)) {
      offset += marker === 0xff ? 1 : 2
      continue
    }
    if (marker < 0xc0) return undefined
    if (marker <= 0xcf && !NOT_A_FRAME.has(marker)) frame = larger(frame, readFrame(view, offset))
    if (marker === START_OF_SCAN && frame !== undefined) {
      const { width, height, components, sequential } = frame
      const inOneScan = sequential && view.getUint8(offset + 4) === components
      return { type: 'jpeg', width, height, heldBytes: inOneScan ? 0 : coefficientBytes(frame) }
    }
    offset += 2 + view.getUint16(offset + 2)
  }
  return undefined
}

/** A file with two frames is broken, and decoders differ in which of them they believe. */
function larger(one: Frame | undefined, other: Frame): Frame {
  return one !== undefined && one.width * one.height > other.width * other.height ? one : other
}

function readFrame(view: DataView, offset: number): Frame {
  const components = view.getUint8(offset + 9)
  // Each component has three bytes: its name, how finely it is sampled across and down, its table.
  const sampling = Array.from({ length: components }, (_, i) => {
    const at = offset + 11 + 3 * i
    const byte = at < view.byteLength ? view.getUint8(at) : 0x11
    return [byte >> 4, byte & 15] as const
  })
  const [height, width] = [view.getUint16(offset + 5), view.getUint16(offset + 7)]
  return { width, height, components, sampling, sequential: view.getUint8(offset + 1) <= 0xc1 }
}

/** What a decoder holds of a picture that comes in several scans; most photos have half the colours in each direction. */
function coefficientBytes({ width, height, sampling }: Frame): number {
  const across = Math.max(1, ...sampling.map(([horizontal]) => horizontal))
  const down = Math.max(1, ...sampling.map(([, vertical]) => vertical))
  const shares = sampling.map(([horizontal, vertical]) => (horizontal * vertical) / (across * down))
  return width * height * COEFFICIENT_BYTES * shares.reduce((sum, share) => sum + share, 0)
}

/** TEM and the restart and start markers stand alone, without a length behind them. */
function isWithoutLength(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
}
