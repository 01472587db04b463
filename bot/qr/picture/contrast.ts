import type { GreyImage } from './greyImage.ts'
import { sumsOf } from './sums.ts'

/** A picture of how dark each pixel is beside what surrounds it: 1 black to -1 white, whatever the light. */
export interface Contrast {
  readonly values: Float32Array
  readonly width: number
  readonly height: number
}

/** Grey values by which light varies anyway; so that a blank wall's noise does not look like a pattern. */
const NOISE = 3

/** How far each pixel lies below the mean in a window of `radius` pixels, in standard deviations, at most 1. */
export function localContrast(image: GreyImage, radius: number): Contrast {
  const { pixels, width, height } = image
  const stride = width + 1
  const { greys, squares } = sumsOf(image)
  const values = new Float32Array(width * height)
  for (let y = 0, i = 0; y < height; y++) {
    const top = Math.max(0, y - radius)
    const bottom = Math.min(height, y + radius + 1)
    const [above, below] = [top * stride, bottom * stride]
    for (let x = 0; x < width; x++, i++) {
      const left = Math.max(0, x - radius)
      const right = Math.min(width, x + radius + 1)
      const [a, b, c, d] = [below + right, above + right, below + left, above + left]
      const count = (right - left) * (bottom - top)
      const mean = ((greys[a] ?? 0) - (greys[b] ?? 0) - (greys[c] ?? 0) + (greys[d] ?? 0)) / count
      const square = ((squares[a] ?? 0) - (squares[b] ?? 0) - (squares[c] ?? 0) + (squares[d] ?? 0)) / count
      const spread = Math.sqrt(Math.max(0, square - mean * mean)) + NOISE
      const value = (mean - (pixels[i] ?? 0)) / spread
      values[i] = value > 1 ? 1 : value < -1 ? -1 : value
    }
  }
  return { values, width, height }
}

/** The mean over squares of `2 * radius + 1` pixels; beyond an edge, the edge's own value goes on. */
export function blurred(contrast: Contrast, radius: number): Contrast {
  if (radius < 1) return contrast
  const { values, width, height } = contrast
  const across = new Float32Array(width * height)
  const both = new Float32Array(width * height)
  const share = 1 / (2 * radius + 1)
  for (let y = 0; y < height; y++)
    meanAlong(values, across, { start: y * width, step: 1, count: width, radius, share })
  for (let x = 0; x < width; x++)
    meanAlong(across, both, { start: x, step: width, count: height, radius, share })
  return { values: both, width, height }
}

interface Line {
  readonly start: number
  readonly step: number
  readonly count: number
  readonly radius: number
  readonly share: number
}

function meanAlong(from: Float32Array, to: Float32Array, { start, step, count, radius, share }: Line): void {
  const last = count - 1
  let sum = 0
  for (let i = -radius; i <= radius; i++) sum += from[start + Math.min(last, Math.max(0, i)) * step] ?? 0
  for (let i = 0; i < count; i++) {
    to[start + i * step] = sum * share
    sum += from[start + Math.min(last, i + radius + 1) * step] ?? 0
    sum -= from[start + Math.max(0, i - radius) * step] ?? 0
  }
}

/** The value between pixels, 0 outside the picture. Pixel centres are whole numbers. */
export function contrastAt({ values, width, height }: Contrast, x: number, y: number): number {
  if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) return 0
  const left = x | 0
  const top = y | 0
  const [right, down] = [x - left, y - top]
  const i = top * width + left
  const upper = (values[i] ?? 0) * (1 - right) + (values[i + 1] ?? 0) * right
  const lower = (values[i + width] ?? 0) * (1 - right) + (values[i + width + 1] ?? 0) * right
  return upper * (1 - down) + lower * down
}
