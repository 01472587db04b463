import type { Light } from '../picture.ts'

/** A bell-shaped blur of such a standard deviation in pixels, below 1.2: what any lens and any shrinking does. */
export function soften({ pixels, width, height }: Light, deviation: number): Light {
  const bell = (distance: number): number => Math.exp(-(distance * distance) / (2 * deviation * deviation))
  const whole = bell(0) + 2 * bell(1) + 2 * bell(2)
  const weights: Weights = [bell(0) / whole, bell(1) / whole, bell(2) / whole]
  const across = new Float32Array(pixels.length)
  for (let y = 0; y < height; y++) {
    const row = y * width * 3
    mixRow(across, row, pixels, row, width, weights)
  }
  const result = new Float32Array(pixels.length)
  for (let y = 0; y < height; y++) mixRows(result, across, y, width * 3, height, weights)
  return { pixels: result, width, height }
}

/** Of the pixel itself, the next, and the one after. */
type Weights = readonly [own: number, next: number, second: number]

function mixRow(
  result: Float32Array,
  to: number,
  pixels: Float32Array,
  from: number,
  width: number,
  weights: Weights,
): void {
  const [own, next, second] = weights
  const last = (width - 1) * 3
  for (let c = 0; c < 3; c++) {
    for (let x = 0; x <= last; x += 3) {
      const at = from + c
      const far = (pixels[at + Math.max(0, x - 6)] ?? 0) + (pixels[at + Math.min(last, x + 6)] ?? 0)
      const near = (pixels[at + Math.max(0, x - 3)] ?? 0) + (pixels[at + Math.min(last, x + 3)] ?? 0)
      result[to + c + x] = own * (pixels[at + x] ?? 0) + next * near + second * far
    }
  }
}

function mixRows(
  result: Float32Array,
  pixels: Float32Array,
  y: number,
  stride: number,
  height: number,
  weights: Weights,
): void {
  const [own, next, second] = weights
  const [above, over] = [Math.max(0, y - 1) * stride, Math.max(0, y - 2) * stride]
  const [below, under] = [Math.min(height - 1, y + 1) * stride, Math.min(height - 1, y + 2) * stride]
  const row = y * stride
  for (let i = 0; i < stride; i++) {
    const near = (pixels[above + i] ?? 0) + (pixels[below + i] ?? 0)
    const far = (pixels[over + i] ?? 0) + (pixels[under + i] ?? 0)
    result[row + i] = own * (pixels[row + i] ?? 0) + next * near + second * far
  }
}
