import type { GreyImage } from '../../read/greyImage.ts'
import { shrink } from './shrink.ts'
import { type Sums, sumsOf } from './sums.ts'

/** A picture at one size, with its sums. */
export interface Scale {
  readonly image: GreyImage
  readonly sums: Sums
  /** By how much it was shrunk. */
  readonly factor: number
}

const scales = new WeakMap<GreyImage, Map<number, Scale>>()

/** The picture shrunk by a whole factor; made once for as long as somebody holds the picture. */
export function scaleOf(image: GreyImage, factor: number): Scale {
  const made = scales.get(image) ?? new Map<number, Scale>()
  scales.set(image, made)
  const scale = made.get(factor) ?? makeScale(image, factor)
  made.set(factor, scale)
  return scale
}

function makeScale(image: GreyImage, factor: number): Scale {
  const whole = { left: 0, top: 0, right: image.width, bottom: image.height }
  const small = factor === 1 ? image : shrink(image, whole, factor)
  return { image: small, sums: sumsOf(small), factor }
}
