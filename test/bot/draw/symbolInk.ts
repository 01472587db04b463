import sharp from 'sharp'
import { symbolOf } from '../../../bot/draw/qrPath.ts'

/** Where a symbol stands in a picture, in pixels, quiet zone not counted. */
export interface SymbolPlace {
  readonly left: number
  readonly top: number
  readonly side: number
}

/** The edge of a module may be off by less than a pixel, and grey where the painter softens it. */
const EDGE = 1
const DARK_BELOW = 0x40
const LIGHT_FROM = 0xc0

/**
 * The modules of the symbol of `text`, as `row column`, in which a picture has a pixel that is not as dark or light as
 * it must be; around the symbol those of the quiet zone as well.
 */
export async function wrongModules(picture: Uint8Array, text: string, place: SymbolPlace): Promise<string[]> {
  const { modules } = symbolOf(text)
  const size = modules.size
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true })
  const module = place.side / size
  const from = (start: number, index: number): number => Math.ceil(start + index * module + EDGE)
  const to = (start: number, index: number): number => Math.floor(start + (index + 1) * module - EDGE)
  const isRight = (row: number, column: number): boolean => {
    const isInside = row >= 0 && column >= 0 && row < size && column < size
    const isDark = isInside && modules.get(row, column) === 1
    for (let y = from(place.top, row); y < to(place.top, row); y++) {
      for (let x = from(place.left, column); x < to(place.left, column); x++) {
        const grey = data[(y * info.width + x) * info.channels] ?? -1
        if (isDark ? grey >= DARK_BELOW : grey < LIGHT_FROM) return false
      }
    }
    return true
  }
  const wrong: string[] = []
  for (let row = -4; row < size + 4; row++) {
    for (let column = -4; column < size + 4; column++) {
      if (!isRight(row, column)) wrong.push(`${row} ${column}`)
    }
  }
  return wrong
}
