import { readFileSync } from 'node:fs'

/** How far a letter's ink reaches above and below the line that it stands on, as shares of the size. */
export interface Ink {
  readonly top: number
  readonly bottom: number
}

/** What a TrueType file says of its letters, read without any of the libraries that draw. */
export interface FontFile {
  has(letter: string): boolean
  ink(letter: string): Ink
}

/** Reads the tables cmap (format 4), head, loca and glyf of a TrueType file. */
export function openFont(path: string): FontFile {
  const bytes = readFileSync(path)
  const table = (tag: string): Buffer => {
    for (let entry = 12; entry < 12 + 16 * bytes.readUInt16BE(4); entry += 16) {
      if (bytes.toString('latin1', entry, entry + 4) !== tag) continue
      const start = bytes.readUInt32BE(entry + 8)
      return bytes.subarray(start, start + bytes.readUInt32BE(entry + 12))
    }
    throw new Error(`the font has no table ${tag}`)
  }
  const [head, loca, glyf] = [table('head'), table('loca'), table('glyf')]
  const unitsPerEm = head.readUInt16BE(18)
  const isLong = head.readUInt16BE(50) === 1
  const offsetOf = (glyph: number): number =>
    isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph)
  const glyphs = glyphNumbers(table('cmap'))
  return {
    has: (letter) => glyphs.has(letter.codePointAt(0) ?? -1),
    ink(letter) {
      const glyph = glyphs.get(letter.codePointAt(0) ?? -1) ?? 0
      const [start, end] = [offsetOf(glyph), offsetOf(glyph + 1)]
      // A space has no outline; the lower left corner of the others stands before the upper right one.
      if (start === end) return { top: 0, bottom: 0 }
      return {
        top: glyf.readInt16BE(start + 8) / unitsPerEm,
        bottom: -glyf.readInt16BE(start + 4) / unitsPerEm,
      }
    },
  }
}

function glyphNumbers(cmap: Buffer): ReadonlyMap<number, number> {
  const starts = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + 8 * i))
  const start = starts.find((offset) => cmap.readUInt16BE(offset) === 4)
  if (start === undefined) throw new Error('the font has no character map of format 4')
  const segments = cmap.readUInt16BE(start + 6) / 2
  const numbers = new Map<number, number>()
  for (let segment = 0; segment < segments; segment++) {
    const at = (part: number): number => start + 14 + part * 2 * segments + (part > 0 ? 2 : 0) + 2 * segment
    const [last, first] = [cmap.readUInt16BE(at(0)), cmap.readUInt16BE(at(1))]
    const [delta, rangeOffset] = [cmap.readUInt16BE(at(2)), cmap.readUInt16BE(at(3))]
    for (let letter = first; letter <= last && letter < 0xffff; letter++) {
      const listed =
        rangeOffset === 0 ? letter : cmap.readUInt16BE(at(3) + rangeOffset + 2 * (letter - first))
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff
      if (glyph !== 0) numbers.set(letter, glyph)
    }
  }
  return numbers
}
