import type { GreyImage } from '../../read/greyImage.ts'
import type { Sums } from './sums.ts'

/** A picture in black and white: 1 is dark, 0 is light, row after row. */
export interface Bitmap {
  readonly dark: Uint8Array
  readonly width: number
  readonly height: number
}

/** What counts as dark: below this share of the mean in a window of this radius, in pixels, around the pixel. */
export interface Darkness {
  readonly radius: number
  readonly share: number
}

/** Black and white by the mean around each pixel.  */
export function binarise(
  { pixels, width, height }: GreyImage,
  { greys }: Sums,
  { radius, share }: Darkness,
): Bitmap {
  const stride = width + 1
  const dark = new Uint8Array(width * height)
  for (let y = 0, i = 0; y < height; y++) {
    const top = Math.max(0, y - radius)
    const bottom = Math.min(height, y + radius + 1)
    const [above, below] = [top * stride, bottom * stride]
    for (let x = 0; x < width; x++, i++) {
      const left = Math.max(0, x - radius)
      const right = Math.min(width, x + radius + 1)
      const sum =
        (greys[below + right] ?? 0) -
        (greys[above + right] ?? 0) -
        (greys[below + left] ?? 0) +
        (greys[above + left] ?? 0)
      if ((pixels[i] ?? 0) * ((right - left) * (bottom - top)) < sum * share) dark[i] = 1
    }
  }
  return { dark, width, height }
}
