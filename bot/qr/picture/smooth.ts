import type { GreyImage } from './greyImage.ts'

const RADIUS = 3
const WINDOW = 2 * RADIUS + 1

/** Two passes of a 7 × 7 mean: the dots of a screen or of coarse print run together into modules. */
export function smooth({ pixels, width, height }: GreyImage): GreyImage {
  let smoothed = pixels
  for (let pass = 0; pass < 2; pass++) smoothed = meanDown(meanAcross(smoothed, width, height), width, height)
  return { pixels: smoothed, width, height }
}

/** Beyond an edge, the edge's own value goes on: each row is laid out with room for it, so that no step asks for an edge. */
function meanAcross(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const means = new Uint8Array(pixels.length)
  const row = new Uint8Array(width + 2 * RADIUS)
  for (let y = 0, first = 0; y < height; y++, first += width) {
    row.fill(pixels[first] ?? 0, 0, RADIUS)
    row.set(pixels.subarray(first, first + width), RADIUS)
    row.fill(pixels[first + width - 1] ?? 0, RADIUS + width)
    let sum = 0
    for (let x = 0; x < WINDOW - 1; x++) sum += row[x] ?? 0
    for (let x = 0; x < width; x++) {
      sum += row[x + WINDOW - 1] ?? 0
      means[first + x] = sum / WINDOW
      sum -= row[x] ?? 0
    }
  }
  return means
}

/** All columns go down together, so that memory is walked row by row. */
function meanDown(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const means = new Uint8Array(pixels.length)
  const sums = new Int32Array(width)
  for (let y = -RADIUS; y <= RADIUS; y++) {
    const row = clampRow(y, height) * width
    for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) + (pixels[row + x] ?? 0)
  }
  for (let y = 0; y < height; y++) {
    const row = y * width
    const coming = clampRow(y + RADIUS + 1, height) * width
    const going = clampRow(y - RADIUS, height) * width
    for (let x = 0; x < width; x++) {
      const sum = sums[x] ?? 0
      means[row + x] = sum / WINDOW
      sums[x] = sum + (pixels[coming + x] ?? 0) - (pixels[going + x] ?? 0)
    }
  }
  return means
}

function clampRow(row: number, height: number): number {
  return Math.min(height - 1, Math.max(0, row))
}
