import type { GreyImage } from './greyImage.ts'

/** The window's radius as a share of the longer side; found by measuring, `1 / 80`. */
const RADIUS_SHARE = 1 / 80
const RADIUS_AT_LEAST = 6
/** A pixel is black when it is this much darker than the mean around it. */
const DARKER_THAN_MEAN = 0.95

/** Black and white by the mean of a window around each pixel: shadows and glare across a poster lose their hold. */
export function adaptiveThreshold({ pixels, width, height }: GreyImage): GreyImage {
  const radius = Math.max(RADIUS_AT_LEAST, Math.round(Math.max(width, height) * RADIUS_SHARE))
  const sums = integral({ pixels, width, height })
  const stride = width + 1
  const result = new Uint8Array(width * height)
  for (let y = 0, i = 0; y < height; y++) {
    const top = Math.max(0, y - radius)
    const bottom = Math.min(height, y + radius + 1)
    for (let x = 0; x < width; x++, i++) {
      const left = Math.max(0, x - radius)
      const right = Math.min(width, x + radius + 1)
      const sum =
        (sums[bottom * stride + right] ?? 0) -
        (sums[top * stride + right] ?? 0) -
        (sums[bottom * stride + left] ?? 0) +
        (sums[top * stride + left] ?? 0)
      const mean = sum / ((right - left) * (bottom - top))
      result[i] = (pixels[i] ?? 0) < mean * DARKER_THAN_MEAN ? 0 : 255
    }
  }
  return { pixels: result, width, height }
}

/** Sums of everything above and left of each corner, one row and column wider than the picture. */
function integral({ pixels, width, height }: GreyImage): Uint32Array {
  const stride = width + 1
  const sums = new Uint32Array(stride * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += pixels[y * width + x] ?? 0
      sums[(y + 1) * stride + x + 1] = (sums[y * stride + x + 1] ?? 0) + row
    }
  }
  return sums
}
