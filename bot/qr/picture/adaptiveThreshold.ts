import { binarise } from './bitmap.ts'
import type { GreyImage } from './greyImage.ts'

/** The window's radius as a share of the longer side; found by measuring, `1 / 80`. */
const RADIUS_SHARE = 1 / 80
const RADIUS_AT_LEAST = 6
/** A pixel is black when it is this much darker than the mean around it. */
const DARKER_THAN_MEAN = 0.95

/** Black and white by the mean of a window around each pixel: shadows and glare across a poster lose their hold. */
export function adaptiveThreshold(image: GreyImage): GreyImage {
  const radius = Math.max(RADIUS_AT_LEAST, Math.round(Math.max(image.width, image.height) * RADIUS_SHARE))
  const { dark } = binarise(image, { radius, share: DARKER_THAN_MEAN })
  return { ...image, pixels: dark.map((isDark) => (isDark ? 0 : 255)) }
}
