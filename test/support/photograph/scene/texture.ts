import { linearOf, type Picture } from '../picture.ts'

/** A picture in linear light, kept at full size and at halves of it, so that small views of it are means. */
export interface Texture {
  readonly levels: readonly Level[]
  /** Whether it goes on beyond its edges, as a wall does. */
  readonly repeats: boolean
}

export interface Level {
  readonly pixels: Uint16Array
  readonly width: number
  readonly height: number
}

export const FULL_LIGHT = 65_535
const LIGHTS = Uint16Array.from({ length: 256 }, (_, byte) => linearOf(byte) * FULL_LIGHT)
const SMALLEST_SIDE = 4
/** A spot of more pixels than this is looked up in a smaller copy: half way between one pixel and two. */
const SHRINK_FROM = Math.SQRT2

export function textureOf(picture: Picture, repeats = false): Texture {
  return { levels: withHalves(levelOf(picture)), repeats }
}

/** The picture at full size, to be painted upon before its halves are made. */
export function levelOf({ pixels, width, height }: Picture): Level {
  const light = new Uint16Array(pixels.length)
  for (let i = 0; i < light.length; i++) light[i] = LIGHTS[pixels[i] ?? 0] ?? 0
  return { pixels: light, width, height }
}

export function withHalves(first: Level): Level[] {
  const levels = [first]
  let last = first
  while (Math.min(last.width, last.height) >= 2 * SMALLEST_SIDE) {
    last = half(last)
    levels.push(last)
  }
  return levels
}

function half({ pixels, width, height }: Level): Level {
  const [across, down] = [width >> 1, height >> 1]
  const result = new Uint16Array(across * down * 3)
  for (let y = 0, to = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const from = (2 * y * width + 2 * x) * 3
      for (let c = from; c < from + 3; c++, to++) {
        const below = c + width * 3
        const sum = (pixels[c] ?? 0) + (pixels[c + 3] ?? 0) + (pixels[below] ?? 0) + (pixels[below + 3] ?? 0)
        result[to] = sum >> 2
      }
    }
  }
  return { pixels: result, width: across, height: down }
}

/** The size of a texture at which a spot `spot` of its widths wide is about one pixel. */
export function levelFor({ levels }: Texture, spot: number): Level | undefined {
  let level = levels[0]
  for (let i = 1; i < levels.length && level !== undefined && spot * level.width > SHRINK_FROM; i++)
    level = levels[i]
  return level
}

/**
 * Adds to `sum` the colour at (u, v), each 0 to 1 across the texture, mixed from the four pixels around. A texture that
 * repeats must be a power of 2 wide and high, so that its pixels can be found again without division.
 */
export function addSample(
  { pixels, width, height }: Level,
  repeats: boolean,
  u: number,
  v: number,
  sum: Float32Array,
): void {
  const px = u * width - 0.5
  const py = v * height - 0.5
  let x0 = Math.floor(px)
  let y0 = Math.floor(py)
  const right = px - x0
  const down = py - y0
  let x1 = x0 + 1
  let y1 = y0 + 1
  if (repeats) {
    x0 &= width - 1
    x1 &= width - 1
    y0 &= height - 1
    y1 &= height - 1
  } else {
    x0 = x0 < 0 ? 0 : x0 >= width ? width - 1 : x0
    x1 = x1 < 0 ? 0 : x1 >= width ? width - 1 : x1
    y0 = y0 < 0 ? 0 : y0 >= height ? height - 1 : y0
    y1 = y1 < 0 ? 0 : y1 >= height ? height - 1 : y1
  }
  const a = (y0 * width + x0) * 3
  const b = (y0 * width + x1) * 3
  const c = (y1 * width + x0) * 3
  const d = (y1 * width + x1) * 3
  for (let i = 0; i < 3; i++) {
    const upper = (pixels[a + i] ?? 0) * (1 - right) + (pixels[b + i] ?? 0) * right
    const lower = (pixels[c + i] ?? 0) * (1 - right) + (pixels[d + i] ?? 0) * right
    sum[i] = (sum[i] ?? 0) + (upper * (1 - down) + lower * down) / FULL_LIGHT
  }
}
