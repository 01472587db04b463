import type { GreyImage } from './greyImage.ts'

const RADIUS = 3

/** Two passes of a 7 × 7 mean: the dots of a screen or of coarse print run together into modules. */
export function smooth({ pixels, width, height }: GreyImage): GreyImage {
  let smoothed = pixels
  for (let pass = 0; pass < 2; pass++) {
    smoothed = meanAlong(smoothed, { lines: height, lineStep: width, length: width, step: 1 })
    smoothed = meanAlong(smoothed, { lines: width, lineStep: 1, length: height, step: width })
  }
  return { pixels: smoothed, width, height }
}

interface Direction {
  readonly lines: number
  readonly lineStep: number
  readonly length: number
  readonly step: number
}

function meanAlong(pixels: Uint8Array, { lines, lineStep, length, step }: Direction): Uint8Array {
  const result = new Uint8Array(pixels.length)
  const window = 2 * RADIUS + 1
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep
    const at = (i: number): number => pixels[start + Math.min(length - 1, Math.max(0, i)) * step] ?? 0
    let sum = 0
    for (let i = -RADIUS; i <= RADIUS; i++) sum += at(i)
    for (let i = 0; i < length; i++) {
      result[start + i * step] = sum / window
      sum += at(i + RADIUS + 1) - at(i - RADIUS)
    }
  }
  return result
}
