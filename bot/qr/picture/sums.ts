import type { GreyImage } from './greyImage.ts'

/**
 * Sums of everything above and left of each corner, one row and column wider than the picture, so that the sum over any
 * rectangle is four look-ups.
 */
export interface Sums {
  readonly width: number
  readonly height: number
  readonly greys: Uint32Array
  /** Of the squares; they outgrow 32 bits. */
  readonly squares: Float64Array
}

export function sumsOf({ pixels, width, height }: GreyImage): Sums {
  const stride = width + 1
  const greys = new Uint32Array(stride * (height + 1))
  const squares = new Float64Array(stride * (height + 1))
  for (let y = 0; y < height; y++) {
    let [sum, square] = [0, 0]
    for (let x = 0, from = y * width, to = (y + 1) * stride + 1; x < width; x++, from++, to++) {
      const grey = pixels[from] ?? 0
      sum += grey
      square += grey * grey
      greys[to] = (greys[to - stride] ?? 0) + sum
      squares[to] = (squares[to - stride] ?? 0) + square
    }
  }
  return { width, height, greys, squares }
}
