import type { GreyImage } from './greyImage.ts'

const TILES = 8
/** A grey value may take at most this many times its even share, so that noise in flat tiles is not blown up. */
const SLOPE_LIMIT = 3
const GREYS = 256

/**
 * Contrast-limited adaptive histogram equalisation (Zuiderveld 1994) in 8 × 8 tiles: dark corners and lit ones get
 * the same contrast. Written here because sharp's takes 450 ms where this takes 20.
 */
export function clahe({ pixels, width, height }: GreyImage): GreyImage {
  const curves = tileCurves({ pixels, width, height })
  const columns = blend(width)
  const rows = blend(height)
  const result = new Uint8Array(width * height)
  for (let y = 0, i = 0; y < height; y++) {
    const above = (rows.first[y] ?? 0) * TILES
    const below = (rows.second[y] ?? 0) * TILES
    const down = rows.weight[y] ?? 0
    for (let x = 0; x < width; x++, i++) {
      const left = columns.first[x] ?? 0
      const right = columns.second[x] ?? 0
      const across = columns.weight[x] ?? 0
      const grey = pixels[i] ?? 0
      const upper = mix(curves, above + left, above + right, grey, across)
      const lower = mix(curves, below + left, below + right, grey, across)
      result[i] = upper + (lower - upper) * down
    }
  }
  return { pixels: result, width, height }
}

function mix(curves: Float32Array, first: number, second: number, grey: number, weight: number): number {
  const from = curves[first * GREYS + grey] ?? 0
  return from + ((curves[second * GREYS + grey] ?? 0) - from) * weight
}

/** For each pixel along a side: the two tiles whose centres it lies between, and how near it is to the second. */
function blend(length: number): { first: Uint8Array; second: Uint8Array; weight: Float32Array } {
  const [first, second, weight] = [new Uint8Array(length), new Uint8Array(length), new Float32Array(length)]
  for (let i = 0; i < length; i++) {
    const position = Math.min(TILES - 1, Math.max(0, ((i + 0.5) * TILES) / length - 0.5))
    first[i] = Math.floor(position)
    second[i] = Math.min(TILES - 1, Math.floor(position) + 1)
    weight[i] = position - Math.floor(position)
  }
  return { first, second, weight }
}

/** Each tile's curve from grey to grey, one after the other. */
function tileCurves(image: GreyImage): Float32Array {
  const curves = new Float32Array(TILES * TILES * GREYS)
  for (let tile = 0; tile < TILES * TILES; tile++) {
    const counts = tileCounts(image, tile % TILES, Math.floor(tile / TILES))
    const total = counts.reduce((sum, count) => sum + count, 0) || 1
    const limit = (SLOPE_LIMIT * total) / GREYS
    const spread = counts.reduce((sum, count) => sum + Math.max(0, count - limit), 0) / GREYS
    let sum = 0
    for (let grey = 0; grey < GREYS; grey++) {
      sum += Math.min(limit, counts[grey] ?? 0) + spread
      curves[tile * GREYS + grey] = ((GREYS - 1) * sum) / total
    }
  }
  return curves
}

function tileCounts({ pixels, width, height }: GreyImage, column: number, row: number): Uint32Array {
  const counts = new Uint32Array(GREYS)
  const [left, right] = [Math.floor((column * width) / TILES), Math.floor(((column + 1) * width) / TILES)]
  const [top, bottom] = [Math.floor((row * height) / TILES), Math.floor(((row + 1) * height) / TILES)]
  for (let y = top; y < bottom; y++) {
    for (let i = y * width + left; i < y * width + right; i++) {
      const grey = pixels[i] ?? 0
      counts[grey] = (counts[grey] ?? 0) + 1
    }
  }
  return counts
}
