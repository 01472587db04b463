import jsqr from 'jsqr'
import { colourOf, type GreyImage, halved } from '../picture/greyImage.ts'

/** jsQR's cost grows without measure with detail (1.4 s on 1.2 MP was seen), so it gets a small picture. */
const PIXELS_LIMIT = 500_000

/** Reads at most one code. An empty text, which jsQR gives at times, is none. */
export function readWithJsqr(image: GreyImage): string[] {
  let small = image
  while (small.width * small.height > PIXELS_LIMIT) small = halved(small)
  const { pixels, width, height } = colourOf(small)
  const code = jsqr.default(pixels, width, height, { inversionAttempts: 'dontInvert' })
  return code === null || code.data === '' ? [] : [code.data]
}
