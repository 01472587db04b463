/**
 * Progressive photos have ten scans, in four inks eighteen. Each costs a decoder a walk over the whole picture, also
 * when the file holds nothing for it: 30 kB can ask for 500 walks over 4 MP.
 */
const PROGRESSIVE_SCANS_LIMIT = 32
/** Any other JPEG has one scan, or one for each of its four components at most. */
const SEQUENTIAL_SCANS_LIMIT = 4

const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9
const PROGRESSIVE_FRAMES = new Set([0xc2, 0xc6, 0xca, 0xce])

/** What the scans of a JPEG say of it. */
export interface JpegScans {
  /** Whether they ask for more walks over the picture than any camera or program writes. */
  readonly areTooMany: boolean
  /** Whether the picture comes to its end; what stands behind that, as the film of a motion photo, is none of it. */
  readonly end: boolean
}

/** One pass over the file, from marker to marker. */
export function readJpegScans(file: Uint8Array): JpegScans {
  let scans = 0
  let limit = SEQUENTIAL_SCANS_LIMIT
  let offset = 2
  while (offset + 1 < file.length) {
    const marker = file[offset] === 0xff ? (file[offset + 1] ?? 0) : 0
    if (marker === END_OF_IMAGE) return { areTooMany: false, end: true }
    if (PROGRESSIVE_FRAMES.has(marker)) limit = PROGRESSIVE_SCANS_LIMIT
    if (marker === START_OF_SCAN && ++scans > limit) return { areTooMany: true, end: false }
    offset += hasLength(marker) ? 2 + length(file, offset + 2) : 1
  }
  return { areTooMany: false, end: false }
}

/** Markers below C0 do not occur, or belong to the data between; restart and start markers stand alone. */
function hasLength(marker: number): boolean {
  return marker >= 0xc0 && marker !== 0xff && (marker < 0xd0 || marker > 0xd9)
}

function length(file: Uint8Array, offset: number): number {
  return ((file[offset] ?? 0) << 8) | (file[offset + 1] ?? 0)
}
