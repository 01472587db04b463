import type { Light } from '../picture.ts'

/** Below this radius in pixels a blur moves nothing. */
const NOTHING = 0.3

/**
 * Blurs as a lens out of focus does: each point becomes an even circle of such a radius in pixels. Each row of the
 * circle is a difference of running sums, so that large circles cost little more than small ones.
 */
export function defocus({ pixels, width, height }: Light, radius: number): Light {
  if (radius < NOTHING) return { pixels, width, height }
  const sums = runningSums(pixels, width, height)
  const result = new Float32Array(pixels.length)
  const reach = Math.ceil(radius)
  let area = 0
  for (let dy = -reach; dy <= reach; dy++) {
    const half = Math.sqrt(Math.max(0, (radius + 0.5) ** 2 - dy * dy)) - 0.5
    if (half < 0) continue
    area += 2 * half + 1
    addRows(result, sums, width, height, dy, half)
  }
  for (let i = 0; i < result.length; i++) result[i] = (result[i] ?? 0) / area
  return { pixels: result, width, height }
}

/** Sums from the left edge up to each pixel, one pixel longer than the row; colours apart. */
function runningSums(pixels: Float32Array, width: number, height: number): Float64Array {
  const stride = (width + 1) * 3
  const sums = new Float64Array(stride * height)
  for (let y = 0; y < height; y++) {
    for (let i = 0; i < width * 3; i++) {
      const at = y * stride + i
      sums[at + 3] = (sums[at] ?? 0) + (pixels[y * width * 3 + i] ?? 0)
    }
  }
  return sums
}

/** Adds to each pixel the row `dy` away, from `half` pixels before it to as many after. */
function addRows(
  result: Float32Array,
  sums: Float64Array,
  width: number,
  height: number,
  dy: number,
  half: number,
): void {
  const stride = (width + 1) * 3
  const whole = Math.floor(half)
  const part = half - whole
  for (let y = 0; y < height; y++) {
    const row = Math.min(height - 1, Math.max(0, y + dy)) * stride
    for (let x = 0; x < width; x++) {
      const inner = row + Math.max(0, x - whole) * 3
      const outer = row + Math.min(width, x + whole + 1) * 3
      const before = row + Math.max(0, x - whole - 1) * 3
      const after = row + Math.min(width, x + whole + 2) * 3
      const at = (y * width + x) * 3
      for (let c = 0; c < 3; c++) {
        const middle = (sums[outer + c] ?? 0) - (sums[inner + c] ?? 0)
        const wider = (sums[after + c] ?? 0) - (sums[before + c] ?? 0)
        result[at + c] = (result[at + c] ?? 0) + middle + (wider - middle) * part
      }
    }
  }
}
