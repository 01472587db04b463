import type { GreyImage } from '../../picture/greyImage.ts'
import type { CorrectedSymbol } from './correctedSymbol.ts'

/** Every reader manages modules of 4 pixels. */
const PIXELS_OF_MODULE = 4
/** The light margin that the standard asks for (ISO/IEC 18004, 5.3.8). */
const QUIET_MODULES = 4
const LIGHT = 255

/** A clean picture of a corrected symbol, for a reader that knows all ways of writing texts in symbols. */
export function renderSymbol({
  model: { size },
  modules,
}: Pick<CorrectedSymbol, 'model' | 'modules'>): GreyImage {
  const side = (size + 2 * QUIET_MODULES) * PIXELS_OF_MODULE
  const pixels = new Uint8Array(side * side).fill(LIGHT)
  for (let row = 0; row < size; row++) {
    const top = (row + QUIET_MODULES) * PIXELS_OF_MODULE * side
    for (let column = 0; column < size; column++) {
      if (modules[row * size + column] !== 1) continue
      const left = top + (column + QUIET_MODULES) * PIXELS_OF_MODULE
      pixels.fill(0, left, left + PIXELS_OF_MODULE)
    }
    for (let line = 1; line < PIXELS_OF_MODULE; line++) pixels.copyWithin(top + line * side, top, top + side)
  }
  return { pixels, width: side, height: side }
}
