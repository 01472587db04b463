import type { GreyImage } from './greyImage.ts'

/** A whole part of a picture, in its pixels; `right` and `bottom` are the first that no longer belong to it. */
export interface Part {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A part of a picture, each pixel the mean of a square of `factor` times `factor` of the picture's. */
export function shrink(image: GreyImage, part: Part, factor: number): GreyImage {
  const width = Math.floor((part.right - part.left) / factor)
  const height = Math.floor((part.bottom - part.top) / factor)
  const pixels = new Uint8Array(width * height)
  const count = factor * factor
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to++) {
      let sum = 0
      let row = (part.top + y * factor) * image.width + part.left + x * factor
      for (let down = 0; down < factor; down++, row += image.width) {
        for (let across = 0; across < factor; across++) sum += image.pixels[row + across] ?? 0
      }
      pixels[to] = sum / count + 0.5
    }
  }
  return { pixels, width, height }
}
