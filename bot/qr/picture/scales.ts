import type { GreyImage } from './greyImage.ts'
import { shrink } from './shrink.ts'

const scales = new WeakMap<GreyImage, Map<number, GreyImage>>()

/** The picture shrunk by a whole factor; made once for as long as somebody holds the picture. */
export function scaled(image: GreyImage, factor: number): GreyImage {
  if (factor === 1) return image
  const made = scales.get(image) ?? new Map<number, GreyImage>()
  scales.set(image, made)
  const whole = { left: 0, top: 0, right: image.width, bottom: image.height }
  const small = made.get(factor) ?? shrink(image, whole, factor)
  made.set(factor, small)
  return small
}
